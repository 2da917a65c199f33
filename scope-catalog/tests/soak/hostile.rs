//! Requests that fit a catalog, and changes of them that an attacker might try.

use harness::hostile_characters::PIECES;
use harness::random::Random;
use harness::spec::Spec;

/// Lengths near the multiples of words, cache lines and pages.
const LENGTHS: [usize; 24] =
    [7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 192, 193, 255, 256, 257, 258, 1024, 4096];
/// Lengths near the limit. They are rare, because long paths take long to compare.
const LONGEST: [usize; 5] = [8190, 8191, 8192, 8193, 9000];
const COUNTS: [usize; 7] = [63, 64, 126, 127, 128, 129, 200];
const LETTERS: &[u8] = b"abcxyzABC019-._~!$&'()*+,=:@";
const VALUES: [&str; 20] = [
    "1", "a", "x", "xa", "aa", "ab", "me", "a:x", "1:x", "%61", "%41", "%3Ax", "%2Fa", "%25", "a%2F..", "..%3B", "é",
    "%c3%a9", "...", "key:1",
];
/// Texts that are inserted into a path.
const INSERTED: [&str; 40] = [
    "/",
    "//",
    "/./",
    "/../",
    "/..",
    "..",
    ".",
    ";",
    ";a=b",
    "?",
    "?x=/a",
    "#",
    "\\",
    "\0",
    "\u{1}",
    "\t",
    "\n",
    "\u{1f}",
    " ",
    "\u{7f}",
    "\u{80}",
    "é",
    "東",
    "%",
    "%2",
    "%z0",
    "%0z",
    "%2F",
    "%2f",
    "%2e",
    "%2E%2E",
    "%00",
    "%25%32%65",
    "%3B",
    "%5C",
    "%23",
    "%3f",
    "%7F",
    "%80",
    "%E6%9D%B1",
];
const METHODS: [&str; 24] = [
    "HEAD",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "get",
    "Get",
    "gET",
    "",
    " ",
    "GET ",
    " GET",
    "GETX",
    "GE",
    "G",
    "\0",
    "GET\0",
    "\0GET",
    "PUTT",
    "POS",
    "POST\0\0\0\0",
    "DELETED",
    "PURGE",
    "VERSION-CONTROLS",
    "BASELINE-CONTROL-AND-MORE-OF-IT",
];

/// The parts of a catalog that requests are made from.
pub(crate) struct Target {
    /// Segments of the rows, and of the prefixes, behind those of the base.
    rows: Vec<Vec<String>>,
    prefixes: Vec<Vec<String>>,
    segments: Vec<String>,
    methods: Vec<String>,
}

impl Target {
    pub(crate) fn new(spec: &Spec) -> Self {
        let segments = |path: &String| {
            let all = spec.base.split('/').chain(path.split('/'));
            all.filter(|segment| !segment.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let rows: Vec<_> = spec.rows.iter().map(|row| segments(&row.template)).collect();
        let prefixes: Vec<_> = spec.owners.iter().flat_map(|owner| &owner.paths).map(segments).collect();
        let all = rows.iter().chain(&prefixes).flatten().chain([&"{p}".to_owned()]).cloned().collect();
        let methods = spec.scopes().flat_map(|scope| scope.methods.clone());
        let methods = methods.chain(spec.rows.iter().flat_map(|row| &row.methods).map(|(method, _)| method.clone()));
        Self { rows, prefixes, segments: all, methods: methods.chain(["GET".to_owned()]).collect() }
    }

    pub(crate) fn method<'a>(&'a self, random: &mut Random) -> &'a str {
        if random.once_in(12) { random.word(&METHODS) } else { random.pick(&self.methods).as_str() }
    }

    pub(crate) fn path(&self, random: &mut Random) -> String {
        let mut path = String::with_capacity(64);
        let is_prefix = self.rows.is_empty() || !self.prefixes.is_empty() && random.once_in(3);
        for segment in random.pick(if is_prefix { &self.prefixes } else { &self.rows }) {
            path.push('/');
            // Once in 24 times, a segment of another row or prefix.
            let segment = if random.once_in(24) { random.pick(&self.segments) } else { segment };
            fill(random, segment, &mut path);
        }
        while is_prefix && random.once_in(2) {
            path.push('/');
            fill(random, "{p}", &mut path);
        }
        if path.is_empty() {
            path.push('/');
        }
        let changes = [0, 0, 0, 1, 1, 1, 2, 2, 3, 5][random.below(10)];
        for _ in 0..changes {
            self.change(random, &mut path);
        }
        path
    }

    fn change(&self, random: &mut Random, path: &mut String) {
        let at = random.place(path);
        let next = path[at..].chars().next();
        let end = at + next.map_or(0, char::len_utf8);
        match random.below(24) {
            0 => path.push('/'),
            1 => path.truncate(at),
            2 => path.replace_range(at..end, ""),
            3 | 4 => path.insert_str(at, random.word(&INSERTED)),
            5 | 6 => path.insert_str(at, random.word(&PIECES)),
            7 => path.insert_str(at, random.word(&VALUES)),
            8 => {
                path.push('/');
                let segment = random.pick(&self.segments);
                fill(random, segment, path);
            }
            9 => path.truncate(path.rfind('/').unwrap_or(0)),
            10 => *path = path.replacen('/', "//", 1 + random.below(2)),
            11 | 12 => {
                // One bit differs: no other path is closer.
                let other = next.filter(char::is_ascii).map_or('x', |letter| flipped(random, letter));
                path.replace_range(at..end, other.encode_utf8(&mut [0; 4]));
            }
            13 => {
                let other = next.map_or('X', |c| {
                    if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
                });
                path.replace_range(at..end, other.encode_utf8(&mut [0; 4]));
            }
            14 => path.insert(at, next.unwrap_or('/')),
            15 => {
                let length = path.len() + 1 + random.below(40);
                grow(random, path, at, length);
            }
            16 if random.once_in(4) => {
                let length = if random.once_in(48) { *random.pick(&LONGEST) } else { *random.pick(&LENGTHS) };
                grow(random, path, at, length);
            }
            17 if random.once_in(48) => {
                let count = *random.pick(&COUNTS);
                while path.split('/').count() <= count {
                    path.push('/');
                    path.push_str(random.word(&VALUES));
                }
            }
            18 => path.insert_str(0, random.word(&["/", "", "a", "%2F", "\\", "http://h"])),
            // An octet in its other spelling.
            _ => {
                if let Some(letter) = next.filter(char::is_ascii) {
                    let code = u32::from(letter);
                    let escape = if random.once_in(2) { format!("%{code:02x}") } else { format!("%{code:02X}") };
                    path.replace_range(at..end, &escape);
                }
            }
        }
    }
}

/// Makes a path longer, within a segment or by segments.
fn grow(random: &mut Random, path: &mut String, at: usize, length: usize) {
    let missing = length.saturating_sub(path.len());
    let letters = match random.below(4) {
        0 => "/a/b".repeat(missing / 4 + 1)[..missing].to_owned(),
        1 => "%61".repeat(missing / 3 + 1)[..missing].to_owned(),
        _ => {
            let letter = char::from(*random.pick(LETTERS));
            std::iter::repeat_n(letter, missing).collect()
        }
    };
    path.insert_str(at, &letters);
}

fn flipped(random: &mut Random, letter: char) -> char {
    let flipped = char::from(letter as u8 ^ 1 << random.below(7));
    if random.once_in(4) { '\u{e9}' } else { flipped }
}

/// A segment of a template, with a value for its parameter.
fn fill(random: &mut Random, segment: &str, path: &mut String) {
    let (Some(open), Some(close)) = (segment.find('{'), segment.rfind('}')) else { return path.push_str(segment) };
    path.push_str(&segment[..open]);
    value(random, path);
    while segment.contains('*') && random.once_in(2) {
        path.push('/');
        value(random, path);
    }
    path.push_str(&segment[close + 1..]);
}

fn value(random: &mut Random, path: &mut String) {
    if random.once_in(3) {
        let length = 1 + random.below(40);
        path.push_str(&random.letters(LETTERS, length));
    } else {
        let texts: &[&str] = if random.once_in(8) { &PIECES } else { &VALUES };
        path.push_str(random.word(texts));
    }
}
