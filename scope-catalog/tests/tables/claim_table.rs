//! The claim table against a map of names, over names that are chosen to be hard to tell apart.

use scope_catalog::model::{Catalog, Scope};
use scope_catalog::tables;
use scope_types::{ParseErrorKind, Tables};
use std::collections::{BTreeSet, HashMap};

/// Words of a set. They are enough for every catalog of this suite.
const WORDS: usize = 64;

/// A compiled catalog, and its names with their ids.
struct Subject {
    tables: &'static Tables<'static>,
    names: HashMap<String, u16>,
}

impl Subject {
    fn new<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        let mut catalog = Catalog::default();
        for (index, name) in names.iter().enumerate() {
            let mut scope = Scope::default();
            scope.name.clone_from(name);
            scope.variant = format!("V{index}");
            catalog.scopes.push(scope);
        }
        assert!(names.len() <= WORDS * 64);
        let literals = tables::write(&catalog, None).unwrap();
        let tables =
            Box::leak(Box::new(Tables::new(Box::leak(Box::new(&*literals.text.leak())), literals.data.leak(), "here")));
        Self { tables, names: names.into_iter().zip(0..).collect() }
    }

    fn check_token(&self, token: &str) {
        assert_eq!(self.tables.id_of(token.as_bytes()), self.names.get(token).copied(), "{token:?}");
    }

    /// Compares both ways to read a text: as a claim, and as a `scope` parameter.
    fn check_claim(&self, text: &str) {
        let illegal = |octet: u8| !matches!(octet, 0x20 | 0x21 | 0x23..=0x5B | 0x5D..=0x7E);
        let voided_at = text.bytes().position(illegal);
        let known: BTreeSet<u16> = text.split(' ').filter_map(|token| self.names.get(token).copied()).collect();
        let ids = |words: &[u64; WORDS]| -> BTreeSet<u16> {
            let words = (0..).step_by(64).zip(words).filter(|(_, word)| **word != 0);
            words.flat_map(|(first, word)| (first..first + 64).filter(move |id| word >> (id % 64) & 1 == 1)).collect()
        };
        let (set, at) = self.tables.claim::<WORDS>(text);
        let granted = if voided_at.is_none() { known.clone() } else { BTreeSet::new() };
        assert_eq!((ids(set.words()), at), (granted, voided_at), "claim {text:?}");

        let parsed = self.tables.parse::<WORDS>(text);
        match text.split(' ').find(|token| !self.names.contains_key(*token)) {
            None => assert_eq!(parsed.map(|set| ids(set.words())), Ok(known), "parse {text:?}"),
            Some(stray) => {
                let error = parsed.unwrap_err();
                let kind = match stray {
                    _ if text.is_empty() => ParseErrorKind::Empty,
                    "" => ParseErrorKind::Space,
                    _ if stray.bytes().any(illegal) => ParseErrorKind::Malformed,
                    _ => ParseErrorKind::Unknown,
                };
                assert_eq!((error.kind(), error.token()), (kind, stray), "parse {text:?}");
            }
        }
    }
}

/// Every text over an alphabet, up to a length.
fn texts(alphabet: &[char], longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut from = 0;
    for _ in 0..longest {
        let longer: Vec<String> =
            all[from..].iter().flat_map(|text| alphabet.iter().map(move |letter| format!("{text}{letter}"))).collect();
        from = all.len();
        all.extend(longer);
    }
    all
}

/// Of all texts over a small alphabet, some are names and the others are unknown tokens.
#[test]
fn every_text_over_a_small_alphabet_is_found_or_unknown() {
    for (alphabet, longest) in [(&['a', 'b'][..], 11), (&['!', 'a', '~'], 7), (&['a'], 200)] {
        for step in [1, 2, 3, 7] {
            let all = texts(alphabet, longest);
            let subject = Subject::new(all.iter().skip(1).step_by(step).cloned());
            for text in &all {
                subject.check_token(text);
            }
        }
    }
}

/// Names whose lengths are around multiples of a word, and each of them with one octet changed, missing or added.
#[test]
fn names_of_every_length_differ_from_names_that_are_one_octet_away() {
    let name = |length: usize| -> String { ('a'..='z').cycle().skip(length).take(length).collect() };
    let lengths: Vec<usize> = (1..=70).chain([127, 128, 129, 255, 256, 257, 300]).collect();
    let mut subjects = vec![Subject::new(lengths.iter().map(|length| name(*length)))];
    // A catalog with one name, which is the shortest and the longest of the catalog.
    subjects.extend(lengths.iter().map(|length| Subject::new([name(*length)])));
    for subject in &subjects {
        for name in lengths.iter().map(|length| name(*length)) {
            subject.check_token(&name);
            for at in 0..name.len() {
                let (head, tail) = name.split_at(at);
                subject.check_token(&format!("{head}{}", &tail[1..]));
                subject.check_token(&format!("{head}_{}", &tail[1..]));
                subject.check_token(&format!("{head}_{tail}"));
            }
        }
    }
}

/// Tokens at every distance from the start of a claim, with several texts behind them.
#[test]
fn tokens_are_found_at_every_place_of_a_claim() {
    let name = |length: usize| -> String { ('A'..='Z').cycle().skip(length).take(length).collect() };
    let subject = Subject::new((1..=40).map(name));
    for before in 0..=70 {
        for length in [1, 2, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40] {
            for behind in ["", " ", " x", " xxxxxxx", " xxxxxxxx", "  ", "x"] {
                let start = if before == 0 { String::new() } else { format!("{} ", "x".repeat(before - 1)) };
                subject.check_claim(&format!("{start}{}{behind}", name(length)));
            }
        }
    }
    for spaces in 0..=130 {
        subject.check_claim(&" ".repeat(spaces));
        subject.check_claim(&format!("{}{}", " ".repeat(spaces), name(9)));
        subject.check_claim(&"A ".repeat(spaces));
    }
}

/// Any octet, or a character of several octets, at every place of a claim of several 64-byte blocks.
#[test]
fn a_character_at_any_place_of_a_claim_is_read_or_voids_it() {
    let subject =
        Subject::new(["a", "read", "contacts:read", "https://www.googleapis.com/auth/drive.metadata.readonly"]);
    let claim =
        "contacts:read a https://www.googleapis.com/auth/drive.metadata.readonly openid read a contacts:read read a";
    for character in (0..=128_u8).map(char::from).chain(['é', '\u{2003}', '\u{10FFFF}']) {
        for at in 0..=claim.len() {
            let (head, tail) = claim.split_at(at);
            subject.check_claim(&format!("{head}{character}{tail}"));
            // The same, where the claim ends with the character.
            subject.check_claim(&format!("{head}{character}"));
        }
    }
}

/// Names that are equal in every window that the hash reads are found by comparison, and no other token is.
#[test]
fn names_that_differ_outside_of_every_window_are_found() {
    let alike = |number: usize| format!("{}{number:04}{}", "a".repeat(90), "b".repeat(90));
    let subject = Subject::new((0..3_000).map(alike));
    (0..4_000).for_each(|number| subject.check_token(&alike(number)));
    let claim: Vec<String> = (2_990..3_010).map(alike).collect();
    subject.check_claim(&claim.join(" "));
    subject.check_claim(&claim[..10].join(" "));
    // Names with one hash beside names with different hashes.
    let mixed = Subject::new((0..500).map(alike).chain((0..500).map(|number| format!("scope{number}"))));
    (0..1_000).for_each(|number| mixed.check_token(&alike(number)));
    (0..1_000).for_each(|number| mixed.check_token(&format!("scope{number}")));
}

/// Where names have the same first and last words, the windows are placed where the names differ.
#[test]
fn names_with_long_common_beginnings_and_ends_are_found() {
    for (front, back) in [(0, 40), (20, 20), (32, 12), (40, 0), (60, 60), (3, 100)] {
        let name = |number: usize| format!("{}{number:03}{}", "f".repeat(front), "b".repeat(back));
        let subject = Subject::new((0..900).map(name));
        (0..1_000).for_each(|number| subject.check_token(&name(number)));
        subject.check_claim(&(0..900).step_by(7).map(name).collect::<Vec<_>>().join(" "));
    }
}

/// Names longer than the lengths that the table stores, and tokens whose length differs by a multiple of 65,536.
#[test]
fn names_of_more_than_65535_octets_are_found() {
    let long = |length: usize| "n".repeat(length);
    let subject = Subject::new([5, 20, 65_535, 65_536, 65_541, 70_000, 131_092].map(long));
    for length in (1..50).chain(65_530..65_560).chain(69_990..70_010).chain(131_080..131_100) {
        subject.check_token(&long(length));
    }
    subject.check_claim(&[5, 65_536, 20, 70_000].map(long).join(" "));
}
