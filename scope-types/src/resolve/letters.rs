//! Finds the name that has the same letters as a wrong one: `crm:write` for `Scope::CrmWrite` or for `write:crm`.
//!
//! Case and separators are ignored. The parts of the wrong name can also be in the other order.

#![expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; tables and lengths bound every index")]

use super::names::{Name, Names, is_separator};

/// The length of the longest name in letters that is found.
const MAX_LETTERS: usize = 128;
/// The largest number of separators in a name that is found.
const MAX_SEPARATORS: usize = 16;
/// The largest number of letters that are compared for one message.
const BUDGET: usize = 300_000;

/// A name with the same letters.
pub(super) enum Same {
    /// The name has the letters in the same order.
    InOrder(Name),
    /// The name has the parts in another order.
    Swapped(Name),
}

/// The letters of a name in lowercase, without separators.
#[derive(Clone, Copy)]
struct Letters {
    octets: [u8; MAX_LETTERS],
    length: usize,
    /// Whether the letters are in the order of the name.
    is_in_order: bool,
}

/// The letter of a separator.
const SEPARATOR: u8 = 0;

/// The lowercase letter of each byte, as a table: a function would be called for each byte. It is a reference, because
/// the compiler copies a constant at each use.
const LETTERS: &[u8; 256] = &{
    let mut letters = [SEPARATOR; 256];
    let mut octet = 0_u8;
    loop {
        if !is_separator(octet) {
            letters[octet as usize] = octet.to_ascii_lowercase();
        }
        if octet == u8::MAX {
            break letters;
        }
        octet += 1;
    }
};

impl Names<'_> {
    /// Returns the name that has the letters of `wanted` or of its part after `Scope::`, or else the name that has the
    /// parts of `wanted` in the other order.
    pub(super) const fn same_letters(&self, wanted: &[u8]) -> Option<Same> {
        let (forms, count) = Letters::forms(wanted);
        let (mut best, mut best_form, mut budget) = (None, count, BUDGET);
        let mut index = 0;
        while best_form > 0
            && let Some(name) = self.next(&mut index)
        {
            let length = name.to - name.from;
            let mut form = 0;
            while form < best_form {
                let own = forms[form].length;
                if length >= own && length <= own + MAX_SEPARATORS {
                    let (mut at, mut from) = (0, name.from);
                    while from < name.to {
                        let letter = LETTERS[self.text[from] as usize];
                        if letter != SEPARATOR {
                            if at == own || letter != forms[form].octets[at] {
                                break;
                            }
                            at += 1;
                        }
                        from += 1;
                    }
                    if from == name.to && at == own {
                        (best, best_form) = (Some(name), form);
                    }
                    if budget < at {
                        return None;
                    }
                    budget -= at;
                }
                form += 1;
            }
        }
        match best {
            Some(name) if forms[best_form].is_in_order => Some(Same::InOrder(name)),
            Some(name) => Some(Same::Swapped(name)),
            None => None,
        }
    }
}

impl Letters {
    const NONE: Self = Self { octets: [0; MAX_LETTERS], length: 0, is_in_order: true };

    /// The letters of a wrong name in each order that it can mean, the likeliest first, and the number of orders.
    const fn forms(wanted: &[u8]) -> ([Self; 4], usize) {
        let (first, last, path) = (first_boundary(wanted), last_boundary(wanted), after_path(wanted));
        let (mut forms, mut count) = ([Self::NONE; 4], 0);
        let mut form = 0;
        while form < 4 {
            let is_other = match form {
                0 => true,
                1 => path > 0,
                2 => first > 0,
                _ => last != first,
            };
            let letters = match form {
                0 => Self::of(wanted, 0, 0),
                1 => Self::of(wanted, path, 0),
                2 => Self::of(wanted, 0, first),
                _ => Self::of(wanted, 0, last),
            };
            if is_other && letters.length > 0 {
                forms[count] = letters;
                count += 1;
            }
            form += 1;
        }
        (forms, count)
    }

    /// The letters of `name[from..]`, with the part after `boundary` first. Returns none if there are too many.
    const fn of(name: &[u8], from: usize, boundary: usize) -> Self {
        let mut letters = Self { is_in_order: boundary == 0, ..Self::NONE };
        let mut count = from;
        while count < name.len() {
            let at = boundary + count;
            let letter = LETTERS[name[if at < name.len() { at } else { at - name.len() }] as usize];
            if letter != SEPARATOR {
                if letters.length == MAX_LETTERS {
                    return Self::NONE;
                }
                letters.octets[letters.length] = letter;
                letters.length += 1;
            }
            count += 1;
        }
        letters
    }
}

/// The start of the part after the last `::`, or after `Scope.`; 0 if there is none.
pub(super) const fn after_path(name: &[u8]) -> usize {
    if let [b'S', b'c', b'o', b'p', b'e', b'.', ..] = name {
        return 6;
    }
    let mut at = name.len();
    while at > 1 {
        if name[at - 1] == b':' && name[at - 2] == b':' {
            return at;
        }
        at -= 1;
    }
    0
}

/// The start of the second part of a name; 0 if it has one part only.
const fn first_boundary(name: &[u8]) -> usize {
    let mut at = 1;
    while at < name.len() {
        if is_boundary(name, at) {
            return at;
        }
        at += 1;
    }
    0
}

/// The start of the last part of a name; 0 if it has one part only.
const fn last_boundary(name: &[u8]) -> usize {
    let mut at = name.len();
    while at > 1 {
        at -= 1;
        if is_boundary(name, at) {
            return at;
        }
    }
    0
}

/// Whether a part of a name ends before the byte at `at`: at a separator, or where a word of `ReadContacts` starts.
const fn is_boundary(name: &[u8], at: usize) -> bool {
    is_separator(name[at]) || name[at].is_ascii_uppercase() && name[at - 1].is_ascii_lowercase()
}
