//! Name resolution: names of scopes, and names of entries of `requirements`.

mod deprecated_text;
pub(crate) mod link;
pub(crate) mod named_requirements;
pub(crate) mod requirements;
pub(crate) mod symbol_table;
mod topo_sort;
pub(crate) mod undeclared;
mod unknown_scope;
