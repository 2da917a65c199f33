//! The compile errors of mistakes. Each file in `ui/` has one mistake, and its `.stderr` has the message of the compiler.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the messages.

#[test]
fn each_mistake_has_its_message() {
    let mistakes = trybuild::TestCases::new();
    mistakes.compile_fail("tests/ui/local/*.rs");
    mistakes.compile_fail("tests/ui/other-crate/*.rs");
    mistakes.compile_fail("tests/ui/more/*.rs");
    mistakes.compile_fail("tests/ui/catalog/*.rs");
    mistakes.compile_fail("tests/ui/holes/*.rs");
}
