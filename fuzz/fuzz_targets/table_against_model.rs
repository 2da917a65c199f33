//! Any catalog, as far as paths go, and requests to it: the tables answer as the oracle does.
#![no_main]
#![forbid(unsafe_code)]

#[path = "../../tests/any/mod.rs"]
mod any;
#[path = "../../tests/naive/mod.rs"]
mod naive;
#[allow(dead_code, reason = "other tests take the rest")]
#[path = "../../tests/paths/spec.rs"]
mod spec;
#[allow(dead_code, reason = "other tests take the rest")]
#[path = "../../tests/paths/subject.rs"]
mod subject;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

use crate::spec::{Need, Owner, Scope, Spec};
use crate::subject::{Subject, Tally};

const WORDS: [&str; 16] = [
    "a",
    "b",
    "c",
    "A",
    "aa",
    "ab",
    "ba",
    "x:a",
    "a:x",
    ":x",
    "aab",
    "eight-by",
    "nine-byte",
    "sixteen-bytes-xy",
    "sixteen-bytes-xz",
    "sixteen-bytes-xyz",
];
const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];
/// What else can stand in a request.
const PIECES: [&str; 20] = [
    "1", "/", "//", ".", "..", "%61", "%41", "%2F", "%3B", "%25", "%3Ax", ";", "?", "\\", "é", "%c3%a9", "%", "%0",
    "\0", "a/a/a",
];
const MOST_SCOPES: usize = 12;

#[derive(Arbitrary, Debug)]
struct Input {
    ignore_case: bool,
    encoded_delimiters: bool,
    base: Option<u8>,
    owners: Vec<InputOwner>,
    rows: Vec<InputRow>,
    requests: Vec<InputRequest>,
}

#[derive(Arbitrary, Debug)]
struct InputOwner {
    is_resource: bool,
    path: Vec<u8>,
    other_path: Option<Vec<u8>>,
    /// By scope: bits of its methods, and one that it implies.
    scopes: Vec<(u8, Option<u8>)>,
}

#[derive(Arbitrary, Debug)]
struct InputRow {
    segments: Vec<InputSegment>,
    has_tail: bool,
    methods: u8,
    need: InputNeed,
}

#[derive(Arbitrary, Debug)]
enum InputSegment {
    Literal(u8),
    Parameter,
    Affixed(Option<u8>, Option<u8>),
}

#[derive(Arbitrary, Debug)]
enum InputNeed {
    Denied,
    Public,
    Authenticated,
    Any(u8, Vec<u8>),
    All(u8, Vec<u8>),
}

#[derive(Arbitrary, Debug)]
struct InputRequest {
    method: u8,
    /// The row or prefix that it is made from.
    rule: u8,
    /// What stands for parameters.
    values: Vec<u8>,
    /// Where a piece is stuck in, and which.
    pieces: Vec<(u8, u8)>,
    more: Option<String>,
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
        let mut count = 0;
        for owner in self.owners.iter().take(6) {
            let mut paths = vec![literals(&owner.path)];
            let other = owner.other_path.as_deref().map(literals);
            paths.extend(other.filter(|other| !other.eq_ignore_ascii_case(&paths[0])));
            let most = if owner.is_resource { MOST_SCOPES - count } else { 1 };
            let mut scopes = Vec::new();
            for (bits, implied) in owner.scopes.iter().take(most) {
                // Only what comes before it, so that nothing implies itself.
                let implies = implied.filter(|_| count > 0).map(|id| usize::from(id) % count);
                let methods = methods(*bits).into_iter().map(str::to_owned).collect();
                scopes.push(Scope { methods, implies: implies.into_iter().collect() });
                count += 1;
            }
            if !scopes.is_empty() {
                spec.owners.push(Owner { is_resource: owner.is_resource, paths, scopes });
            }
            if count >= MOST_SCOPES {
                break;
            }
        }
        if count == 0 {
            let scopes = vec![Scope { methods: vec!["GET".to_owned()], implies: Vec::new() }];
            spec.owners.push(Owner { is_resource: false, paths: vec!["/a".to_owned()], scopes });
        }
        let count = spec.scope_count();
        for row in self.rows.iter().take(16) {
            let template = row.template();
            if !spec.rows.iter().any(|other| other.template == template) {
                for method in methods(row.methods | u8::from(row.methods & 15 == 0)) {
                    spec.add_row(&template, method, row.need(count));
                }
            }
        }
        spec
    }
}

fn literals(words: &[u8]) -> String {
    let path: String = words.iter().take(6).map(|word| format!("/{}", nth(&WORDS, *word))).collect();
    if path.is_empty() || path.contains("/:x") { "/".to_owned() } else { path }
}

impl InputRow {
    fn template(&self) -> String {
        let mut template = String::new();
        for segment in self.segments.iter().take(8) {
            let word = |word: &Option<u8>| word.map_or("", |word| nth(&WORDS, word));
            template += &match segment {
                // Other routers write parameters so.
                InputSegment::Literal(word) => format!("/{}", nth(&WORDS, *word).trim_start_matches(':')),
                InputSegment::Parameter => "/{p}".to_owned(),
                InputSegment::Affixed(before, behind) => format!("/{}{{p}}{}", word(before), word(behind)),
            };
        }
        if self.has_tail {
            template += "/{*rest}";
        }
        if template.is_empty() { "/".to_owned() } else { template }
    }

    fn need(&self, count: usize) -> Need {
        let scopes = |first: &u8, others: &[u8]| {
            let mut needs = Vec::new();
            for id in std::iter::once(first).chain(others.iter().take(4)) {
                let need = Need::Scope(usize::from(*id) % count);
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
            needs
        };
        match &self.need {
            InputNeed::Denied => Need::Denied,
            InputNeed::Public => Need::Public,
            InputNeed::Authenticated => Need::Authenticated,
            InputNeed::Any(first, others) => Need::Any(scopes(first, others)),
            InputNeed::All(first, others) => Need::All(scopes(first, others)),
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
                (Some(open), Some(close)) => path += &[&segment[..open], value(), &segment[close + 1..]].concat(),
                _ => path += segment,
            }
        }
        for (at, piece) in self.pieces.iter().take(4) {
            let at = usize::from(*at) % (path.len() + 1);
            if path.is_char_boundary(at) {
                let piece = if *piece < 128 { nth(&WORDS, *piece) } else { nth(&PIECES, *piece) };
                path.insert_str(at, piece);
            }
        }
        path + self.more.as_deref().unwrap_or_default()
    }
}

fuzz_target!(|input: Input| {
    let tally = Tally::default();
    let Ok(subject) = Subject::new(input.spec(), &tally) else { return };
    for request in input.requests.iter().take(32) {
        subject.compare(nth(&METHODS, request.method), &request.path(&subject.spec));
    }
});
