//! The catalog as data.

pub(crate) mod endpoints;
pub(crate) mod handles;
mod scope_info;
