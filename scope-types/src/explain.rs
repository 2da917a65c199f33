//! What the compiler says of a scope that it cannot accept. It runs in constant evaluation.

use crate::bytes::byte_at;
use crate::find::Found;
use crate::layout::{header, name, scope};
use crate::nearest::{Names, near_word};
use crate::tables::Tables;

impl Tables {
    /// The id of the scope with this fingerprint: what every scope in a `#[requires]` is looked up by.
    ///
    /// # Panics
    /// In constant evaluation, as a compile error, if `#[requires]` may not name it: because it is no scope, an alias, or
    /// deprecated with `deny: true`.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn index(&'static self, fingerprint: u128, name: &str) -> u16 {
        let found = self.find(fingerprint, name);
        if let Found::Usable(id) = found {
            return id;
        }
        if self.is_broken() {
            return 0;
        }
        let message = match found {
            Found::Alias(id) => self.alias(name, id),
            Found::Denied(id) => self.denied(name, id),
            Found::Usable(_) | Found::Nothing => self.unknown(name),
        };
        panic!("{}", message.as_str());
    }

    /// The ids of the scope-tokens in a text: [`Tables::parse`] for texts of the program itself.
    ///
    /// # Panics
    /// If it is no list of scopes with single spaces between them; in a constant this is a compile error.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn literal<const W: usize>(&'static self, text: &str) -> crate::Bits<W> {
        if text.is_empty() {
            return crate::Bits::EMPTY;
        }
        match self.parse(text) {
            Ok(set) => set,
            Err(_) if self.is_broken() => crate::Bits::EMPTY,
            Err(error) => {
                let message = if let crate::ParseErrorKind::Unknown = error.kind() {
                    self.unknown(error.token())
                } else {
                    not_a_list(text)
                };
                panic!("{}", message.as_str());
            }
        }
    }

    const fn alias(&'static self, name: &str, id: u16) -> Message {
        let mut message = Message::new();
        message.quoted("", name, " is an alias");
        message.quoted("\nhelp: write ", self.scope_text(id, scope::NAME), "");
        self.place(&mut message);
        message
    }

    const fn denied(&'static self, name: &str, id: u16) -> Message {
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

    const fn unknown(&'static self, wanted: &str) -> Message {
        let mut message = Message::new();
        message.quoted("unknown scope ", wanted, "");
        let names = self.names();
        let stem = names.known_stem(wanted.as_bytes());
        let near = match names.nearest(wanted.as_bytes(), stem) {
            Some(name) => Some(self.text_at(name.record + name::TEXT)),
            None if stem == 0 => near_word(wanted.as_bytes()),
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
    const fn list(&'static self, message: &mut Message, wanted: &str, stem: usize) {
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

/// Longest name that a message repeats, in bytes.
const MAX_NAME: usize = 200;

/// A message in a fixed buffer; what does not fit is left out, piece by piece.
struct Message {
    octets: [u8; 4096],
    length: usize,
}

impl Message {
    const fn new() -> Self {
        Self { octets: [0; 4096], length: 0 }
    }

    #[expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; the length is compared before")]
    const fn push(&mut self, text: &str) {
        if self.length + text.len() > self.octets.len() {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            self.octets[self.length + at] = text.as_bytes()[at];
            at += 1;
        }
        self.length += text.len();
    }

    const fn quoted(&mut self, before: &str, name: &str, behind: &str) {
        self.push(before);
        self.push("`");
        self.push(if name.len() > MAX_NAME { "..." } else { name });
        self.push("`");
        self.push(behind);
    }

    const fn as_str(&self) -> &str {
        match self.octets.split_at_checked(self.length) {
            Some((text, _)) => match core::str::from_utf8(text) {
                Ok(text) => text,
                Err(_) => "unknown scope",
            },
            None => "unknown scope",
        }
    }
}
