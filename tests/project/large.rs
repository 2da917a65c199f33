//! The message for an unknown scope of a catalog with 20,000 scopes. The compiler stops a constant that takes too long to
//! evaluate, and reports the time instead of our message.

use harness::scratch::Scratch;
use std::fmt::Write as _;

/// Checks the help for each wrong name. `name` is the name of the scope with a number.
fn check(package: &str, name: impl Fn(usize) -> String, wrong: &[(&str, &str)]) {
    let mut catalog = "catalog: Large\ncategories:\n  All:\n    scopes:\n".to_owned();
    for number in 0..20_000 {
        writeln!(catalog, "      \"{}\": A scope", name(number)).unwrap();
    }
    let mut program = "mod scopes { scopewright::catalog!(\"scopes.yaml\"); }\nuse scopes::requires;\n".to_owned();
    for (number, (wrong, _)) in wrong.iter().enumerate() {
        writeln!(program, "#[requires(\"{wrong}\")]\npub fn f{number}() {{}}").unwrap();
    }
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), package);
    scratch.write("scopes.yaml", &catalog);
    scratch.write("src/lib.rs", &program);
    let said = scratch.refused();
    assert!(!said.contains("taking a long time"), "{said}");
    for (wrong, help) in wrong {
        let (_, after) = said.split_once(&format!("unknown scope `{wrong}`\n")).unwrap_or_else(|| panic!("{said}"));
        assert!(after.trim_start().starts_with(&format!("help: {help}")), "{wrong}:\n{after}");
    }
}

#[test]
fn short_names() {
    check(
        "large-short",
        |number| format!("resource{number}:read"),
        &[
            ("resorce17:raed", "did you mean `resource17:read`?"),
            ("nothing:like_this/at.all", "no scope has a similar name"),
        ],
    );
}

#[test]
fn long_names() {
    const START: &str = "https://www.example.org/auth/product.resource-";
    let near = |number: &str| format!("{START}{number}.raed");
    check(
        "large-long",
        |number| format!("{START}{number:05}.read"),
        &[
            (&near("00012"), &format!("did you mean `\"{START}00012.read\"`?")),
            (&near("xxxxx"), "under `https://www.example.org/auth/product.`, the catalog has `"),
            ("https://www.example.org/auth", "under `https://www.example.org/auth`, the catalog has `"),
        ],
    );
}

#[test]
fn one_resource() {
    check(
        "large-one-resource",
        |number| format!("contacts:action{number:05}"),
        &[
            ("contacts", "under `contacts`, the catalog has `contacts:action00000`"),
            ("contacts:delete", "under `contacts:`, the catalog has `contacts:action00000`"),
        ],
    );
}
