//! Hover: an editor shows the description of a scope at its last word, and the name of a resource at the others.

use super::editor::{Workspace, with_editor};
use super::place::Place;

/// A function of `forms.rs`, its arguments with the pointer at `|`, and texts that the editor must show.
const SHOWN: &[(&str, &str, &[&str])] = &[
    ("one", "contacts:wr|ite", &["Write contacts.", "The scope `contacts:write`", "on line 6 of the catalog"]),
    ("one", "con|tacts:write", &["contacts"]),
    ("several", "contacts:re|ad, crm:write", &["Read contacts.", "`contacts:read`"]),
    ("several", "contacts:read, crm:wri|te", &["Write companies.", "on line 8 of the catalog"]),
    ("sub_resource", "contacts.lists:wr|ite", &["Write lists.", "`contacts.lists:write`"]),
    ("sub_resource", "contacts.li|sts:write", &["lists"]),
    ("dash", "sms-campaigns:wr|ite", &["Send text messages."]),
    ("dash", "sms-camp|aigns:write", &["campaigns"]),
    ("dash", "s|ms-campaigns:write", &["sms"]),
    ("words", "type:re|ad, 2fa:read", &["Read the types of records."]),
    ("words", "ty|pe:read, 2fa:read", &["type"]),
    ("words", "type:read, 2fa:r|ead", &["Read second factors."]),
    ("strings", "\"crm:re|ad\", \"https://book.example/auth/export\"", &["Read companies."]),
    ("deprecated", "every|thing", &["All of it."]),
    ("alternatives", "any(contacts:read, crm:re|ad)", &["Read companies."]),
    ("together", "all(contacts:re|ad, sms-campaigns:read)", &["Read contacts."]),
    ("nested", "any(contacts:write, all(contacts:read, any(crm:re|ad, contacts.lists:read)))", &["Read companies."]),
    ("nested", "any(contacts:write, all(contacts:read, any(crm:read, contacts.lists:re|ad)))", &["Read lists."]),
    ("checked", "contacts:re|ad, from = caller", &["Read contacts."]),
    ("checked", "contacts:read, from = cal|ler", &["caller: &Caller"]),
    ("with_module", "crm:wri|te, crate = crate::book", &["Write companies."]),
    ("later", "contacts:re|ad", &["Read contacts."]),
    ("generic", "crm:re|ad", &["Read companies."]),
    ("stacked", "contacts:wri|te", &["Write contacts."]),
    ("method", "contacts:re|ad", &["Read contacts."]),
    ("async_method", "crm:wr|ite", &["Write companies."]),
    ("list", "contacts:re|ad, from = caller", &["Read contacts."]),
    ("remove", "contacts:wr|ite", &["Write contacts."]),
    ("remove(&mut self, id: u64);", "contacts:wr|ite", &["Write contacts."]),
    ("other_catalog", "mail:wr|ite", &["Write mail."]),
];

/// Functions whose attribute is not written `requires`. rust-analyzer does not tell the macro how it is written, so
/// there is nothing to look the scope up in.
const NOT_SHOWN: &[(&str, &str)] = &[("renamed", "contacts:wr|ite"), ("by_path", "contacts:wr|ite")];

/// The documentation of the module that the expansion names. It says nothing about the word under the pointer.
const UNWANTED: &str = "mod requires";

pub(super) fn shows_the_scope() {
    with_editor(Workspace::Fixture, |editor| {
        let file = editor.path("src/forms.rs");
        let mut shown = |function, arguments| editor.hover(&Place::in_attribute_of(&file, function, arguments));
        let mut wrong = Vec::new();
        for (function, arguments, expected) in SHOWN {
            let text = shown(function, arguments);
            if !expected.iter().all(|part| text.contains(part)) || text.contains(UNWANTED) {
                wrong.push(format!("{function}: {arguments}: expected {expected:?}, got {text:?}"));
            }
        }
        for (function, arguments) in NOT_SHOWN {
            let text = shown(function, arguments);
            if !text.is_empty() {
                wrong.push(format!("{function}: {arguments}: expected nothing, got {text:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
