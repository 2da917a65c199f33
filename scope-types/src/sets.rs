//! Sets of scopes, and the traits that the generated types of every catalog implement.

pub(crate) mod bits;
pub(crate) mod catalog_set;
pub(crate) mod iter;
