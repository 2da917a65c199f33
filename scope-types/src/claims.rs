//! Scopes as text (RFC 6749 section 3.3): the `scope` parameter of requests, and the `scope` claim of tokens.

pub(crate) mod claim;
pub mod key;
mod lookup;
mod parse;
pub(crate) mod parse_error;
pub(crate) mod symbol_table;
pub(crate) mod token;
mod tokenize;
