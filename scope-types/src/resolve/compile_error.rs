//! Compile errors for scopes that `#[requires]` and `ScopeSet::literal` do not accept, built in constant evaluation.

use super::Resolved;
use super::message::Message;
use super::place::Place;
use crate::bytes::read::byte_at;
use crate::claims::parse_error::ParseErrorKind;
use crate::sets::bits::Bits;
use crate::tables::Tables;
use crate::tables::fingerprint::fingerprint;
use crate::tables::layout::scope;

impl Tables<'_> {
    /// Returns the id of the scope with this fingerprint and name.
    ///
    /// # Panics
    /// Panics if the name is unknown, is an alias, or is the name of a scope that is deprecated with `deny: true`. In
    /// constant evaluation this is a compile error.
    #[track_caller]
    pub const fn index(&self, fingerprint: u128, name: &str) -> u16 {
        self.index_at(fingerprint, name, Place::Attribute)
    }

    /// Returns the id of the scope with this fingerprint and name, which is written at `place`.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    const fn index_at(&self, fingerprint: u128, name: &str, place: Place) -> u16 {
        let found = self.resolve(fingerprint, name);
        if let Resolved::Usable(id) = found {
            return id;
        }
        if self.has_errors() {
            return 0;
        }
        let message = match found {
            Resolved::Alias(id) => self.alias_message(name, id, place),
            Resolved::Denied(id) => self.denied_message(name, id, place),
            Resolved::Usable(_) | Resolved::Unknown => self.unknown_message(name, place),
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
            set.put(self.index_at(fingerprint(name), name, Place::Literal));
            rest = others;
        }
        set
    }

    /// The message for an alias of the scope `id`.
    const fn alias_message(&self, name: &str, id: u16, place: Place) -> Message {
        let mut message = Message::new();
        message.push_wrong("", name, " is an alias of ");
        message.push_scope("", self.scope_text(id, scope::NAME), place);
        message.push_scope("\nhelp: write ", self.scope_text(id, scope::NAME), place);
        self.push_origin(&mut message);
        message
    }

    /// The message for the name of the scope `id`, which is deprecated with `deny: true`.
    const fn denied_message(&self, name: &str, id: u16, place: Place) -> Message {
        let mut message = Message::new();
        message.push_wrong("scope ", name, " is deprecated");
        let since = self.scope_text(id, scope::SINCE);
        if !since.is_empty() {
            message.push(" since ");
            message.push_escaped(since);
        }
        message.push(", and its use is denied");
        match self.scope_replacement(id) {
            Some(other) => message.push_scope("\nhelp: use ", self.scope_text(other, scope::NAME), place),
            None => message.push("\nhelp: use another scope; the catalog names no replacement"),
        }
        self.push_origin(&mut message);
        message
    }

    /// Adds the source of the catalog.
    pub(super) const fn push_origin(&self, message: &mut Message) {
        message.push("\nnote: the catalog is ");
        message.push_escaped(self.origin());
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

/// The message for a text that is not a list of scopes.
const fn malformed_list_message(text: &str) -> Message {
    let mut message = Message::new();
    message.push_wrong("not a list of scopes: ", text, "");
    message.push("\nhelp: separate scopes by exactly one space");
    message
}
