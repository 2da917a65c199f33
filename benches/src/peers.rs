//! The peers of Scopewright, each used as its documentation says.

pub mod checks;
pub mod claims;
pub mod guards;
pub mod paths;
pub mod sets;
