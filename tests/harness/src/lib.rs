//! What several test suites share, and the fuzz targets with them.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`any_catalog`] | compiles a catalog without generated code and answers in the words of the oracle |
//! | [`spec`] | a catalog that a test describes, as YAML and as the oracle's model |
//! | [`subject`], [`tally`] | such a catalog compiled, with its answers compared with the oracle's |
//! | [`path_catalogs`] | catalogs that together use every feature of paths |
//! | [`generate`], [`dice`], [`random`] | catalogs and requests at random |
//! | [`hostile_characters`] | pieces of paths with characters and octets that the rules for paths name |
//! | [`claims`] | claims and `scope` parameters compared with a map of names |
//! | [`requirement_table`] | requirements, compared with the table that both fronts share |
//! | [`golden`] | files that hold what is expected |
//! | [`scratch`] | a crate that `cargo check` compiles |
//! | [`process`] | one test in a process of its own, and what it takes there |
//! | [`http`] | a client for HTTP/1.1 that sends malformed requests too |

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::format_push_string,
    reason = "a test fails by panicking, and may be slow"
)]

pub mod any_catalog;
pub mod claims;
pub mod dice;
pub mod generate;
pub mod golden;
pub mod hostile_characters;
pub mod http;
pub mod path_catalogs;
pub mod process;
pub mod random;
pub mod requirement_table;
pub mod scratch;
pub mod spec;
pub mod subject;
pub mod tally;
