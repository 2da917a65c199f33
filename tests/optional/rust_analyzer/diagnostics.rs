//! Diagnostics: what rust-analyzer itself reports while somebody types. `cargo check` reports the rest.

use std::fs;
use std::path::Path;

use super::editor::{Editor, Workspace, with_editor};
use super::place::Place;

/// The files of the fixture crate.
const FIXTURE: [&str; 3] = ["src/lib.rs", "src/book.rs", "src/forms.rs"];

/// The files of the example.
const EXAMPLE: [&str; 5] = [
    "examples/api.rs",
    "examples/api/guard.rs",
    "examples/api/handlers.rs",
    "examples/api/issuer.rs",
    "examples/api/scopes.rs",
];

/// The example has a statement for systems other than Unix, which an editor shows in grey.
const NOT_FOR_UNIX: &str = "directives: unix is enabled\"";

/// A function of `forms.rs`, and arguments with a name that is not a scope. The cursor has no meaning here. The compiler
/// looks names up in constant evaluation, so `cargo check` reports them, and rust-analyzer itself reports nothing.
const MISTAKES: &[(&str, &str)] = &[
    ("one", "contacts:wrte|"),
    ("one", "cntacts:write|"),
    ("one", "contacts.list:write|"),
    ("one", "contacts|"),
    ("one", "contacts:|"),
    ("alternatives", "any(contacts:read, crm:|)"),
    ("one", "\"contacts:wrte\"|"),
    ("alternatives", "any(contacts:read, crm:rd|)"),
    ("checked", "contacts:rd, from = caller|"),
    ("method", "contacts:rd|"),
    ("later", "contacts:rd|"),
    ("remove", "contacts:rd|"),
];

/// Arguments that are not a requirement, and a part of what the macro says about them.
const REFUSED: &[(&str, &str, &str)] = &[
    ("one", "|", "requirement"),
    ("alternatives", "any(|)", "`any()` is empty"),
    ("several", "contacts:read, any(crm:read,)|", "expected a scope next to this comma"),
];

pub(super) fn the_fixture_has_none() {
    none_in(Workspace::Fixture, &FIXTURE, &[]);
}

pub(super) fn the_example_has_none() {
    none_in(Workspace::Project, &EXAMPLE, &[NOT_FOR_UNIX]);
}

/// Files have no diagnostics but those whose text ends as expected.
fn none_in(workspace: Workspace, files: &[&str], expected: &[&str]) {
    with_editor(workspace, |editor| {
        let mut found = Vec::new();
        for file in files {
            let path = editor.path(file);
            let text = fs::read_to_string(&path).unwrap();
            let is_expected = |one: &String| expected.iter().any(|end| one.ends_with(end));
            let others = of(editor, &path, &text).into_iter().filter(|one| !is_expected(one));
            found.extend(others.map(|one| format!("{file}:{one}")));
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

/// An error of types in and around annotated functions: the other tests would not pass because nothing is reported.
pub(super) fn errors_of_types_are_reported() {
    with_editor(Workspace::Fixture, |editor| {
        let file = editor.path("src/forms.rs");
        let right = fs::read_to_string(&file).unwrap();
        for (from, to) in
            [("    name.len()", "    name"), ("    1\n", "    \"\"\n"), ("one(caller.authorize()?)", "one(1)")]
        {
            assert_eq!(right.matches(from).count(), 1, "{from}");
            let found = of(editor, &file, &right.replace(from, to));
            assert!(found.len() == 1 && found[0].contains("E0308"), "{to}: {found:?}");
        }
        editor.show(&file, &right);
    });
}

pub(super) fn mistakes_in_attributes_add_no_false_errors() {
    with_editor(Workspace::Fixture, |editor| {
        let file = editor.path("src/forms.rs");
        let mut wrong = Vec::new();
        for (function, arguments) in MISTAKES {
            let place = Place::in_attribute_of(&file, function, arguments);
            let found = of(editor, &file, &place.text);
            if !found.is_empty() {
                wrong.push(format!("{function}: {arguments}: {found:?}"));
            }
        }
        for (function, arguments, message) in REFUSED {
            let place = Place::in_attribute_of(&file, function, arguments);
            let found = of(editor, &file, &place.text);
            if found.len() != 1 || !found[0].contains(message) {
                wrong.push(format!("{function}: {arguments}: expected `{message}`, got {found:?}"));
            }
        }
        editor.show(&file, &fs::read_to_string(&file).unwrap());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// The diagnostics of a file with this text.
fn of(editor: &mut Editor, file: &Path, text: &str) -> Vec<String> {
    editor.show(file, text);
    editor.diagnostics(file)
}
