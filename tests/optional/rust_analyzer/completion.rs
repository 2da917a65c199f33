//! Completion: an editor offers the words of scopes, and inserts what the requirement language reads.

use super::editor::{Workspace, with_editor};
use super::place::Place;

/// A function of `forms.rs`, arguments with the cursor at `|`, and texts that the editor must offer to insert.
const OFFERED: &[(&str, &str, &[&str])] = &[
    ("one", "con|", &["contacts", "crm", "sms"]),
    ("one", "|", &["contacts", "crm", "sms", "everything"]),
    ("one", "contacts:w|", &["read", "write"]),
    ("one", "contacts:wr|", &["read", "write"]),
    ("one", "contacts:wr|ite", &["read", "write"]),
    ("one", "contacts: |", &["read", "write"]),
    ("one", "co|:write", &["contacts", "crm"]),
    ("one", "contacts.|", &["lists"]),
    ("one", "contacts.li|", &["lists"]),
    ("one", "contacts.lists:w|", &["read", "write"]),
    ("one", "sms-|", &["campaigns"]),
    ("one", "sms-ca|", &["campaigns"]),
    ("one", "sms-campaigns:r|", &["read", "write"]),
    ("one", "ty|", &["r#type"]),
    ("one", "r#type:r|", &["read"]),
    ("one", "type:r|", &["read"]),
    ("one", "fa|", &["_2fa"]),
    ("one", "2fa:r|", &["read"]),
    ("one", "contacts:read, |", &["contacts", "crm"]),
    ("one", "contacts:read, c|", &["contacts", "crm"]),
    ("one", "contacts:read, crm:w|", &["read", "write"]),
    ("one", "contacts:w|, crm:read", &["read", "write"]),
    ("alternatives", "any(|)", &["contacts", "crm"]),
    ("alternatives", "any(cr|)", &["contacts", "crm"]),
    ("alternatives", "any(crm:r|)", &["read", "write"]),
    ("alternatives", "any(contacts:read, |)", &["contacts", "crm"]),
    ("alternatives", "any(contacts:read, crm:w|)", &["read", "write"]),
    ("alternatives", "any(contacts:w|, crm:read)", &["read", "write"]),
    ("nested", "any(contacts:write, all(contacts:read, any(crm:r|)))", &["read", "write"]),
    ("checked", "con|, from = caller", &["contacts", "crm"]),
    ("checked", "contacts:r|, from = caller", &["read", "write"]),
    ("with_module", "crm:w|, crate = crate::book", &["read", "write"]),
    ("later", "contacts:w|", &["read", "write"]),
    ("generic", "crm:w|", &["read", "write"]),
    ("stacked", "crm:w|", &["read", "write"]),
    ("method", "|", &["contacts", "crm"]),
    ("method", "crm:w|", &["read", "write"]),
    ("async_method", "contacts.lists:r|", &["read", "write"]),
    ("list", "crm:r|, from = caller", &["read", "write"]),
    ("remove", "crm:r|", &["read", "write"]),
    ("remove(&mut self, id: u64);", "crm:r|", &["read", "write"]),
    ("other_catalog", "se|", &["self_", "crate_", "mail"]),
    ("other_catalog", "mail.drafts:r|", &["read", "write"]),
];

/// rust-analyzer itself offers nothing behind a single `:`, whatever a macro expands to, and nothing in a string. It is
/// asked again when the next letter is there.
const NOT_OFFERED: &[(&str, &str)] =
    &[("one", "contacts:|"), ("alternatives", "any(contacts:read, crm:|)"), ("strings", "\"contacts:w|\"")];

pub(super) fn offers_the_words_of_scopes() {
    with_editor(Workspace::Fixture, |editor| {
        let file = editor.path("src/forms.rs");
        let mut wrong = Vec::new();
        for (function, arguments, expected) in OFFERED {
            let offered = editor.completions(&Place::in_attribute_of(&file, function, arguments));
            let is_missing = |word: &&str| !offered.iter().any(|text| text == word);
            if expected.iter().any(is_missing) || !offered.iter().all(|text| is_word(text)) {
                wrong.push(format!("{function}: {arguments}: expected {expected:?}, got {offered:?}"));
            }
        }
        for (function, arguments) in NOT_OFFERED {
            let offered = editor.completions(&Place::in_attribute_of(&file, function, arguments));
            if !offered.is_empty() {
                wrong.push(format!("{function}: {arguments}: expected nothing, got {offered:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// The words of the requirement language.
const KEYWORDS: [&str; 5] = ["all", "any", "authenticated", "denied", "public"];

/// Whether a text is a keyword of the requirement language, or a word of a scope of the fixture crate. An editor offers
/// identifiers only: a keyword of Rust is a raw one, or ends with `_`. A word that begins with a digit has a `_` before it.
fn is_word(text: &str) -> bool {
    let names = fixture_editor::book::Scope::ALL.iter().map(|scope| scope.name());
    let names = names.chain(fixture_editor::scopes::Scope::ALL.iter().map(|scope| scope.name()));
    let mut words = names.flat_map(|name| name.split([':', '.', '-']));
    KEYWORDS.contains(&text) || words.any(|word| word == text.trim_start_matches("r#").trim_matches('_'))
}
