//! Compile errors for scopes that `#[requires]` and `ScopeSet::literal` do not accept, built in constant evaluation.

use super::Resolved;
use super::message::Message;
use super::nearest::{Names, near_keyword};
use crate::bytes::read::byte_at;
use crate::claims::parse_error::ParseErrorKind;
use crate::sets::bits::Bits;
use crate::tables::Tables;
use crate::tables::fingerprint::fingerprint;
use crate::tables::layout::{header, name, scope};

impl Tables<'_> {
    /// Returns the id of the scope with this fingerprint and name.
    ///
    /// # Panics
    /// Panics if the name is unknown, is an alias, or is the name of a scope that is deprecated with `deny: true`. In
    /// constant evaluation this is a compile error.
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
            Resolved::Alias(id) => self.alias_message(name, id),
            Resolved::Denied(id) => self.denied_message(name, id),
            Resolved::Usable(_) | Resolved::Unknown => self.unknown_message(name),
        };
        panic!("{}", message.as_str());
    }

    /// Returns the scopes of a string literal in the program. The empty string is the empty set.
    ///
    /// # Panics
    /// Panics if the text is not a list of names separated by single spaces, or if [`Tables::index`] refuses a name. In
    /// constant evaluation this is a compile error.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn literal<const W: usize>(&self, text: &str) -> Bits<W> {
        let mut set = Bits::EMPTY;
        if text.is_empty() {
            return set;
        }
        if let Err(error) = self.parse::<W>(text)
            && !matches!(error.kind(), ParseErrorKind::Unknown)
            && !self.has_errors()
        {
            panic!("{}", malformed_list_message(text).as_str());
        }
        // `parse` accepts aliases, and `index` does not.
        let mut rest = Some(text);
        while let Some(names) = rest {
            let (name, others) = split_first_name(names);
            set.put(self.index(fingerprint(name), name));
            rest = others;
        }
        set
    }

    /// The message for an alias of the scope `id`.
    const fn alias_message(&self, name: &str, id: u16) -> Message {
        let mut message = Message::new();
        message.push_quoted("", name, " is an alias");
        message.push_copied("\nhelp: write ", self.scope_text(id, scope::NAME), "");
        self.push_origin(&mut message);
        message
    }

    /// The message for the name of the scope `id`, which is deprecated with `deny: true`.
    const fn denied_message(&self, name: &str, id: u16) -> Message {
        let mut message = Message::new();
        message.push_quoted("the scope ", name, " is deprecated");
        let since = self.scope_text(id, scope::SINCE);
        if !since.is_empty() {
            message.push(" since ");
            message.push_escaped(since);
        }
        match self.scope_replacement(id) {
            Some(other) => message.push_copied("\nhelp: use ", self.scope_text(other, scope::NAME), " instead"),
            None => message.push("\nhelp: it has no replacement"),
        }
        self.push_origin(&mut message);
        message
    }

    /// The message for a name that the catalog does not define, with the nearest name.
    const fn unknown_message(&self, wanted: &str) -> Message {
        let mut message = Message::new();
        message.push_quoted("unknown scope ", wanted, "");
        let names = self.names();
        let stem = names.known_stem(wanted.as_bytes());
        let near = match names.nearest(wanted.as_bytes(), stem) {
            Some(name) => Some(self.text_at(name.record + name::TEXT)),
            None if stem == 0 => near_keyword(wanted.as_bytes()),
            None => None,
        };
        match near {
            Some(near) => message.push_copied("\nhelp: did you mean ", near, "?"),
            None if stem > 0 => self.push_names_with_stem(&mut message, wanted, stem),
            None if has_comma(wanted) => message.push("\nhelp: separate scopes by spaces, not by commas"),
            None => message.push("\nhelp: no scope has a similar name; add it to the catalog if it should exist"),
        }
        self.push_origin(&mut message);
        message
    }

    /// Adds up to eight names that start with the first `stem` bytes of `wanted`.
    const fn push_names_with_stem(&self, message: &mut Message, wanted: &str, stem: usize) {
        let Some((start, _)) = wanted.split_at_checked(stem) else { return };
        message.push_quoted("\nhelp: the scopes that start with ", start, " are ");
        let (mut index, mut count) = (0, 0);
        while let Some(name) = self.names().next_with_stem(wanted.as_bytes(), stem, &mut index) {
            if count == 8 {
                message.push(", ...");
                return;
            }
            message.push_quoted(if count == 0 { "" } else { ", " }, self.text_at(name.record + name::TEXT), "");
            count += 1;
        }
    }

    /// Adds the source of the catalog.
    const fn push_origin(&self, message: &mut Message) {
        message.push("\nnote: the catalog is ");
        message.push_escaped(self.origin());
    }

    /// The names of the catalog.
    const fn names(&self) -> Names<'_> {
        let records = self.records(header::NAMES, name::SIZE);
        let (text, data) = self.literals();
        Names { text: text.as_bytes(), data, first: records.at, count: records.count }
    }
}

/// Splits a list of names at its first space.
const fn split_first_name(names: &str) -> (&str, Option<&str>) {
    let mut at = 0;
    while let Some(octet) = byte_at(names.as_bytes(), at) {
        if octet == b' '
            && let Some((name, others)) = names.split_at_checked(at)
            && let Some((_, others)) = others.split_at_checked(1)
        {
            return (name, Some(others));
        }
        at += 1;
    }
    (names, None)
}

/// Returns `true` if a text contains a comma.
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

/// The message for a text that is not a list of scopes.
const fn malformed_list_message(text: &str) -> Message {
    let mut message = Message::new();
    message.push_quoted("not a list of scopes: ", text, "");
    message.push("\nhelp: separate scopes by exactly one space, as in `a:read b:write`");
    message
}
