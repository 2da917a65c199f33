//! What the compiler says of each mistake. Every file under `ui/` is one; its `.stderr` is reviewed like code.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes them again.

#[test]
fn each_mistake_has_its_message() {
    let mistakes = trybuild::TestCases::new();
    mistakes.compile_fail("tests/ui/local/*.rs");
    mistakes.compile_fail("tests/ui/other-crate/*.rs");
    mistakes.compile_fail("tests/ui/more/*.rs");
    mistakes.compile_fail("tests/ui/catalog/*.rs");
}
