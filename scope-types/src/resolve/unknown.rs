//! The message for a name that the catalog does not define, and what the author may have meant.

use super::Resolved;
use super::letters::{Same, after_path};
use super::message::Message;
use super::names::{Name, Names, Stem};
use super::nearest::near_keyword;
use super::place::{Place, is_keyword};
use crate::bytes::read::byte_at;
use crate::requirement::keywords;
use crate::tables::Tables;
use crate::tables::fingerprint::fingerprint;
use crate::tables::layout::{header, name, scope};

/// The largest number of names in a message.
const MAX_LISTED: usize = 8;
/// The number of bytes that a list of names leaves for the text after it.
const RESERVED: usize = 100;

impl Tables<'_> {
    /// The message for a name that the catalog does not define.
    pub(super) const fn unknown_message(&self, wanted: &str, place: Place) -> Message {
        let mut message = Message::new();
        message.push_wrong("unknown scope ", wanted, "");
        self.push_help(&mut message, wanted, place);
        self.push_origin(&mut message);
        message
    }

    /// Adds what to write instead of `wanted`.
    const fn push_help(&self, message: &mut Message, wanted: &str, place: Place) {
        if is_keyword(wanted) {
            let (before, after) = match place {
                Place::Attribute => ("\nhelp: no scope has this name; write the keyword ", " without quotes"),
                Place::Literal => ("\nhelp: the keyword ", " is for requirements, and a set has scopes only"),
            };
            return message.push_quoted(before, wanted, after);
        }
        if let (Place::Attribute, [b'!', ..]) = (place, wanted.as_bytes()) {
            return message.push("\nhelp: a requirement cannot be negated; name the scopes that are needed");
        }
        let names = self.names();
        match names.same_letters(wanted.as_bytes()) {
            Some(Same::InOrder(name)) => return message.push_scope("\nhelp: write ", self.usable_name(name), place),
            Some(Same::Swapped(name)) => return push_question(message, self.usable_name(name), place),
            None => {}
        }
        if self.push_separated(message, wanted, place) {
            return;
        }
        let resource = names.known_resource(wanted.as_bytes());
        if resource.length > 0 && self.push_names_below(message, wanted, resource, place) {
            return;
        }
        if let Place::Attribute = place
            && push_argument(message, wanted)
        {
            return;
        }
        // Of `Scope::CrmWirte`, only the last part can be similar to a name.
        let (path, last) = match wanted.split_at_checked(after_path(wanted.as_bytes())) {
            Some((path, last)) if !last.is_empty() => (path, last),
            _ => ("", wanted),
        };
        let stem = names.known_stem(last.as_bytes(), last.len());
        if let Some(name) = names.nearest(last.as_bytes(), stem) {
            return push_question(message, self.usable_name(name), place);
        }
        let length = if stem > 0 { stem } else { names.shorter_stem(last.as_bytes()) };
        let stem = Stem { length, is_before_separator: false };
        if stem.length > 0 && self.push_names_below(message, last, stem, place) {
            return;
        }
        if !path.is_empty() {
            return message.push("\nhelp: write the name of a scope as the catalog spells it");
        }
        if let Place::Attribute = place {
            if let Some(keyword) = near_keyword(wanted.as_bytes()) {
                return message.push_quoted("\nhelp: did you mean ", keyword, "?");
            }
            if let Some(help) = keywords::meant(wanted) {
                message.push("\nhelp: ");
                return message.push(help);
            }
        }
        message.push("\nhelp: no scope has a similar name; add it to the catalog if it should exist");
    }

    /// Adds how to separate scopes, if `wanted` consists of scopes with other separators. Returns `true` if it does.
    const fn push_separated(&self, message: &mut Message, wanted: &str, place: Place) -> bool {
        let mut rest = wanted;
        let mut count = 0;
        while let Some((part, after)) = next_part(rest) {
            if !matches!(self.resolve(fingerprint(part), part), Resolved::Usable(_)) {
                return false;
            }
            (rest, count) = (after, count + 1);
        }
        if count < 2 {
            return false;
        }
        if let Place::Literal = place {
            message.push("\nhelp: separate scopes by spaces");
            return true;
        }
        if count > MAX_LISTED {
            message.push("\nhelp: separate scopes by commas");
            return true;
        }
        message.push("\nhelp: write `");
        push_list(message, wanted);
        message.push(if count == 2 { "` for both, or `any(" } else { "` for all of them, or `any(" });
        push_list(message, wanted);
        message.push(")` for one of them");
        true
    }

    /// Adds the names that start with a stem of `wanted`, as many as fit. Returns `false` if only aliases start with it.
    const fn push_names_below(&self, message: &mut Message, wanted: &str, stem: Stem, place: Place) -> bool {
        let Some((start, _)) = wanted.split_at_checked(stem.length) else { return false };
        let names = self.names();
        let (mut index, mut count, mut more) = (0, 0, 0);
        while let Some(found) = names.next_below(wanted.as_bytes(), stem, &mut index) {
            if !names.is_own_name(found) {
                continue;
            }
            if count == MAX_LISTED || more > 0 {
                more += 1;
                continue;
            }
            let text = self.text_at(found.record + name::TEXT);
            if count == 0 {
                message.push_quoted("\nhelp: under ", start, ", the catalog has ");
                message.push_scope("", text, place);
                count = 1;
            } else if message.has_space(text.len() + self.origin().len() + RESERVED) {
                message.push_scope(", ", text, place);
                count += 1;
            } else {
                more = 1;
            }
        }
        if more > 0 {
            message.push(" and ");
            message.push_number(more);
            message.push(" more");
        }
        count > 0
    }

    /// The name to write for a name or an alias.
    const fn usable_name(&self, found: Name) -> &str {
        self.scope_text(self.id_at(found.record + name::ID), scope::NAME)
    }

    /// The names of the catalog.
    const fn names(&self) -> Names<'_> {
        let records = self.records(header::NAMES, name::SIZE);
        let (text, data) = self.literals();
        Names {
            text: text.as_bytes(),
            data,
            first: records.at,
            count: records.count,
            scopes: self.number(header::SCOPES) as usize,
        }
    }
}

const fn push_question(message: &mut Message, name: &str, place: Place) {
    message.push_scope("\nhelp: did you mean ", name, place);
    message.push("?");
}

/// Adds the parts of `wanted` with commas between them.
const fn push_list(message: &mut Message, wanted: &str) {
    let mut rest = wanted;
    let mut is_first = true;
    while let Some((part, after)) = next_part(rest) {
        message.push(if is_first { "" } else { ", " });
        message.push_spelled(part, Place::Attribute);
        (rest, is_first) = (after, false);
    }
}

/// Adds how to write an argument of the attribute, if `wanted` is its name or was read from `from: caller`. Returns
/// `true` if it is.
const fn push_argument(message: &mut Message, wanted: &str) -> bool {
    let (length, value) = match wanted.as_bytes() {
        [b'f', b'r', b'o', b'm', ..] => (4, "expression"),
        [b'c', b'r', b'a', b't', b'e', ..] => (5, "module"),
        _ => return false,
    };
    let Some((name, rest)) = wanted.split_at_checked(length) else { return false };
    let value = match (rest.as_bytes(), rest.split_at_checked(1)) {
        ([] | [b':'], _) => value,
        ([b':', octet, ..], Some((_, value))) if *octet != b':' => value,
        _ => return false,
    };
    message.push("\nhelp: write `");
    message.push(name);
    message.push(" = ");
    message.push(value);
    message.push("`");
    true
}

/// Splits a text after its first separator of lists: a comma, `;` or `+`. Returns the text before and after it.
const fn next_part(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    while let Some(octet) = byte_at(text.as_bytes(), at) {
        if matches!(octet, b',' | b';' | b'+' | b'|' | b'&') {
            return match (text.split_at_checked(at), text.split_at_checked(at + 1)) {
                (Some((part, _)), Some((_, rest))) => Some((part, rest)),
                _ => None,
            };
        }
        at += 1;
    }
    if text.is_empty() { None } else { Some((text, "")) }
}
