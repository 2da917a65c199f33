//! The catalog once it is read and checked: what every later phase works on.
//!
//! Scopes, resources and categories are numbered in the order of the document; a scope's number is its `repr(u16)` value.

use crate::requirement::Requirement;
use crate::template::Template;

/// A whole catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// The rows of `endpoints`, in document order.
    pub endpoints: Vec<Endpoint>,
    /// The rows of `presets`, in document order.
    pub presets: Vec<Preset>,
}

/// A heading that groups scopes for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// Ids of every scope that this one implies, closed transitively, sorted, without itself.
    pub implied: Vec<u16>,
    /// Names that parse as this scope.
    pub aliases: Vec<String>,
    /// Whether and how it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// 1-based line of its key in the catalog.
    pub line: u32,
}

/// The key `deprecated`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
pub struct Endpoint {
    /// With `base`.
    pub template: Template,
    /// Method and requirement, in document order.
    pub methods: Vec<(String, Requirement)>,
    /// 1-based line of its key in the catalog.
    pub line: u32,
}

/// A row of `presets`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preset {
    /// What people ask for.
    pub name: String,
    /// Ids, in the order in which they are written.
    pub scopes: Vec<u16>,
}
