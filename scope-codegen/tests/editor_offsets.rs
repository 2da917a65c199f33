//! What completion in rust-analyzer needs of the expansion of `#[requires]`.
//!
//! rust-analyzer expands the attribute twice: as it is written, and with an identifier inserted at the cursor. It looks
//! for that identifier in the second expansion, and for the path before it at the same offset of the first one. The
//! text before the identifier must therefore be equal in both. `tests/optional` asks rust-analyzer itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use scope_codegen::requires_macro::{Context, expand};

/// The identifier that rust-analyzer inserts.
const MARKER: &str = "intellijRulezz";

/// Functions, and whether `from =` can be used on them.
const FUNCTIONS: [(&str, bool); 5] = [
    ("fn f() {}", false),
    ("/// A method.\n#[must_use]\npub async fn f<T: Into<u64>>(&self, value: T) -> u64 { self.get(value) }", false),
    ("fn f(&mut self, id: u64);", false),
    ("fn f(request: &Request) -> Result<(), Error> { #![allow(unused)] Ok(()) }", true),
    ("async fn f(&self, request: Request<T>) -> Result<Response<T>, Status> { self.get(request).await }", true),
];

/// Arguments with the cursor at `|`, and the path that must be before the cursor.
const CURSORS: &[(&str, &str)] = &[
    ("|", "names"),
    ("con|", "names"),
    ("con|tacts", "names"),
    ("con|:write", "names"),
    ("contacts:|", "names::contacts"),
    ("contacts: |", "names::contacts"),
    ("contacts:wr|", "names::contacts"),
    ("contacts:wr|ite", "names::contacts"),
    ("contacts.|", "names::contacts"),
    ("contacts.li|", "names::contacts"),
    ("contacts.lists:|", "names::contacts::lists"),
    ("contacts.lists:wr|", "names::contacts::lists"),
    ("sms-|", "names::sms"),
    ("sms-cam|", "names::sms"),
    ("sms-campaigns:re|", "names::sms::campaigns"),
    ("2fa:|", "names::_2fa"),
    ("contacts:read, |", "names"),
    ("contacts:read, crm:|", "names::crm"),
    ("contacts:wr|, crm:read", "names::contacts"),
    ("contacts:|, crm:read", "names::contacts"),
    ("\"https://book.example/auth/export\", crm:|", "names::crm"),
    ("any(|)", "names"),
    ("any(con|)", "names"),
    ("any(crm:|)", "names::crm"),
    ("any(contacts:read, |)", "names"),
    ("any(contacts:read, crm:|)", "names::crm"),
    ("any(contacts:|, crm:read)", "names::contacts"),
    ("any(all(contacts:read, crm:|), contacts:write)", "names::crm"),
    ("all(contacts:rd, crm:w|)", "names::crm"),
    ("any(contacts:read, crm:w|, cntacts:read)", "names::crm"),
];

/// Two expansions as text, and the offset of the identifier in the second one.
struct Expansions {
    written: String,
    completed: String,
    offset: usize,
}

impl Expansions {
    /// `None` if no identifier of the second expansion has the inserted one.
    fn of(arguments: &str, function: &str) -> Option<Self> {
        let expand = |cursor: &str| {
            let arguments = arguments.replacen('|', cursor, 1);
            let context = Context { is_editor: true, ..Context::default() };
            let expanded = expand(arguments.parse().unwrap(), &function.parse().unwrap(), context);
            let mut leaves = Vec::new();
            collect(expanded, &mut leaves);
            leaves
        };
        let (written, completed) = (expand(""), expand(MARKER));
        let at = completed.iter().position(|leaf| leaf.contains(MARKER) && !leaf.contains('"'))?;
        // A literal that contains the identifier may have the place of the user's word, too. rust-analyzer takes the
        // first token at that place.
        let before = completed.iter().take(at);
        assert!(before.clone().all(|leaf| !leaf.contains(MARKER)), "{arguments}: a literal is before the words");
        let offset = before.map(|leaf| leaf.len() + 1).sum();
        Some(Self { written: written.join(" "), completed: completed.join(" "), offset })
    }
}

/// The tokens as texts. rust-analyzer puts white space between two tokens by the kinds of these tokens, so texts that
/// are equal with one space between all tokens are equal there.
fn collect(tokens: TokenStream, leaves: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                leaves.push(open.to_owned());
                collect(group.stream(), leaves);
                leaves.push(close.to_owned());
            }
            other => leaves.push(other.to_string()),
        }
    }
}

#[track_caller]
fn check(arguments: &str, path: &str, function: &str) {
    let case = format!("#[requires({arguments})] {function}");
    let Some(Expansions { written, completed, offset }) = Expansions::of(arguments, function) else {
        panic!("{case}: the inserted identifier is not in the expansion");
    };
    let before = &completed[..offset];
    assert!(written.starts_with(before), "{case}: the text before the cursor differs:\n{written}\n{completed}");
    let path = path.replace("::", " : : ");
    assert!(
        before.ends_with(&format!("requires : : {path} : : ")),
        "{case}: the path before the cursor is wrong: {before}"
    );
    // If a word is being typed, both texts have an identifier there.
    let typed = completed[offset..].split(MARKER).next().unwrap_or_default();
    assert!(written[offset..].starts_with(typed), "{case}: the word before the cursor is not in {written}");
}

#[test]
fn the_text_before_the_cursor_does_not_depend_on_the_word_at_it() {
    for (function, has_source) in FUNCTIONS {
        for (arguments, path) in CURSORS {
            check(arguments, path, function);
            if has_source {
                check(&format!("{arguments}, from = request"), path, function);
            }
        }
    }
}
