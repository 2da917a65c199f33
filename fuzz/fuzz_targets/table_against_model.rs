//! Makes a catalog, with all keys that affect decisions, and requests to it. The tables answer as the oracle does.
#![no_main]
#![forbid(unsafe_code)]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

use harness::hostile_characters;
use harness::spec::{Need, Owner, Scope, Spec};
use harness::subject::Subject;
use harness::tally::Tally;

const WORDS: [&str; 20] = [
    "a",
    "b",
    "c",
    "A",
    "aa",
    "ab",
    "ba",
    "aba",
    "abab",
    "babab",
    "x:a",
    "a:x",
    "x:aba:x",
    "aab",
    "eight-by",
    "nine-byte",
    "sixteen-bytes-xy",
    "sixteen-bytes-xz",
    "sixteen-bytes-xyz",
    "seven-x",
];
/// Literal texts around parameters. Many words of [`WORDS`] match several of them.
const AFFIXES: [&str; 8] = ["a", "b", "ab", "ba", "aba", "x:", ":x", "sixteen-bytes-x"];
const METHODS: [&str; 4] = ["GET", "HEAD", "PUT", "DELETE"];
/// Texts that occur only in requests.
const PIECES: [&str; 20] = [
    "1", "/", "//", ".", "..", "%61", "%41", "%2F", "%3B", "%25", "%3Ax", ";", "?", "\\", "é", "%c3%a9", "%", "%0",
    "\0", "a/a/a",
];

/// Each list has a fixed length, and a number determines how many of its entries are used. Most inputs are therefore
/// complete catalogs.
#[derive(Arbitrary, Debug)]
struct Input {
    ignore_case: bool,
    encoded_delimiters: bool,
    base: Option<u8>,
    owners: [InputOwner; 3],
    row_count: u8,
    rows: [InputRow; 12],
    requests: [InputRequest; 12],
}

#[derive(Arbitrary, Debug)]
struct InputOwner {
    is_resource: bool,
    depth: u8,
    path: [u8; 3],
    other_path: Option<[u8; 2]>,
    /// For each scope, the bits of its methods, and a scope that it implies.
    scopes: [(u8, Option<u8>); 2],
}

#[derive(Arbitrary, Debug)]
struct InputRow {
    depth: u8,
    segments: [(u8, u8, u8); 5],
    methods: u8,
    need: (u8, u8, u8),
}

#[derive(Arbitrary, Debug)]
struct InputRequest {
    method: u8,
    /// The row or prefix that it is made from.
    rule: u8,
    /// Values of parameters.
    values: [u8; 4],
    /// The number of pieces that are inserted.
    changes: u8,
    /// Each piece with the position at which it is inserted.
    pieces: [(u8, u8); 2],
}

fn nth<'a>(of: &[&'a str], number: u8) -> &'a str {
    of[usize::from(number) % of.len()]
}

fn methods(bits: u8) -> Vec<&'static str> {
    METHODS.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, method)| method).collect()
}

impl Input {
    fn spec(&self) -> Spec {
        let mut spec = Spec {
            base: self.base.map_or(String::new(), |base| format!("/{}", nth(&WORDS, base))),
            ignore_case: self.ignore_case,
            encoded_delimiters: self.encoded_delimiters,
            ..Spec::default()
        };
        for owner in &self.owners {
            let mut paths = vec![prefix(&owner.path[..usize::from(owner.depth) % 4])];
            let other = owner.other_path.as_ref().map(|path| prefix(path));
            paths.extend(other.filter(|other| !other.eq_ignore_ascii_case(&paths[0])));
            let mut scopes = Vec::new();
            for (bits, implied) in owner.scopes.iter().take(if owner.is_resource { 2 } else { 1 }) {
                // A scope implies only scopes before it, so that there is no cycle.
                let known = spec.scope_count() + scopes.len();
                let implies = implied.filter(|_| known > 0).map(|id| usize::from(id) % known);
                let methods = methods(*bits).into_iter().map(str::to_owned).collect();
                scopes.push(Scope { methods, implies: implies.into_iter().collect() });
            }
            spec.owners.push(Owner { is_resource: owner.is_resource, paths, scopes });
        }
        let count = spec.scope_count();
        for row in self.rows.iter().take(usize::from(self.row_count) % 13) {
            let template = row.template();
            // Two rows of one shape would mostly have different requirements, which is an error.
            if !spec.rows.iter().any(|other| other.template.eq_ignore_ascii_case(&template)) {
                for method in methods(row.methods | u8::from(row.methods & 15 == 0)) {
                    spec.add_row(&template, method, row.need(count));
                }
            }
        }
        spec
    }
}

fn prefix(words: &[u8]) -> String {
    let segment = |word: &u8| match word {
        0..192 => format!("/{}", nth(&WORDS, *word)),
        192..224 => "/{p}".to_owned(),
        224..240 => format!("/{}{{p}}", nth(&AFFIXES, *word)),
        _ => format!("/{{p}}{}", nth(&AFFIXES, *word)),
    };
    let path: String = words.iter().map(segment).collect();
    if path.is_empty() { "/".to_owned() } else { path }
}

impl InputRow {
    fn template(&self) -> String {
        let mut template = String::new();
        // Half of the templates have a span, at one of their segments.
        let span = (self.depth >= 128).then_some(usize::from(self.depth) / 6 % 5);
        for (index, (kind, before, behind)) in self.segments.iter().take(usize::from(self.depth) % 6).enumerate() {
            template += &match kind % 8 {
                0..=4 if span == Some(index) => "/{*s}".to_owned(),
                5 if span == Some(index) => format!("/{}{{*s}}", nth(&AFFIXES, *before)),
                6 if span == Some(index) => format!("/{{*s}}{}", nth(&AFFIXES, *behind)),
                _ if span == Some(index) => format!("/{}{{*s}}{}", nth(&AFFIXES, *before), nth(&AFFIXES, *behind)),
                0..=2 => format!("/{}", nth(&WORDS, *before)),
                3 | 4 => "/{p}".to_owned(),
                5 => format!("/{}{{p}}", nth(&AFFIXES, *before)),
                6 => format!("/{{p}}{}", nth(&AFFIXES, *behind)),
                _ => format!("/{}{{p}}{}", nth(&AFFIXES, *before), nth(&AFFIXES, *behind)),
            };
        }
        if template.is_empty() { "/".to_owned() } else { template }
    }

    fn need(&self, count: usize) -> Need {
        let (kind, first, second) = self.need;
        let (first, second) = (usize::from(first) % count, usize::from(second) % count);
        match kind % 8 {
            0 => Need::Denied,
            1 => Need::Public,
            2 => Need::Authenticated,
            3 | 4 if first != second => Need::Any(vec![Need::Scope(first), Need::Scope(second)]),
            5 if first != second => Need::All(vec![Need::Scope(first), Need::Scope(second)]),
            _ => Need::Scope(first),
        }
    }
}

impl InputRequest {
    fn path(&self, spec: &Spec) -> String {
        let rules: Vec<&str> = spec
            .rows
            .iter()
            .map(|row| &row.template)
            .chain(spec.owners.iter().flat_map(|owner| &owner.paths))
            .map(String::as_str)
            .collect();
        let mut path = spec.base.clone();
        let mut values = self.values.iter().cycle();
        let mut value =
            || values.next().map_or("1", |value| if *value < 128 { nth(&WORDS, *value) } else { nth(&PIECES, *value) });
        for segment in nth(&rules, self.rule).split('/').filter(|segment| !segment.is_empty()) {
            path.push('/');
            match (segment.find('{'), segment.rfind('}')) {
                (Some(open), Some(close)) => {
                    path += &[&segment[..open], value()].concat();
                    if segment.contains('*') && self.changes >= 128 {
                        path += &["/", value()].concat();
                    }
                    path += &segment[close + 1..];
                }
                _ => path += segment,
            }
        }
        for (at, piece) in self.pieces.iter().take(usize::from(self.changes) % 3) {
            let at = usize::from(*at) % (path.len() + 1);
            if path.is_char_boundary(at) {
                let texts: &[&str] = match piece {
                    0..96 => &WORDS,
                    96..176 => &PIECES,
                    176.. => &hostile_characters::PIECES,
                };
                let piece = nth(texts, *piece);
                path.insert_str(at, piece);
            }
        }
        if path.is_empty() { "/".to_owned() } else { path }
    }
}

fuzz_target!(|input: Input| {
    let tally = Tally::default();
    let Ok(subject) = Subject::new(input.spec(), &tally) else { return };
    for request in &input.requests {
        subject.compare(nth(&METHODS, request.method), &request.path(&subject.spec));
    }
});
