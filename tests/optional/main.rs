//! Tests that need data or tools that may be absent. Without them, a test is listed as ignored, so that it never passes
//! without a check. With `--include-ignored`, it runs and fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking, and may be slow"
)]

mod no_std;
mod oidc_provider;
mod real_catalogs;
mod rust_analyzer;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let real_catalogs =
        real_catalogs::TESTS.iter().map(|test| trial("real_catalogs", test, real_catalogs::are_there()));
    let no_std = no_std::TESTS.iter().map(|test| trial("no_std", test, no_std::is_there()));
    let rust_analyzer = rust_analyzer::TESTS.iter().map(|test| trial("rust_analyzer", test, rust_analyzer::is_there()));
    let oidc_provider = oidc_provider::TESTS.iter().map(|test| trial("oidc_provider", test, oidc_provider::is_there()));
    let tests = real_catalogs.chain(no_std).chain(rust_analyzer).chain(oidc_provider).collect();
    let conclusion = libtest_mimic::run(&arguments, tests);
    rust_analyzer::stop();
    conclusion.exit_code()
}

/// A test, which is ignored unless its data or its tool is there.
fn trial(module: &str, (name, test): &'static (&str, fn()), is_there: bool) -> Trial {
    let run = || {
        test();
        Ok(())
    };
    Trial::test(format!("{module}::{name}"), run).with_ignored_flag(!is_there)
}
