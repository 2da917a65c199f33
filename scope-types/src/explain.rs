//! What the compiler says of a scope that it cannot accept.
//!
//! It runs in constant evaluation, where each step costs microseconds and a lint ends evaluations of some two million
//! steps: names are filtered before they are compared, and the comparing has a budget, after which nothing is suggested.

use crate::bytes::{byte_at, slice};
use crate::layout::{header, name, scope};
use crate::tables::{Found, Tables};

impl Tables {
    /// The id of the scope with this fingerprint: what every scope in a `#[requires]` is looked up by.
    ///
    /// # Panics
    /// In constant evaluation, as a compile error, if `#[requires]` may not name it: because it is no scope, an alias, or
    /// deprecated with `deny: true`.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is the compile error")]
    pub const fn index(&'static self, fingerprint: u128, name: &str) -> u16 {
        let found = self.find(fingerprint);
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
        let stem = self.known_stem(wanted);
        match self.nearest(wanted, stem) {
            Some(near) => message.quoted("\nhelp: did you mean ", near, "?"),
            None if !stem.is_empty() => self.list(&mut message, stem),
            None if has_comma(wanted) => message.push("\nhelp: separate scopes by spaces, not by commas"),
            None => message.push("\nhelp: no scope of the catalog is near it; add it there if it is meant to exist"),
        }
        self.place(&mut message);
        message
    }

    /// Where the catalog is.
    const fn place(&self, message: &mut Message) {
        message.push("\nnote: the catalog is ");
        message.push(self.origin());
    }

    /// `contacts:` of `contacts:wirte`, if a scope starts so: then only its last part is wrong.
    const fn known_stem<'a>(&self, wanted: &'a str) -> &'a str {
        let mut at = wanted.len();
        while at > 0 {
            at -= 1;
            if let Some(b':' | b'.' | b'_' | b'/') = byte_at(wanted.as_bytes(), at)
                && let Some((stem, _)) = wanted.split_at_checked(at + 1)
            {
                return if self.next_with(stem, 0).is_some() { stem } else { "" };
            }
        }
        ""
    }

    /// The first name from index `from` on that starts with `stem`, and the index behind it.
    const fn next_with(&self, stem: &str, from: usize) -> Option<(&'static str, usize)> {
        let names = self.records(header::NAMES, name::SIZE);
        let mut index = from;
        while let Some(at) = names.offset(index) {
            index += 1;
            let candidate = self.text_at(at + name::TEXT);
            if let Some(head) = slice(candidate.as_bytes(), 0, stem.len())
                && crate::bytes::equal(head, stem.as_bytes(), false)
            {
                return Some((candidate, index));
            }
        }
        None
    }

    /// Up to eight scopes that start with `stem`.
    const fn list(&self, message: &mut Message, stem: &str) {
        message.quoted("\nhelp: under ", stem, " there is ");
        let (mut from, mut count) = (0, 0);
        while let Some((candidate, index)) = self.next_with(stem, from) {
            if count == 8 {
                message.push(", ...");
                return;
            }
            message.quoted(if count == 0 { "" } else { ", " }, candidate, "");
            count += 1;
            from = index;
        }
    }

    /// The name that is nearest, among those that start with `stem`, if one is near enough to be meant. Of the words of
    /// the requirement language any may be meant, too.
    const fn nearest(&self, wanted: &str, stem: &str) -> Option<&'static str> {
        let limit = match (wanted.len() - stem.len()) / 3 {
            0 => 1,
            third => third,
        };
        let (mut best, mut distance, mut budget) = (None, limit + 1, BUDGET);
        let mut words: &[&str] = if stem.is_empty() { &["public", "authenticated", "denied"] } else { &[] };
        while let [word, rest @ ..] = words {
            let found = edit_distance(wanted.as_bytes(), word.as_bytes(), &mut budget);
            if found < distance {
                (best, distance) = (Some(*word), found);
            }
            words = rest;
        }
        let mut from = 0;
        while let Some((candidate, index)) = self.next_with(stem, from) {
            from = index;
            if wanted.len().abs_diff(candidate.len()) < distance {
                let found = edit_distance(wanted.as_bytes(), candidate.as_bytes(), &mut budget);
                if found < distance {
                    (best, distance) = (Some(candidate), found);
                }
            }
        }
        best
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

/// Cells of edit distances that one message may cost.
const BUDGET: usize = 200_000;
/// Longest part, in bytes, in which two names may differ to be compared.
const MAX_PART: usize = 64;

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour, case aside: a scope in the
/// wrong case is as near as can be. "Far" if that is too costly to know.
#[expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; both parts are at most MAX_PART long")]
const fn edit_distance(a: &[u8], b: &[u8], budget: &mut usize) -> usize {
    let (a, b) = without_common_ends(a, b);
    let cells = a.len() * b.len();
    if a.len() > MAX_PART || b.len() > MAX_PART || cells > *budget {
        return usize::MAX;
    }
    *budget -= cells;
    let mut before = [0; MAX_PART + 1];
    let mut above = [0; MAX_PART + 1];
    let mut row = 0;
    while row <= b.len() {
        above[row] = row;
        row += 1;
    }
    let mut i = 1;
    while i <= a.len() {
        let mut current = [0; MAX_PART + 1];
        current[0] = i;
        let mut j = 1;
        while j <= b.len() {
            let same = a[i - 1].eq_ignore_ascii_case(&b[j - 1]);
            let mut least = above[j - 1] + !same as usize;
            if above[j] + 1 < least {
                least = above[j] + 1;
            }
            if current[j - 1] + 1 < least {
                least = current[j - 1] + 1;
            }
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < least {
                least = before[j - 2] + 1;
            }
            current[j] = least;
            j += 1;
        }
        before = above;
        above = current;
        i += 1;
    }
    above[b.len()]
}

const fn without_common_ends<'a, 'b>(mut a: &'a [u8], mut b: &'b [u8]) -> (&'a [u8], &'b [u8]) {
    while let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_first(), b.split_first())
        && *x == *y
    {
        (a, b) = (a_rest, b_rest);
    }
    while let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_last(), b.split_last())
        && *x == *y
    {
        (a, b) = (a_rest, b_rest);
    }
    (a, b)
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
