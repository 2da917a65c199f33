//! Path templates: what `paths` and `endpoints` are written in.

use crate::problem::{Problem, Problems};
use crate::source::Place;
// No request with more is served, so no template may have more.
use scope_types::{MAX_PATH, MAX_SEGMENTS};

/// One segment of a template, without its slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// `contacts`
    Literal(String),
    /// `{id}:cancel`: literal text around one parameter; at least one of the two is not empty.
    Affixed {
        /// Text before the first `{`.
        prefix: String,
        /// Text after the last `}`.
        suffix: String,
    },
    /// `{id}`: one or more bytes of one segment.
    Parameter,
    /// `{*rest}`: one or more segments; always the last.
    Tail,
}

/// A whole template, canonical: `/` has no segments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    /// As it is written in the catalog, with `base` before it.
    pub text: String,
    /// From the left. Two templates are of one shape if these are equal.
    pub segments: Vec<Segment>,
}

/// What holds for every path of a catalog: the key `base`, and the key `case`.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// Empty, or `/v3`, as written.
    base: String,
    /// The segments of `base`, folded where `case` says so.
    segments: Vec<Segment>,
    /// `case: insensitive`.
    fold: bool,
}

/// Braces say which of the two is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `base`: literals only.
    Base,
    /// An entry of `paths`: literals only.
    Prefix,
    /// A key of `endpoints`.
    Endpoint,
}

/// What is wrong with a path, and the way out.
struct Fault {
    message: String,
    help: Option<String>,
}

impl Paths {
    /// Reads `base`, written as `text`, for a catalog that folds ASCII letters if `fold` says so.
    ///
    /// What is wrong with it is reported, and then there is no base.
    pub(crate) fn new(base: Option<(&str, Place)>, fold: bool, problems: &mut Problems) -> Self {
        let mut paths = Self { fold, ..Self::default() };
        let Some((text, place)) = base else { return paths };
        if text == "/" {
            problems.push(
                Problem::error(place, "`base` is empty").help("leave `base` out: every path is under `/` as it is"),
            );
        } else if let Some(base) = paths.read(text, Kind::Base, place, problems) {
            paths.base = base.text;
            paths.segments = base.segments;
        }
        paths
    }

    /// `base` in canonical form: empty, or `/v3`.
    pub(crate) fn base(&self) -> String {
        if self.segments.is_empty() { String::new() } else { canonical(&self.segments) }
    }

    /// How many segments `base` has.
    pub(crate) fn depth(&self) -> usize {
        self.segments.len()
    }

    /// Reads an entry of `paths`; none if it is wrong, which is reported.
    pub(crate) fn prefix(&self, text: &str, place: Place, problems: &mut Problems) -> Option<Template> {
        self.read(text, Kind::Prefix, place, problems)
    }

    /// Reads a key of `endpoints`; none if it is wrong, which is reported.
    pub(crate) fn endpoint(&self, text: &str, place: Place, problems: &mut Problems) -> Option<Template> {
        self.read(text, Kind::Endpoint, place, problems)
    }

    fn read(&self, text: &str, kind: Kind, place: Place, problems: &mut Problems) -> Option<Template> {
        let mut faults = Vec::new();
        let own = segments(text, kind, &mut faults);
        let template = Template {
            text: if text == "/" && !self.base.is_empty() { self.base.clone() } else { format!("{}{text}", self.base) },
            segments: self
                .segments
                .iter()
                .cloned()
                .chain(own.into_iter().map(|segment| self.folded(segment)))
                .collect(),
        };
        if template.segments.len() > MAX_SEGMENTS {
            let message = format!("path `{}` has more than {MAX_SEGMENTS} segments", template.text);
            faults.push(Fault::new(message).help("no request with more is served"));
        }
        if template.text.len() > MAX_PATH {
            let message = format!("path `{}` is longer than {MAX_PATH} bytes", template.text);
            faults.push(Fault::new(message).help("no longer request is served"));
        }
        let sound = faults.is_empty();
        for fault in faults {
            let problem = Problem::error(place, fault.message);
            problems.push(match fault.help {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
        sound.then_some(template)
    }

    fn folded(&self, segment: Segment) -> Segment {
        match segment {
            Segment::Literal(text) if self.fold => Segment::Literal(text.to_ascii_lowercase()),
            Segment::Affixed { prefix, suffix } if self.fold => {
                Segment::Affixed { prefix: prefix.to_ascii_lowercase(), suffix: suffix.to_ascii_lowercase() }
            }
            other => other,
        }
    }
}

/// `:id`, `*rest` and `*` as they are written here. As literals they would match nothing, and the row would never apply.
fn foreign_parameter(text: &str) -> Option<String> {
    let is_name = |name: &str| name.chars().all(|letter| letter == '_' || letter.is_ascii_alphanumeric());
    if let Some(name) = text.strip_prefix(':').filter(|name| !name.is_empty() && is_name(name)) {
        return Some(format!("{{{name}}}"));
    }
    let name = text.strip_prefix('*').filter(|name| is_name(name))?;
    Some(format!("{{*{}}}", if name.is_empty() { "rest" } else { name }))
}

/// The text of literal segments: `/v3/contacts`, or `/`.
pub(crate) fn canonical(segments: &[Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        if let Segment::Literal(literal) = segment {
            text.push('/');
            text.push_str(literal);
        }
    }
    if text.is_empty() {
        text.push('/');
    }
    text
}

impl Fault {
    fn new(message: String) -> Self {
        Self { message, help: None }
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Every segment that can be read; every fault goes to `faults`.
fn segments(path: &str, kind: Kind, faults: &mut Vec<Fault>) -> Vec<Segment> {
    let Some(inner) = path.strip_prefix('/') else {
        faults.push(
            Fault::new(format!("path `{path}` does not start with `/`"))
                .help(format!("write `/{}`", path.trim_end_matches('/'))),
        );
        return Vec::new();
    };
    if inner.is_empty() {
        return Vec::new();
    }
    let inner = match inner.strip_suffix('/') {
        Some(shorter) if !shorter.is_empty() && !shorter.ends_with('/') => {
            faults.push(
                Fault::new(format!("path `{path}` ends with `/`"))
                    .help(format!("write `/{shorter}`: a request with one trailing `/` is the same request")),
            );
            shorter
        }
        _ => inner,
    };
    let mut read = Vec::new();
    let mut parts = inner.split('/').peekable();
    while let Some(part) = parts.next() {
        match segment(part, kind, parts.peek().is_none(), path) {
            Ok(segment) => read.push(segment),
            Err(fault) => faults.push(fault),
        }
    }
    read
}

fn segment(text: &str, kind: Kind, last: bool, path: &str) -> Result<Segment, Fault> {
    if text.is_empty() {
        return Err(Fault::new(format!("path `{path}` has an empty segment")).help("no request with `//` is served"));
    }
    if text == "." || text == ".." {
        return Err(Fault::new(format!("path `{path}` has a `{text}` segment"))
            .help("write the path that it leads to; no request with such a segment is served"));
    }
    if kind != Kind::Endpoint && text.contains(['{', '}']) {
        let fault = Fault::new(format!("path `{path}` has a parameter, which only a path under `endpoints` can have"));
        return Err(match kind {
            Kind::Base => fault.help("write literal segments only"),
            _ => fault.help("write literal segments only, or list the path under `endpoints`"),
        });
    }
    if let Some(ours) = foreign_parameter(text) {
        return Err(Fault::new(format!("path `{path}` has `{text}`, which other routers take for a parameter"))
            .help(format!("a parameter is written `{ours}`, under `endpoints`")));
    }
    match (text.find('{'), text.rfind('}')) {
        (None, None) => literal(text, path).map(|()| Segment::Literal(text.to_owned())),
        (Some(open), Some(close)) if open < close => {
            let (prefix, rest) = text.split_at(open);
            let (parameter, suffix) = rest.split_at(close + 1 - open);
            let whole = prefix.is_empty() && suffix.is_empty();
            literal(prefix, path)?;
            literal(suffix, path)?;
            let may_be_tail = whole && last && parameter.matches('{').count() == 1;
            Ok(match (parameters(parameter, may_be_tail, text, path)?, whole) {
                (true, _) => Segment::Tail,
                (false, true) => Segment::Parameter,
                (false, false) => Segment::Affixed { prefix: prefix.to_owned(), suffix: suffix.to_owned() },
            })
        }
        _ => Err(unbalanced(path)),
    }
}

fn unbalanced(path: &str) -> Fault {
    Fault::new(format!("path `{path}` has a brace without its other half"))
        .help("a parameter is `{name}`, within one segment and not inside another one")
}

/// Checks `{a}` or `{a}',b='{b}`, and tells whether it is `{*rest}`.
fn parameters(text: &str, may_be_tail: bool, segment: &str, path: &str) -> Result<bool, Fault> {
    let mut tail = false;
    let mut name: Option<&str> = None;
    for (at, character) in text.char_indices() {
        match (character, name) {
            ('{', None) => name = text.get(at + 1..),
            ('}', Some(start)) => {
                let length = start.len() - (text.len() - at);
                let inner = start.get(..length).unwrap_or_default();
                if inner.is_empty() || inner == "*" {
                    return Err(Fault::new(format!("`{{{inner}}}` of `{path}` has no name"))
                        .help(format!("write `{{{inner}name}}`")));
                }
                if inner.starts_with('*') {
                    tail = true;
                }
                name = None;
            }
            ('{', Some(_)) | ('}', None) => return Err(unbalanced(path)),
            _ => {}
        }
    }
    if tail && !may_be_tail {
        return Err(Fault::new(format!(
            "`{segment}` of `{path}` has a `*` parameter that is not the whole last segment"
        ))
        .help("`{*rest}` stands for all segments that are left: end the path with `/{*rest}`"));
    }
    // The text ends with the last `}`, so no name is still open here.
    Ok(tail)
}

/// RFC 3986 `pchar`, without what would make two spellings of one path: `%` and `;`.
fn literal(text: &str, path: &str) -> Result<(), Fault> {
    let allowed = |c: &char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,=:@".contains(*c);
    let Some(refused) = text.chars().find(|c| !allowed(c)) else { return Ok(()) };
    let fault = Fault::new(format!("path `{path}` has {}, which no literal can have", shown(refused)));
    Err(match refused {
        '%' => fault.help("write literals decoded"),
        ';' => fault.help("no request with `;` is served"),
        '?' | '#' => fault.help("write the path alone, without query and fragment"),
        _ => fault.help(
            "letters, digits and `-._~!$&'()*+,=:@` can stand in a literal; a parameter, which takes any others, is written `{name}`",
        ),
    })
}

/// A character in backticks, or its number where nothing would be seen.
pub(crate) fn shown(character: char) -> String {
    if character == ' ' {
        "a space".to_owned()
    } else if character.is_ascii_graphic() || character.is_alphanumeric() {
        format!("`{character}`")
    } else {
        format!("the character U+{:04X}", u32::from(character))
    }
}
