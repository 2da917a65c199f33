//! Go to definition: an editor goes from a word of a scope to the invocation of `catalog!`.

use super::editor::{Workspace, with_editor};
use super::place::Place;

/// The file of a catalog in the fixture crate, and the first line of its invocation.
type Catalog = (&'static str, &'static str);

const BOOK: Catalog = ("src/book.rs", "scopewright::catalog! { \"scopes.yaml\" }");
const MAIL: Catalog = ("src/lib.rs", "scopewright::catalog! { yaml = r#\"");

/// A function of `forms.rs`, its arguments with the cursor at `|`, and the catalog that the editor goes to.
const DEFINED: &[(&str, &str, Catalog)] = &[
    ("one", "contacts:wr|ite", BOOK),
    ("one", "con|tacts:write", BOOK),
    ("nested", "any(contacts:write, all(contacts:read, any(crm:re|ad, contacts.lists:read)))", BOOK),
    ("checked", "contacts:re|ad, from = caller", BOOK),
    ("sub_resource", "contacts.lists:wr|ite", BOOK),
    ("strings", "\"crm:re|ad\", \"https://book.example/auth/export\"", BOOK),
    ("deprecated", "every|thing", BOOK),
    ("method", "contacts:re|ad", BOOK),
    ("other_catalog", "mail:wr|ite", MAIL),
];

pub(super) fn is_in_the_catalog() {
    with_editor(Workspace::Fixture, |editor| {
        let forms = editor.path("src/forms.rs");
        let mut wrong = Vec::new();
        for (function, arguments, (file, invocation)) in DEFINED {
            let text = std::fs::read_to_string(editor.path(file)).unwrap();
            let line = text.lines().position(|line| line.trim() == *invocation).unwrap();
            let found = editor.definitions(&Place::in_attribute_of(&forms, function, arguments));
            let is_right = |(uri, at): &(String, u64)| uri.ends_with(&format!("/editor/{file}")) && *at == line as u64;
            if found.is_empty() || !found.iter().all(is_right) {
                wrong.push(format!("{function}: {arguments}: expected line {line} of {file}, got {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
