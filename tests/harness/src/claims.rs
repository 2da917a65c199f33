//! Claims and `scope` parameters, compared with a map of names and `str::split`.

use std::collections::HashMap;

use scope_catalog::diagnostics::render;
use scope_catalog::read::Reading;
use scope_types::{Bits, ParseErrorKind, Tables};

use crate::any_catalog::compiled;
use crate::random::Random;

/// How often each kind of outcome came.
#[derive(Debug, Default)]
pub struct Tally {
    /// Claims with a scope of the catalog.
    pub granted: u64,
    /// Claims with an octet that is not allowed.
    pub void: u64,
    /// `scope` parameters that are read without an error.
    pub parsed: u64,
    /// Empty `scope` parameters.
    pub empty: u64,
    /// `scope` parameters with a scope that the catalog does not have.
    pub unknown: u64,
    /// `scope` parameters with an octet that is not allowed.
    pub malformed: u64,
    /// `scope` parameters with a space too many.
    pub space: u64,
}

impl Tally {
    /// All counts.
    pub fn cells(&self) -> [u64; 7] {
        [self.granted, self.void, self.parsed, self.empty, self.unknown, self.malformed, self.space]
    }
}

/// A catalog of up to `64 * W` scopes, compiled and as a map.
#[derive(Debug)]
pub struct Subject<const W: usize> {
    tables: &'static Tables<'static>,
    names: Vec<String>,
    ids: HashMap<String, u16>,
}

impl<const W: usize> Subject<W> {
    /// Compiles a catalog of these names. Every ninth name is an alias of the one before it.
    pub fn new(names: Vec<String>) -> Self {
        let mut yaml = String::from("catalog: Test\ncategories:\n  All:\n    scopes:\n");
        let mut ids = HashMap::new();
        let mut id = 0;
        for (number, name) in names.iter().enumerate() {
            if number % 9 != 8 {
                let alias = names.get(number + 1).filter(|_| number % 9 == 7);
                let aliases = alias.map_or(String::new(), |alias| format!("'{}'", alias.replace('\'', "''")));
                yaml += &format!("      '{}': {{ variant: S{id}, aliases: [{aliases}] }}\n", name.replace('\'', "''"));
                ids.extend(alias.map(|alias| (alias.clone(), id)));
                ids.insert(name.clone(), id);
                id += 1;
            }
        }
        assert_eq!(ids.len(), names.len());
        let (reading, tables): (Reading, _) = compiled(&yaml);
        let errors: Vec<String> =
            reading.diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "test.yaml")).collect();
        assert!(!reading.has_errors(), "{}", errors.join("\n"));
        assert!(tables.scope_count() == usize::from(id) && usize::from(id) <= W * 64);
        Self { tables, names, ids }
    }

    /// Fails unless the tables read a text as the map and `str::split` do, as a claim and as a `scope` parameter.
    pub fn compare(&self, text: &str, tally: &mut Tally) {
        let (set, voided_at) = self.tables.claim::<W>(text);
        let illegal = |octet: &u8| !matches!(octet, b' '..=b'~') || matches!(octet, b'"' | b'\\');
        let expected = text.bytes().position(|octet| illegal(&octet));
        assert_eq!(voided_at, expected, "claim {text:?}");
        let mut granted = Bits::EMPTY;
        for token in text.split(' ').filter(|_| expected.is_none()) {
            if let Some(id) = self.ids.get(token) {
                granted.insert(*id);
            }
        }
        assert!(set == granted, "claim {text:?}: {set:?} instead of {granted:?}");
        tally.granted += u64::from(!granted.is_empty());
        tally.void += u64::from(expected.is_some());

        let parsed = self.tables.parse::<W>(text).map_err(|error| (error.kind(), error.token(), error.offset()));
        let expected = self.strictly(text, illegal);
        assert!(parsed == expected, "parse {text:?}: {parsed:?} instead of {expected:?}");
        *match parsed {
            Ok(_) => &mut tally.parsed,
            Err((ParseErrorKind::Empty, ..)) => &mut tally.empty,
            Err((ParseErrorKind::Unknown, ..)) => &mut tally.unknown,
            Err((ParseErrorKind::Malformed, ..)) => &mut tally.malformed,
            Err(_) => &mut tally.space,
        } += 1;
    }

    fn strictly<'t>(
        &self,
        text: &'t str,
        illegal: impl Fn(&u8) -> bool,
    ) -> Result<Bits<W>, (ParseErrorKind, &'t str, usize)> {
        if text.is_empty() {
            return Err((ParseErrorKind::Empty, "", 0));
        }
        let (mut set, mut offset) = (Bits::EMPTY, 0);
        for token in text.split(' ') {
            match self.ids.get(token) {
                Some(id) => {
                    set.insert(*id);
                }
                // Where a token is missing at the end, the space is the last octet.
                None if token.is_empty() => return Err((ParseErrorKind::Space, "", offset.min(text.len() - 1))),
                None => {
                    return Err(match token.bytes().position(|octet| illegal(&octet)) {
                        Some(at) => (ParseErrorKind::Malformed, token, offset + at),
                        None => (ParseErrorKind::Unknown, token, offset),
                    });
                }
            }
            offset += token.len() + 1;
        }
        Ok(set)
    }

    /// A random claim: names of the catalog, changed in some places.
    pub fn claim(&self, random: &mut Random) -> String {
        let mut text = String::with_capacity(128);
        let tokens = [0, 1, 1, 2, 3, 3, 5, 8, 12, 32][random.below(10)];
        for number in 0..tokens {
            if number > 0 {
                text.push(' ');
            }
            text.push_str(random.pick(&self.names).as_str());
            if random.once_in(12) {
                let at = random.place(&text);
                text.truncate(at);
            }
        }
        let changes = [0, 0, 0, 0, 1, 1, 1, 2, 3, 4][random.below(10)];
        for _ in 0..changes {
            change(random, &mut text);
        }
        text
    }
}

const INSERTED: [&str; 24] = [
    " ", "  ", "\t", "\n", "\0", "\"", "\\", "\u{7f}", "\u{80}", "é", "\u{a0}", "東", ",", "+", "a", "Z", "0", ":",
    ".", "*", "openid", " openid ", "x:read", "\u{1f}",
];

fn change(random: &mut Random, text: &mut String) {
    let at = random.place(text);
    let next = text[at..].chars().next();
    let end = at + next.map_or(0, char::len_utf8);
    match random.below(12) {
        0 => text.push(' '),
        1 => text.insert(0, ' '),
        2 => text.truncate(at),
        3 => text.replace_range(at..end, ""),
        4 => text.insert(at, next.unwrap_or('a')),
        5 => *text = text[at..].to_owned(),
        6..=8 => text.insert_str(at, random.word(&INSERTED)),
        9 => {
            let length = [1, 7, 8, 9, 16, 40, 300][random.below(7)];
            text.insert_str(at, &random.letters(b"abcdefghijklmnop:._", length));
        }
        // One bit differs: no other text is closer to a name.
        _ => {
            let letter = next.filter(char::is_ascii).unwrap_or('a');
            let other = char::from(letter as u8 ^ 1 << random.below(7));
            text.replace_range(at..end, other.encode_utf8(&mut [0; 4]));
        }
    }
}

/// Names whose lengths are around multiples of a word. Names of one length differ in one byte.
pub fn near_names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for length in [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 24, 25, 31, 32, 33, 47, 48, 63, 64, 65, 127, 129, 1000] {
        let name: String = "contacts:read.write/all-of-it~".chars().cycle().take(length).collect();
        for at in (0..length).step_by((length / 8).max(1)).chain([length - 1]) {
            for other in ["X", "!"] {
                let mut near = name.clone();
                near.replace_range(at..=at, other);
                names.push(near);
            }
        }
        names.push(name);
    }
    names.sort();
    names.dedup();
    names
}

/// Names like those of real services.
pub fn many_names(count: usize) -> Vec<String> {
    let words = ["Mail", "contacts", "Calendars", "https://www.example.com/auth/drive", "transactional.email", "2fa"];
    let ends = [":read", ":write", ".ReadWrite.All", ".readonly", "-admin", "_x"];
    let name = |n: usize| {
        format!("{}{}{}", words[n % 6], if n < 36 { String::new() } else { (n / 36).to_string() }, ends[n / 6 % 6])
    };
    (0..count).map(name).collect()
}
