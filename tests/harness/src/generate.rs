//! Random catalogs, and random requests to them.

use crate::dice::Dice;
use crate::hostile_characters::PIECES;
use crate::spec::{Need, Owner, Scope, Spec};

/// How large a catalog becomes.
#[derive(Debug)]
pub struct Size {
    /// The literal segments of its templates and prefixes.
    pub literals: &'static [&'static str],
    /// The most resources and single scopes.
    pub owners: usize,
    /// The most scopes.
    pub scopes: usize,
    /// The most rows.
    pub rows: usize,
    /// The most segments of a template.
    pub segments: usize,
}

/// Few literals, so that many templates match the same paths.
pub const SMALL: Size = Size { literals: &["a", "b", "xa", "a:x", "A"], owners: 3, scopes: 8, rows: 8, segments: 4 };

/// Dozens of rules, up to ten segments deep.
pub const LARGE: Size = Size {
    literals: &[
        "a", "b", "xa", "a:x", "A", "contacts", "Contacts", "lists", "v1", "me", "a.b", "~x", "@me", "f(x)", "x=1",
    ],
    owners: 20,
    scopes: 60,
    rows: 48,
    segments: 10,
};

const AFFIXED: [&str; 10] =
    ["{p}:x", "a{p}", "a:{p}", "{p}a", "x{p}a", "{p}:X", "a{p}:x", "A{p}", "f(a='{p}',b='{q}')", "x{p}"];
const SPANS: [&str; 8] = ["{*s}", "{*s}", "{*s}:x", "a{*s}", "{*s}a", "a{*s}:x", "x{*s}a", "{*s}:X"];
const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];

/// Values of parameters. They are also inserted elsewhere.
const VALUES: [&str; 24] = [
    "1",
    "a",
    "b",
    "x",
    "A",
    "aa",
    "xa",
    "a:x",
    "xaa",
    "1:x",
    "a:1",
    "f(a='1',b='2')",
    "f(x)",
    "%61",
    "%41",
    "%3Ax",
    "a%3Ax",
    "%25",
    "a%2Fb",
    "é",
    "%c3%a9",
    "a%2F..",
    "...",
    "@me",
];
/// Texts that are inserted into a path.
const HOSTILE: [&str; 28] = [
    "/",
    "//",
    "/./",
    "/../",
    "..",
    ".",
    ";",
    ";a=b",
    "?",
    "?x=/a",
    "#",
    "\\",
    "\0",
    "\n",
    "\u{7f}",
    "%",
    "%2",
    "%2F",
    "%2e",
    "%00",
    "%zz",
    " ",
    "%25%32%65",
    "%3B",
    "%5c",
    "%23",
    "%3f",
    "é",
];

/// A random catalog. Most of them have no errors.
pub fn catalog(dice: &mut Dice, size: &Size) -> Spec {
    let mut spec = Spec { ignore_case: dice.once_in(4), encoded_delimiters: dice.once_in(3), ..Spec::default() };
    if dice.once_in(4) {
        spec.base = format!("/{}", dice.pick(size.literals));
    }
    for _ in 0..dice.between(1, size.owners) {
        if spec.scope_count() < size.scopes {
            let owner = owner(dice, size, &spec);
            spec.owners.push(owner);
        }
    }
    for _ in 0..dice.between(size.rows / 4, size.rows) {
        row(dice, size, &mut spec);
    }
    spec
}

fn owner(dice: &mut Dice, size: &Size, spec: &Spec) -> Owner {
    let is_resource = dice.once_in(2);
    let mut paths: Vec<String> = Vec::new();
    for _ in 0..dice.between(1, 3) {
        let path = prefix(dice, size, spec);
        // The same prefix twice in one list is an error.
        if !paths.iter().any(|known| shape(known, spec).eq_ignore_ascii_case(&shape(&path, spec))) {
            paths.push(path);
        }
    }
    let first = spec.scope_count();
    let count = if is_resource { dice.between(1, (size.scopes - first).min(3)) } else { 1 };
    let mut scopes = Vec::new();
    for id in first..first + count {
        // Sometimes none. Such a prefix authorizes no request and decides all the same.
        let methods = dice.some(&METHODS).into_iter().map(str::to_owned).collect();
        let implies = if id > 0 && dice.once_in(4) { vec![dice.below(id)] } else { Vec::new() };
        scopes.push(Scope { methods, implies });
    }
    Owner { is_resource, paths, scopes }
}

fn prefix(dice: &mut Dice, size: &Size, spec: &Spec) -> String {
    if dice.once_in(12) {
        return "/".to_owned();
    }
    let known: Vec<&String> = spec.owners.iter().flat_map(|owner| &owner.paths).collect();
    let mut path = String::new();
    if !known.is_empty() && dice.once_in(2) {
        let other = known[dice.below(known.len())];
        path += other.trim_end_matches('/');
    }
    for _ in 0..dice.between(1, size.segments / 3) {
        let segment = if dice.once_in(3) { any_segment(dice, size) } else { dice.pick(size.literals).to_owned() };
        path = format!("{path}/{segment}");
    }
    path
}

fn row(dice: &mut Dice, size: &Size, spec: &mut Spec) {
    let template = template(dice, size, spec);
    if spec.rows.iter().any(|row| row.template == template) {
        return;
    }
    let mut methods = dice.some(&METHODS);
    if methods.is_empty() {
        methods.push("GET");
    }
    for method in methods {
        // Rows of one shape must have the same requirement. Once in 16 times they may differ, which is an error.
        let same = spec.rows.iter().filter(|row| shape(&row.template, spec) == shape(&template, spec));
        let known = same.flat_map(|row| &row.methods).find(|(known, _)| known == method).map(|(_, need)| need.clone());
        let need = match known {
            Some(need) if !dice.once_in(16) => need,
            _ => need(dice, spec.scope_count()),
        };
        spec.add_row(&template, method, need);
    }
}

/// A template without the names of its parameters.
fn shape(template: &str, spec: &Spec) -> String {
    let shape = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) if segment.contains('*') => {
            format!("{}{{*}}{}", &segment[..open], &segment[close + 1..])
        }
        (Some(open), Some(close)) => format!("{}{{}}{}", &segment[..open], &segment[close + 1..]),
        _ => segment.to_owned(),
    };
    let shape = template.split('/').map(shape).collect::<Vec<_>>().join("/");
    if spec.ignore_case { shape.to_ascii_lowercase() } else { shape }
}

/// A template. Two of three cross or extend a template or a prefix of the catalog.
fn template(dice: &mut Dice, size: &Size, spec: &Spec) -> String {
    let known: Vec<&String> =
        spec.rows.iter().map(|row| &row.template).chain(spec.owners.iter().flat_map(|owner| &owner.paths)).collect();
    let mut segments: Vec<String> = Vec::new();
    if !known.is_empty() && !dice.once_in(3) {
        let other = known[dice.below(known.len())];
        segments = other.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        segments.truncate(dice.below(segments.len() + 1).max(1));
        for segment in &mut segments {
            if dice.once_in(4) {
                *segment = any_segment(dice, size);
            }
        }
    }
    for _ in 0..dice.below(3) {
        segments.push(any_segment(dice, size));
    }
    segments.truncate(size.segments);
    let has_span = segments.iter().any(|segment| segment.contains('*'));
    if !has_span && dice.once_in(3) {
        // A third of the spans end the template.
        let at = if dice.once_in(3) { segments.len() } else { dice.below(segments.len() + 1) };
        segments.insert(at, dice.pick(&SPANS).to_owned());
    }
    format!("/{}", segments.join("/"))
}

fn any_segment(dice: &mut Dice, size: &Size) -> String {
    match dice.below(4) {
        0 => dice.pick(&["{p}", "{q}"]).to_owned(),
        1 => dice.pick(&AFFIXED).to_owned(),
        _ => dice.pick(size.literals).to_owned(),
    }
}

fn need(dice: &mut Dice, scopes: usize) -> Need {
    match dice.below(7) {
        0 => Need::Public,
        1 => Need::Authenticated,
        2 => Need::Denied,
        _ => scopes_needed(dice, scopes, 2),
    }
}

/// Scopes, with `any` and `all` nested up to a depth.
fn scopes_needed(dice: &mut Dice, scopes: usize, depth: usize) -> Need {
    if depth == 0 || dice.once_in(3) {
        return Need::Scope(dice.below(scopes));
    }
    let mut parts = Vec::new();
    for _ in 0..dice.between(1, 3) {
        let part = scopes_needed(dice, scopes, depth - 1);
        // A scope twice in one list is an error.
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if dice.below(3) > 0 { Need::All(parts) } else { Need::Any(parts) }
}

/// A method. Seven of eight are methods that a catalog of these may name.
pub fn method(dice: &mut Dice) -> &'static str {
    if dice.once_in(8) {
        dice.pick(&["HEAD", "OPTIONS", "get", "Get", "", "GET ", "GETX", "G", "\0"])
    } else {
        dice.pick(&METHODS)
    }
}

/// A path: a template or a prefix with values for its parameters. Half of the paths are then changed.
pub fn path(dice: &mut Dice, spec: &Spec) -> String {
    let known: Vec<(&String, bool)> = spec
        .rows
        .iter()
        .map(|row| (&row.template, false))
        .chain(spec.owners.iter().flat_map(|owner| &owner.paths).map(|path| (path, true)))
        .collect();
    let (template, is_prefix) = known[dice.below(known.len())];
    let mut path = if dice.once_in(16) { String::new() } else { spec.base.clone() };
    for segment in template.split('/').filter(|segment| !segment.is_empty()) {
        path.push('/');
        path += &filled(dice, segment);
    }
    while is_prefix && dice.once_in(2) {
        path.push('/');
        path += dice.pick(&VALUES);
    }
    if path.is_empty() {
        path.push('/');
    }
    if dice.once_in(2) {
        for _ in 0..dice.between(1, 3) {
            path = mutated(dice, &path);
        }
    }
    path
}

/// A segment of a template or of a prefix, with a value for its parameter.
pub fn segment(dice: &mut Dice, spec: &Spec) -> String {
    let known = spec.rows.iter().map(|row| &row.template).chain(spec.owners.iter().flat_map(|owner| &owner.paths));
    let segments: Vec<&str> = known.flat_map(|path| path.split('/')).filter(|segment| !segment.is_empty()).collect();
    let segment = if segments.is_empty() { "{p}" } else { dice.pick(&segments) };
    filled(dice, segment)
}

fn filled(dice: &mut Dice, segment: &str) -> String {
    let (Some(open), Some(close)) = (segment.find('{'), segment.rfind('}')) else { return segment.to_owned() };
    let mut filled = format!("{}{}", &segment[..open], dice.pick(&VALUES));
    while segment.contains('*') && dice.once_in(2) {
        filled = format!("{filled}/{}", dice.pick(&VALUES));
    }
    filled + &segment[close + 1..]
}

fn mutated(dice: &mut Dice, path: &str) -> String {
    let letters: Vec<char> = path.chars().collect();
    let at = if letters.is_empty() { 0 } else { (dice.below(256) * 256 + dice.below(256)) % letters.len() };
    let (head, tail) = (letters[..at].iter().collect::<String>(), letters[at..].iter().collect::<String>());
    let without = || tail.chars().skip(1).collect::<String>();
    match dice.below(10) {
        0 => format!("{path}/"),
        1 => format!("{head}{}", without()),
        2 => head,
        3 => {
            let inserted = if dice.once_in(3) { dice.pick(&PIECES) } else { dice.pick(&HOSTILE) };
            format!("{head}{inserted}{tail}")
        }
        4 => format!("{head}{}{tail}", dice.pick(&VALUES)),
        5 => format!("{path}/{}", dice.pick(&VALUES)),
        6 => path.rsplit_once('/').map_or(String::new(), |(head, _)| head.to_owned()),
        7 => match tail.chars().next() {
            Some(letter) if letter.is_ascii_lowercase() => {
                format!("{head}{}{}", letter.to_ascii_uppercase(), without())
            }
            Some(letter) => format!("{head}{}{}", letter.to_ascii_lowercase(), without()),
            None => path.to_owned(),
        },
        // An octet in its other spelling.
        _ => match tail.chars().next() {
            Some(letter) if letter.is_ascii() && dice.once_in(2) => {
                format!("{head}%{:02x}{}", u32::from(letter), without())
            }
            Some(letter) if letter.is_ascii() => format!("{head}%{:02X}{}", u32::from(letter), without()),
            _ => path.to_owned(),
        },
    }
}
