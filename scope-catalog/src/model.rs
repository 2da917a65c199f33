//! The model of a catalog that was read and checked.
//!
//! Scopes, resources and categories are numbered in document order. The number of a scope is its id, and the
//! `repr(u16)` value of its enum variant.

use crate::requirement::Requirement;
use crate::template::Template;
use crate::yaml::NodeId;

/// A whole catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Catalog {
    /// The value of the key `catalog`.
    pub title: String,
    /// The value of the key `base`, such as `/v3`, or empty. All paths of the model include it.
    pub base: String,
    /// Whether the catalog has `case: insensitive`. The ASCII letters in all segments of the model are lowercase then.
    pub ignore_case: bool,
    /// Whether the catalog has `encoded_delimiters: allow`.
    pub encoded_delimiters: bool,
    /// The categories, in document order.
    pub categories: Vec<Category>,
    /// The resources, in document order.
    pub resources: Vec<Resource>,
    /// The scopes, in document order. The index of a scope is its id.
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
    /// The ids of all scopes of the category, including those of its resources.
    pub scopes: Vec<u16>,
}

/// A resource: a part of the API, whose scopes get their names from `naming`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// The key under `resources`, such as `transactional.email`.
    pub name: String,
    /// The value of `title`. The default is made from the name.
    pub title: String,
    /// The value of `description`, or empty.
    pub description: String,
    /// The category, as an index into [`Catalog::categories`].
    pub category: usize,
    /// The ids of its scopes.
    pub scopes: Vec<u16>,
}

/// One scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scope {
    /// The scope-token (RFC 6749, section 3.3), such as `contacts:write`.
    pub name: String,
    /// The enum variant: the value of `variant`. The default is made from the name.
    pub variant: String,
    /// The value of `title`. The default is made from the resource's title and the action, or from the name.
    pub title: String,
    /// The value of `description`, or empty.
    pub description: String,
    /// The category, as an index into [`Catalog::categories`].
    pub category: usize,
    /// The resource, as an index into [`Catalog::resources`]; `None` for a scope under a category's `scopes`.
    pub resource: Option<usize>,
    /// The name of the action; `None` for a scope under a category's `scopes`.
    pub action: Option<String>,
    /// The methods that the scope authorizes at and under `paths`.
    pub methods: Vec<String>,
    /// The prefixes in canonical form, with `base`, such as `/v3/contacts` or `/v3/orgs/{org}`. The prefix `/` covers
    /// every path.
    pub paths: Vec<String>,
    /// The ids of the provider's own permissions.
    pub permissions: Vec<String>,
    /// The ids of the scopes that `implies` lists, sorted.
    pub implies: Vec<u16>,
    /// The ids of all scopes that this scope implies (the transitive closure of `implies`), sorted.
    pub implied: Vec<u16>,
    /// Old names that parse as this scope.
    pub aliases: Vec<String>,
    /// The value of `deprecated`; `None` for a scope that is not deprecated.
    pub deprecated: Option<Deprecated>,
    /// The key in the catalog.
    pub at: NodeId,
    /// The line of the key, from 1.
    pub line: u32,
}

/// The value of `deprecated`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated {
    /// The value of `since`, or empty.
    pub since: String,
    /// The id of the scope to use instead, from `use`.
    pub replacement: Option<u16>,
    /// Whether the scope has `deny: true`: a `#[requires]` that names it does not compile.
    pub deny: bool,
}

/// A row of `endpoints`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// The template, with `base`.
    pub template: Template,
    /// The methods, in document order.
    pub methods: Vec<MethodRequirement>,
    /// The key in the catalog.
    pub at: NodeId,
    /// The line of the key, from 1.
    pub line: u32,
}

/// A method of a row, and its requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MethodRequirement {
    /// The method, such as `GET`.
    pub method: String,
    /// The requirement, in normal form.
    pub requirement: Requirement,
    /// The ids of the scopes that the requirement names in the catalog, sorted. The normal form can have fewer scopes.
    pub named: Vec<u16>,
    /// The key in the catalog.
    pub at: NodeId,
}

/// An entry of `paths`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PathPrefix {
    /// The template, with `base`. It has no span.
    pub template: Template,
    /// Whether the prefix is `/`, so that it covers every path under `base`.
    pub is_root: bool,
    /// The ids of the scopes that have this prefix: all scopes of a resource, or one scope.
    pub scopes: Vec<u16>,
    /// The entry in the catalog.
    pub at: NodeId,
}

/// An entry of `requirements`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedRequirement {
    /// The name, without the `$` of its uses.
    pub name: String,
    /// The requirement, in normal form; `None` if it has errors.
    pub requirement: Option<Requirement>,
    /// The key in the catalog.
    pub at: NodeId,
    /// The requirements that use it as `$name`, in document order.
    pub used: Vec<NodeId>,
}

/// A row of `presets`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preset {
    /// The name, such as `Sync external contacts`.
    pub name: String,
    /// The ids of the scopes, in the order in which the preset lists them.
    pub scopes: Vec<u16>,
}
