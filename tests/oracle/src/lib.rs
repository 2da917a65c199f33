//! The oracle: what a catalog answers to a request, read off the rules one by one.
//!
//! For each request, the model splits every template again and tries every rule. It prepares
//! nothing, it is slow, and it uses none of the crates under test. Where they answer something else,
//! one of the two is wrong.
//!
//! A request is answered in three steps. `views` refuses paths that two routers could read
//! differently. `select` finds the rules that decide, once for the path as sent and once for the
//! path decoded, and the two must agree. `requirement` asks those rules about the method.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

mod characters;

const MAX_BYTES: usize = 8192;
const MAX_SEGMENTS: usize = 128;

/// What a caller must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// No caller passes.
    Denied,
    /// Every caller passes.
    Public,
    /// Every caller with a verified token passes.
    Authenticated,
    /// Callers pass who hold every scope of one of these sets. Scopes are ids.
    Scopes(Vec<Vec<usize>>),
}

/// An entry of `paths`: a scope authorizes these methods at and under a prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPrefix {
    /// The prefix, without the base.
    pub prefix: String,
    /// The methods of the scope's action.
    pub methods: Vec<String>,
    /// The id of the scope.
    pub scope: usize,
}

/// A row of `endpoints`: what methods require at the paths that match a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The template, without the base.
    pub template: String,
    /// The methods of the row, each with its requirement.
    pub methods: Vec<(String, Requirement)>,
}

/// A catalog, with everything that decides requests.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Stands before every prefix and template: empty, or for instance `/v3`.
    pub base: String,
    /// `case: insensitive`
    pub ignore_case: bool,
    /// `encoded_delimiters: allow`
    pub encoded_delimiters: bool,
    /// The entries of `paths`, one for each scope that holds a prefix.
    pub prefixes: Vec<PathPrefix>,
    /// The rows of `endpoints`.
    pub rows: Vec<Row>,
}

/// The answer to a method and a path. Requirements are in the form that [`canonical`] gives them,
/// so that equal answers compare equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The path is malformed, or could be read in two ways.
    NotCanonical,
    /// The catalog does not list this method at this path.
    NotListed,
    /// The request has this requirement.
    Requires(Requirement),
}

/// A path's segments, as bytes because decoding can yield any byte.
type View = Vec<Vec<u8>>;

/// How one segment was matched. The more specific match is the lesser value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Literal,
    /// A parameter, or a segment of a span.
    Variable {
        /// The length of the text before it. Longer is better.
        before: Reverse<usize>,
        /// The length of the text behind it. Longer is better.
        behind: Reverse<usize>,
        is_span: bool,
    },
    /// What follows a prefix: the rest of the path, which may be nothing.
    BelowPrefix,
}

/// How a path was matched, from the left: the sort key of precedence. Of two ranks that begin alike
/// the shorter is the lesser, so a row that ends with the path is better than a prefix, which adds
/// [`Class::BelowPrefix`].
///
/// Templates that match one path with equal ranks have one shape.
type Rank = Vec<Class>;

/// The rules that decide about a path.
#[derive(PartialEq)]
struct Selected<'a> {
    /// The best row, and all others of its shape. None if a prefix is better.
    rows: Vec<&'a Row>,
    /// The best prefix, once for each scope that holds it.
    prefixes: Vec<&'a PathPrefix>,
}

impl Model {
    /// Answers a request.
    pub fn route(&self, method: &str, path: &str) -> Answer {
        let Some((raw, decoded)) = self.views(path) else {
            return Answer::NotCanonical;
        };
        let selected = self.select(&raw);
        if selected != self.select(&decoded) {
            return Answer::NotCanonical;
        }
        match requirement(&selected, method) {
            Some(requirement) => Answer::Requires(canonical(requirement)),
            None => Answer::NotListed,
        }
    }

    /// The rule that decides about a request: a row, or else the best prefix, once for each scope that
    /// authorizes the method. `None` if the request is refused for every caller.
    pub fn decider(&self, method: &str, path: &str) -> Option<(Option<&Row>, Vec<&PathPrefix>)> {
        let (raw, decoded) = self.views(path)?;
        let selected = self.select(&raw);
        if selected != self.select(&decoded) {
            return None;
        }
        if let Some((row, _)) = listed(&selected, method) {
            return Some((Some(row), Vec::new()));
        }
        let prefixes: Vec<_> = selected.prefixes.into_iter().filter(|prefix| authorizes(prefix, method)).collect();
        (!prefixes.is_empty()).then_some((None, prefixes))
    }

    /// Whether a caller whose verified token gives these scopes may make the request. `None` if the
    /// path is not canonical or the request not listed. It is refused for every caller.
    pub fn allows(&self, method: &str, path: &str, effective: &BTreeSet<usize>) -> Option<bool> {
        match self.route(method, path) {
            Answer::NotCanonical | Answer::NotListed => None,
            Answer::Requires(requirement) => Some(evaluate(&requirement, effective)),
        }
    }

    /// The path's segments as sent, and decoded once. `None` if the path is refused.
    fn views(&self, path: &str) -> Option<(View, View)> {
        let forbidden = |byte: u8| byte.is_ascii_control() || b"\\;#?".contains(&byte);
        if path.len() > MAX_BYTES || path.bytes().any(forbidden) {
            return None;
        }
        let inside = path.strip_prefix('/')?;
        let inside = inside.strip_suffix('/').unwrap_or(inside);
        let raw: View = match path {
            "/" => Vec::new(),
            _ => inside.split('/').map(Vec::from).collect(),
        };
        let decoded: View = raw.iter().map(|s| self.decode(s)).collect::<Option<_>>()?;
        if raw.len() > MAX_SEGMENTS || raw.iter().chain(&decoded).any(|s| is_empty_or_dots(s)) {
            return None;
        }
        if !decoded.iter().all(|segment| characters::are_accepted(segment)) {
            return None;
        }
        Some((self.fold(raw), self.fold(decoded)))
    }

    /// A segment with its escapes decoded once. `None` if one is malformed or hides a refused byte.
    fn decode(&self, segment: &[u8]) -> Option<Vec<u8>> {
        let hex = |digit: u8| char::from(digit).to_digit(16);
        let mut decoded = Vec::new();
        let mut rest = segment.iter().copied();
        while let Some(byte) = rest.next() {
            if byte != b'%' {
                decoded.push(byte);
                continue;
            }
            let byte = u8::try_from(hex(rest.next()?)? * 16 + hex(rest.next()?)?).ok()?;
            let delimiter = b"#%/;?".contains(&byte);
            if byte.is_ascii_control() || byte == b'\\' || delimiter && !self.encoded_delimiters {
                return None;
            }
            decoded.push(byte);
        }
        Some(decoded)
    }

    /// In lower case, if the catalog does not tell the cases apart.
    fn fold(&self, mut segments: View) -> View {
        for segment in &mut segments {
            if self.ignore_case {
                segment.make_ascii_lowercase();
            }
        }
        segments
    }

    fn select(&self, path: &View) -> Selected<'_> {
        let rows: Vec<_> = self.rows.iter().filter_map(|row| Some((row, self.rank_row(row, path)?))).collect();
        let prefixes: Vec<_> =
            self.prefixes.iter().filter_map(|prefix| Some((prefix, self.rank_prefix(prefix, path)?))).collect();
        let best_prefix = prefixes.iter().map(|(_, rank)| rank).min();
        let best = rows.iter().map(|(_, rank)| rank).chain(best_prefix).min();
        Selected {
            rows: rows.iter().filter(|(_, rank)| Some(rank) == best).map(|(row, _)| *row).collect(),
            prefixes: prefixes
                .iter()
                .filter(|(_, rank)| Some(rank) == best_prefix)
                .map(|(prefix, _)| *prefix)
                .collect(),
        }
    }

    fn rank_row(&self, row: &Row, path: &View) -> Option<Rank> {
        rank(&self.template(&row.template), path)
    }

    fn rank_prefix(&self, held: &PathPrefix, path: &View) -> Option<Rank> {
        let prefix = self.template(&held.prefix);
        let mut rank = rank(&prefix, path.get(..prefix.len())?)?;
        rank.push(Class::BelowPrefix);
        Some(rank)
    }

    /// The segments of a prefix or template, after those of the base.
    fn template<'t>(&'t self, template: &'t str) -> Vec<Cow<'t, [u8]>> {
        let segments = self.base.split('/').chain(template.split('/')).filter(|segment| !segment.is_empty());
        let fold = |segment: &'t str| {
            let lower = self.ignore_case.then(|| segment.to_ascii_lowercase().into_bytes());
            lower.map_or(Cow::Borrowed(segment.as_bytes()), Cow::Owned)
        };
        segments.map(fold).collect()
    }
}

/// Whether these scopes meet the requirement. They come from a verified token, so `Authenticated`
/// is met.
pub fn evaluate(requirement: &Requirement, effective: &BTreeSet<usize>) -> bool {
    match requirement {
        Requirement::Denied => false,
        Requirement::Public | Requirement::Authenticated => true,
        Requirement::Scopes(sets) => {
            let held = |set: &Vec<usize>| set.iter().all(|scope| effective.contains(scope));
            sets.iter().any(held)
        }
    }
}

/// The same requirement with everything sorted, nothing twice, and no set that contains another
/// one.
pub fn canonical(requirement: Requirement) -> Requirement {
    let Requirement::Scopes(sets) = requirement else {
        return requirement;
    };
    let sets: BTreeSet<BTreeSet<usize>> = sets.into_iter().map(BTreeSet::from_iter).collect();
    let is_superfluous = |set: &&BTreeSet<usize>| {
        let is_less = |other: &BTreeSet<usize>| other != *set && other.is_subset(set);
        sets.iter().any(is_less)
    };
    let kept = sets.iter().filter(|set| !is_superfluous(set));
    Requirement::Scopes(kept.map(|set| set.iter().copied().collect()).collect())
}

/// What the selected rules require for the method: a row that lists it, else the prefix.
fn requirement(selected: &Selected<'_>, method: &str) -> Option<Requirement> {
    if let Some((_, requirement)) = listed(selected, method) {
        return Some(requirement.clone());
    }
    let prefixes = selected.prefixes.iter().filter(|prefix| authorizes(prefix, method));
    let scopes: Vec<Vec<usize>> = prefixes.map(|prefix| vec![prefix.scope]).collect();
    (!scopes.is_empty()).then_some(Requirement::Scopes(scopes))
}

/// The row that lists the method, with its requirement. Rows with GET and without HEAD list HEAD as
/// GET.
fn listed<'a>(selected: &Selected<'a>, method: &str) -> Option<(&'a Row, &'a Requirement)> {
    let find = |method: &str| {
        let all = selected.rows.iter().flat_map(|row| row.methods.iter().map(move |listed| (*row, listed)));
        all.into_iter().find(|(_, (name, _))| name == method).map(|(row, (_, requirement))| (row, requirement))
    };
    find(method).or_else(|| find("GET").filter(|_| method == "HEAD"))
}

/// Whether the scope of a prefix authorizes the method. One that authorizes GET authorizes HEAD.
fn authorizes(prefix: &PathPrefix, method: &str) -> bool {
    let has = |method: &str| prefix.methods.iter().any(|name| name == method);
    has(method) || method == "HEAD" && has("GET")
}

/// A decoded segment can contain slashes. The pieces between them must not be dots either.
fn is_empty_or_dots(segment: &[u8]) -> bool {
    // Some routers read `;` as the start of parameters of the segment: to them, `..;x` is `..`.
    let mut pieces = segment.split(|byte| matches!(byte, b'/' | b';'));
    segment.is_empty() || pieces.any(|piece| piece == b"." || piece == b"..")
}

/// How a template matches the path, if it does.
fn rank(template: &[Cow<'_, [u8]>], path: &[Vec<u8>]) -> Option<Rank> {
    match (template, path) {
        ([], []) => Some(Vec::new()),
        ([pattern, template @ ..], [_, ..]) if is_span(pattern) => {
            // The other segments of the template match one segment each.
            let (span, path) = path.split_at_checked(path.len().checked_sub(template.len())?)?;
            let mut whole = rank_span(pattern, span)?;
            whole.extend(rank(template, path)?);
            Some(whole)
        }
        ([pattern, template @ ..], [segment, path @ ..]) => {
            let mut whole = vec![class(pattern, segment)?];
            whole.extend(rank(template, path)?);
            Some(whole)
        }
        _ => None,
    }
}

fn is_span(pattern: &[u8]) -> bool {
    pattern.windows(2).any(|pair| pair == b"{*")
}

/// How a span matches these segments: the text before it is on the first one, and the text behind it
/// on the last one.
fn rank_span(pattern: &[u8], segments: &[Vec<u8>]) -> Option<Rank> {
    let (before, behind) = texts(pattern)?;
    let of = |(at, segment): (usize, &Vec<u8>)| {
        let before = if at == 0 { before } else { b"" };
        let behind = if at + 1 == segments.len() { behind } else { b"" };
        variable(before, behind, segment, true)
    };
    if segments.is_empty() { None } else { segments.iter().enumerate().map(of).collect() }
}

/// How one segment of a template matches one of a path, if it does.
fn class(pattern: &[u8], segment: &[u8]) -> Option<Class> {
    if !pattern.contains(&b'{') {
        return (pattern == segment).then_some(Class::Literal);
    }
    let (before, behind) = texts(pattern)?;
    variable(before, behind, segment, false)
}

/// The text before and behind a parameter. From the first `{` to the last `}` is one parameter.
fn texts(pattern: &[u8]) -> Option<(&[u8], &[u8])> {
    let before = pattern.split(|byte| *byte == b'{').next()?;
    let behind = pattern.rsplit(|byte| *byte == b'}').next()?;
    Some((before, behind))
}

/// How a segment is matched by a parameter with these texts around it. At least one byte is besides.
fn variable(before: &[u8], behind: &[u8], segment: &[u8], is_span: bool) -> Option<Class> {
    let value = segment.strip_prefix(before)?.strip_suffix(behind)?;
    let class = Class::Variable { before: Reverse(before.len()), behind: Reverse(behind.len()), is_span };
    (!value.is_empty()).then_some(class)
}
