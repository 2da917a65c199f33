//! What Scopewright is measured beside, each driven as its documentation says.

pub mod checks;
pub mod claims;
pub mod paths;
pub mod sets;
