//! The catalog as data: categories, resources, scopes, presets and endpoints.

pub(crate) mod endpoints;
pub(crate) mod handles;
mod scope_info;
