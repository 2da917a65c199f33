//! Sets of scopes, and what the sets of all catalogs have in common.

pub(crate) mod bits;
pub(crate) mod catalog_set;
pub(crate) mod iter;
