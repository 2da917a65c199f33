//! The keys of a catalog and their values.

mod action_names;
pub(crate) mod actions;
pub(crate) mod categories;
mod cut_lists;
pub(crate) mod fields;
pub(crate) mod item;
pub(crate) mod keys;
mod methods;
mod misplaced;
pub(crate) mod names;
mod prefixes;
mod refused;
mod resources;
pub(crate) mod rows;
pub(crate) mod unquoted_commas;

pub use keys::reference;
