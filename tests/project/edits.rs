//! Edits of `scopes.yaml` in a crate that cargo compiles after each edit.

use harness::scratch::Scratch;

const CATALOG: &str = "\
catalog: Notes
actions: { read: [GET], write: [PUT] }
categories:
  Notes:
    resources:
      notes: { paths: [/notes], read: Read notes., write: Change notes. }
";

const PROGRAM: &str = "\
mod scopes {
    scopewright::catalog!(\"scopes.yaml\");
}
use scopes::requires;

#[requires(notes:read)]
pub fn list() {}

#[requires(notes:write)]
pub fn change() {}

#[requires(any(notes:read, notes:write))]
pub fn show() {}
";

/// A crate with the catalog and the program.
fn scratch(name: &str) -> Scratch {
    let scratch = Scratch::new(env!("CARGO_TARGET_TMPDIR"), name);
    scratch.write("scopes.yaml", CATALOG);
    scratch.write("src/lib.rs", PROGRAM);
    scratch
}

#[test]
fn a_new_scope_needs_no_other_edit_and_a_removed_one_fails_at_each_use() {
    let scratch = scratch("edits-of-scopes");
    scratch.accepted();

    scratch.write("scopes.yaml", &format!("{CATALOG}      tags: {{ paths: [/tags], read: Read tags. }}\n"));
    scratch.write("src/lib.rs", &format!("{PROGRAM}\n#[requires(tags:read)]\npub fn tags() {{}}\n"));
    scratch.accepted();

    // Only the catalog changes. Cargo compiles the crate again without a build script.
    scratch.write("scopes.yaml", &CATALOG.replace(", write: Change notes.", ""));
    let said = scratch.refused();
    for place in ["src/lib.rs:9:12", "src/lib.rs:12:28", "src/lib.rs:15:12"] {
        assert!(said.contains(place), "{place} in:\n{said}");
    }
    assert_eq!(said.matches("unknown scope `notes:write`").count(), 2, "{said}");
    assert_eq!(said.matches("unknown scope `tags:read`").count(), 1, "{said}");
    assert_eq!(said.matches("error[").count(), 3, "one mistake is one message:\n{said}");
}

#[test]
fn a_wrong_catalog_is_reported_by_the_build_script_line_by_line() {
    let scratch = scratch("edits-with-a-build-script");
    scratch.write("build.rs", "fn main() {\n    scope_catalog::build::check(\"scopes.yaml\");\n}\n");
    scratch.accepted();

    scratch.write("scopes.yaml", &CATALOG.replace("write: Change", "wirte: Change").replace("[PUT]", "[put]"));
    let said = scratch.refused();
    // Cargo prints every line of the snippet, with its spaces.
    let method = "\
error: edits-with-a-build-script@0.0.0: `put` is not an HTTP method: methods are case sensitive
error: edits-with-a-build-script@0.0.0:  --> scopes.yaml:2:33
error: edits-with-a-build-script@0.0.0:   |
error: edits-with-a-build-script@0.0.0: 2 | actions: { read: [GET], write: [put] }
error: edits-with-a-build-script@0.0.0:   |                                 ^^^
error: edits-with-a-build-script@0.0.0:   |
error: edits-with-a-build-script@0.0.0:   = help: write `PUT`
";
    assert!(said.contains(method), "{said}");
    assert!(said.contains("error: edits-with-a-build-script@0.0.0:  --> scopes.yaml:6:52\n"), "{said}");
    assert!(!said.contains("src/lib.rs"), "the program is not compiled with an invalid catalog:\n{said}");

    // Only the build script can show a warning.
    let doubtful = format!("{CATALOG}requirements: {{ unused: notes:read }}\n");
    scratch.write("scopes.yaml", &doubtful);
    let said = scratch.accepted();
    let warning = "\
warning: edits-with-a-build-script@0.0.0: requirement `unused` is never used
warning: edits-with-a-build-script@0.0.0:  --> scopes.yaml:7:17
warning: edits-with-a-build-script@0.0.0:   |
warning: edits-with-a-build-script@0.0.0: 7 | requirements: { unused: notes:read }
warning: edits-with-a-build-script@0.0.0:   |                 ^^^^^^
warning: edits-with-a-build-script@0.0.0:   |
warning: edits-with-a-build-script@0.0.0:   = help: use it as `$unused`, or remove it
";
    assert!(said.contains(warning), "{said}");

    scratch.remove("scopes.yaml");
    let said = scratch.refused();
    assert!(said.contains("error: edits-with-a-build-script@0.0.0: cannot read the catalog"), "{said}");
}

#[test]
fn a_wrong_catalog_is_reported_without_a_build_script_too() {
    let scratch = scratch("edits-without-a-build-script");
    scratch.write("scopes.yaml", &CATALOG.replace("write: Change", "wirte: Change").replace("[PUT]", "[put]"));
    let said = scratch.refused();
    assert!(said.contains("--> scopes.yaml:2:33"), "{said}");
    assert!(said.contains("--> scopes.yaml:6:52"), "{said}");
    assert_eq!(said.matches("error: ").count() - said.matches("error: could not").count(), 2, "{said}");
}
