//! Names to what they stand for: scopes, and the entries of `requirements`.

pub(crate) mod link;
pub(crate) mod requirements;
pub(crate) mod symbol_table;
mod topo_sort;
