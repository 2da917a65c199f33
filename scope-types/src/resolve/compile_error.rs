//! What the compiler says of a scope that it cannot accept. It runs in constant evaluation.

use super::Resolved;
use super::message::Message;
use super::nearest::{Names, near_keyword};
use crate::bytes::read::byte_at;
use crate::claims::parse_error::ParseErrorKind;
use crate::sets::bits::Bits;
use crate::tables::Tables;
use crate::tables::layout::{header, name, scope};

impl Tables<'_> {
    /// The id of the scope with this fingerprint: what every scope in a `#[requires]` is looked up by.
    ///
    /// # Panics
    /// In constant evaluation, as a compile error, if `#[requires]` may not name it: because it is no scope, an alias, or
    /// deprecated with `deny: true`.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn index(&self, fingerprint: u128, name: &str) -> u16 {
        let found = self.resolve(fingerprint, name);
        if let Resolved::Usable(id) = found {
            return id;
        }
        if self.has_errors() {
            return 0;
        }
        let message = match found {
            Resolved::Alias(id) => self.alias(name, id),
            Resolved::Denied(id) => self.denied(name, id),
            Resolved::Usable(_) | Resolved::Nothing => self.unknown(name),
        };
        panic!("{}", message.as_str());
    }

    /// The ids of the scope-tokens in a text: [`Tables::parse`] for texts of the program itself.
    ///
    /// # Panics
    /// If it is no list of scopes with single spaces between them; in a constant this is a compile error.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn literal<const W: usize>(&self, text: &str) -> Bits<W> {
        if text.is_empty() {
            return Bits::EMPTY;
        }
        match self.parse(text) {
            Ok(set) => set,
            Err(_) if self.has_errors() => Bits::EMPTY,
            Err(error) => {
                let message = if let ParseErrorKind::Unknown = error.kind() {
                    self.unknown(error.token())
                } else {
                    not_a_list(text)
                };
                panic!("{}", message.as_str());
            }
        }
    }

    const fn alias(&self, name: &str, id: u16) -> Message {
        let mut message = Message::new();
        message.quoted("", name, " is an alias");
        message.quoted("\nhelp: write ", self.scope_text(id, scope::NAME), "");
        self.place(&mut message);
        message
    }

    const fn denied(&self, name: &str, id: u16) -> Message {
        let mut message = Message::new();
        message.quoted("the scope ", name, " is deprecated");
        let since = self.scope_text(id, scope::SINCE);
        if !since.is_empty() {
            message.push(" since ");
            message.push(since);
        }
        match self.scope_replacement(id) {
            Some(other) => message.quoted("\nhelp: use ", self.scope_text(other, scope::NAME), " instead"),
            None => message.push("\nhelp: nothing replaces it"),
        }
        self.place(&mut message);
        message
    }

    const fn unknown(&self, wanted: &str) -> Message {
        let mut message = Message::new();
        message.quoted("unknown scope ", wanted, "");
        let names = self.names();
        let stem = names.known_stem(wanted.as_bytes());
        let near = match names.nearest(wanted.as_bytes(), stem) {
            Some(name) => Some(self.text_at(name.record + name::TEXT)),
            None if stem == 0 => near_keyword(wanted.as_bytes()),
            None => None,
        };
        match near {
            Some(near) => message.quoted("\nhelp: did you mean ", near, "?"),
            None if stem > 0 => self.list(&mut message, wanted, stem),
            None if has_comma(wanted) => message.push("\nhelp: separate scopes by spaces, not by commas"),
            None => message.push("\nhelp: no scope of the catalog is near it; add it there if it is meant to exist"),
        }
        self.place(&mut message);
        message
    }

    /// Up to eight scopes that start like `wanted`.
    const fn list(&self, message: &mut Message, wanted: &str, stem: usize) {
        let Some((start, _)) = wanted.split_at_checked(stem) else { return };
        message.quoted("\nhelp: under ", start, " there is ");
        let (mut index, mut count) = (0, 0);
        while let Some(name) = self.names().next_with(wanted.as_bytes(), stem, &mut index) {
            if count == 8 {
                message.push(", ...");
                return;
            }
            message.quoted(if count == 0 { "" } else { ", " }, self.text_at(name.record + name::TEXT), "");
            count += 1;
        }
    }

    /// Where the catalog is.
    const fn place(&self, message: &mut Message) {
        message.push("\nnote: the catalog is ");
        message.push(self.origin());
    }

    const fn names(&self) -> Names<'_> {
        let records = self.records(header::NAMES, name::SIZE);
        let (text, data) = self.literals();
        Names { text: text.as_bytes(), data, first: records.at, count: records.count }
    }
}

const fn has_comma(text: &str) -> bool {
    let mut at = 0;
    while let Some(octet) = byte_at(text.as_bytes(), at) {
        if octet == b',' {
            return true;
        }
        at += 1;
    }
    false
}

const fn not_a_list(text: &str) -> Message {
    let mut message = Message::new();
    message.quoted("not a list of scopes: ", text, "");
    message.push("\nhelp: separate scopes by exactly one space, as in `a:read b:write`");
    message
}
