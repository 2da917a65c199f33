//! The project in an editor: what a real rust-analyzer answers about `#[requires]`.
//!
//! `SCOPEWRIGHT_RUST_ANALYZER` names its program, and `SCOPEWRIGHT_RUST_LIBRARY` names the folder of the standard
//! library's source. `.ci/run` gets both.

mod client;
mod completion;
mod definition;
mod diagnostics;
mod editor;
mod hover;
mod place;

pub(crate) use editor::{is_there, stop};

pub(crate) const TESTS: [(&str, fn()); 7] = [
    ("the_fixture_has_no_diagnostics", diagnostics::the_fixture_has_none),
    ("the_example_has_no_diagnostics", diagnostics::the_example_has_none),
    ("errors_of_types_are_reported", diagnostics::errors_of_types_are_reported),
    ("mistakes_in_attributes_add_no_false_errors", diagnostics::mistakes_in_attributes_add_no_false_errors),
    ("hover_shows_the_scope", hover::shows_the_scope),
    ("completion_offers_the_words_of_scopes", completion::offers_the_words_of_scopes),
    ("definitions_are_in_the_catalog", definition::is_in_the_catalog),
];
