//! The keys of a catalog and what they may hold.

pub(crate) mod actions;
pub(crate) mod fields;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod rows;
pub(crate) mod scopes;
pub(crate) mod unquoted_commas;

pub use keys::reference;
