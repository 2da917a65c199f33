//! The catalog once it is read and checked: what every later phase works on.
//!
//! Scopes, resources and categories are numbered in the order of the document; a scope's number is its `repr(u16)` value.

use crate::requirement::Requirement;
use crate::template::Template;
use crate::yaml::NodeId;

/// A whole catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Catalog {
    /// The key `catalog`.
    pub title: String,
    /// The key `base`: empty, or `/v3`; already a part of every path below.
    pub base: String,
    /// The key `case: insensitive`: ASCII letters in literals are already folded to lower case below.
    pub ignore_case: bool,
    /// The key `encoded_delimiters: allow`.
    pub encoded_delimiters: bool,
    /// In document order.
    pub categories: Vec<Category>,
    /// In document order; `Category::resources` are indexes into it.
    pub resources: Vec<Resource>,
    /// In document order; the index is the scope's id.
    pub scopes: Vec<Scope>,
    /// The entries of `paths` of resources and scopes, in document order.
    pub prefixes: Vec<PathPrefix>,
    /// The entries of `requirements`, in document order.
    pub requirements: Vec<NamedRequirement>,
    /// The rows of `endpoints`, in document order.
    pub endpoints: Vec<Endpoint>,
    /// The rows of `presets`, in document order.
    pub presets: Vec<Preset>,
}

/// A heading that groups scopes for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Category {
    /// The key under `categories`.
    pub name: String,
    /// Indexes into [`Catalog::resources`].
    pub resources: Vec<usize>,
    /// Ids of all scopes of the category, those of its resources among them.
    pub scopes: Vec<u16>,
}

/// An API area whose scopes are made by `naming`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// The key under `resources`, such as `transactional.email`.
    pub name: String,
    /// `title`, or made from the name.
    pub title: String,
    /// `description`; empty where there is none.
    pub description: String,
    /// The resource's category: an index into [`Catalog::categories`].
    pub category: usize,
    /// Ids of its scopes.
    pub scopes: Vec<u16>,
}

/// One scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scope {
    /// The scope-token, such as `contacts:write`.
    pub name: String,
    /// The enum variant: `variant`, or made from the name.
    pub variant: String,
    /// `title`, or made from the resource's title and the action, or from the name.
    pub title: String,
    /// `description`; empty where there is none.
    pub description: String,
    /// An index into [`Catalog::categories`].
    pub category: usize,
    /// An index into [`Catalog::resources`]; none for a scope whose name is taken as it is.
    pub resource: Option<usize>,
    /// The action's name, where `naming` made the scope's name.
    pub action: Option<String>,
    /// Methods that it authorises at or under `paths`.
    pub methods: Vec<String>,
    /// Prefixes, with `base`, canonical: `/v3/contacts`; `/` alone covers everything.
    pub paths: Vec<String>,
    /// The provider's own permission ids.
    pub permissions: Vec<String>,
    /// Ids of the scopes under `implies`, sorted, without those that make a cycle.
    pub implies: Vec<u16>,
    /// Ids of every scope that this one implies: `implies`, closed transitively, sorted, without itself.
    pub implied: Vec<u16>,
    /// Names that parse as this scope.
    pub aliases: Vec<String>,
    /// Whether and how it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// Its key in the catalog.
    pub at: NodeId,
    /// 1-based line of its key.
    pub line: u32,
}

/// The key `deprecated`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated {
    /// `since`; empty where there is none.
    pub since: String,
    /// `use`: the id of the scope to use instead.
    pub replacement: Option<u16>,
    /// `deny: true`: a `#[requires]` of it does not compile.
    pub deny: bool,
}

/// A row of `endpoints`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// With `base`.
    pub template: Template,
    /// In document order.
    pub methods: Vec<MethodRequirement>,
    /// Its key in the catalog.
    pub at: NodeId,
    /// 1-based line of its key.
    pub line: u32,
}

/// A method of a row, and what it requires.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MethodRequirement {
    /// Such as `GET`.
    pub method: String,
    /// In normal form.
    pub requirement: Requirement,
    /// Ids of the scopes that are written in the requirement, sorted. The normal form can lack some of them.
    pub named: Vec<u16>,
    /// The method's key in the catalog.
    pub at: NodeId,
}

/// An entry of `paths`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathPrefix {
    /// With `base`; literals only.
    pub template: Template,
    /// Whether it is written `/`: it covers everything under `base`.
    pub is_root: bool,
    /// Ids of the scopes that hold it: all scopes of a resource, or one scope.
    pub scopes: Vec<u16>,
    /// The entry in the catalog.
    pub at: NodeId,
}

/// An entry of `requirements`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedRequirement {
    /// Without the `$` that stands before it where it is used.
    pub name: String,
    /// In normal form; `None` if something is wrong with it, which is reported.
    pub requirement: Option<Requirement>,
    /// Its key in the catalog.
    pub at: NodeId,
    /// The requirements that use it as `$name`, in document order.
    pub used: Vec<NodeId>,
}

/// A row of `presets`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preset {
    /// What people ask for.
    pub name: String,
    /// Ids, in the order in which they are written.
    pub scopes: Vec<u16>,
}
