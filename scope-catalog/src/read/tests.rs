//! Tests of reading catalogs without errors. Errors are in `tests/catalog_errors.rs`.

#![expect(clippy::format_push_string, reason = "a test can be slow")]

mod characters;
mod keys;
mod requirements;
mod scopes;
mod support;
mod templates;
