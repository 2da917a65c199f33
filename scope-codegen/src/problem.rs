//! What is wrong with a catalog: problems as the phases find them, reports as people read them.

mod snippet;

use std::collections::BTreeSet;

use crate::source::{Document, Location, Place};

pub use self::snippet::Spot;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something is probably not meant.
    Warning,
}

/// Something to tell the author of a catalog, at a place of its document.
///
/// Messages are lowercase, without a full stop, with the author's own words in backticks.
#[derive(Debug, Clone)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// The other sides of a conflict, each with a word on it: `first written here`.
    pub also: Vec<(Place, String)>,
}

impl Problem {
    /// An error.
    pub fn error(place: Place, message: impl Into<String>) -> Self {
        Problem { severity: Severity::Error, place, message: message.into(), help: None, also: Vec::new() }
    }

    /// A warning.
    pub fn warning(place: Place, message: impl Into<String>) -> Self {
        Problem { severity: Severity::Warning, ..Self::error(place, message) }
    }

    /// Adds the way out, after `help: `.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Problem { help: Some(help.into()), ..self }
    }

    /// Adds another side of a conflict; `text` best ends in ` here`.
    #[must_use]
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.also.push((place, text.into()));
        self
    }
}

/// The problems of all phases.
#[derive(Debug, Default)]
#[must_use = "problems that nobody looks at are lost: end with `finish`"]
pub struct Problems(Vec<Problem>);

/// Reports of one run; a further one says how many there are beyond them.
pub const MAX_REPORTS: usize = 200;

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The problems in the order of the document: errors before warnings where there are too many for all of them.
    pub fn finish(self, document: &Document) -> Vec<Report> {
        let mut problems = self.0;
        problems.sort_by_key(|problem| (problem.severity, problem.place));
        // What an alias repeats is wrong once.
        let rest = problems.split_off(problems.len().min(4 * MAX_REPORTS));
        let mut reports = resolve(problems, document);
        reports.sort_by(|a, b| (a.severity, a.position(), &a.message).cmp(&(b.severity, b.position(), &b.message)));
        reports.dedup_by(|a, b| a.is_same(b));
        let beyond = reports.split_off(reports.len().min(MAX_REPORTS));
        reports.sort_by_key(Report::position);
        let severities = rest.iter().map(|problem| problem.severity).chain(beyond.iter().map(|report| report.severity));
        if let Some(severity) = severities.min() {
            reports.push(Report::new(severity, format!("and {} more", rest.len() + beyond.len())));
        }
        reports
    }
}

fn resolve(problems: Vec<Problem>, document: &Document) -> Vec<Report> {
    let places = problems.iter().flat_map(|problem| problem.also.iter().map(|also| also.0).chain([problem.place]));
    let places: Vec<Place> = places.collect::<BTreeSet<_>>().into_iter().collect();
    let locations = document.locate_all(&places);
    let spot = |place: Place| {
        let found = places.binary_search(&place).ok().and_then(|index| locations.get(index));
        let location = found.copied().unwrap_or(Location { line: 1, column: 1, length: 1 });
        Spot::new(location, document.line(location.line))
    };
    let report = |problem: Problem| {
        let also = problem.also.into_iter().map(|(place, text)| (spot(place), clean(&text))).collect();
        let help = problem.help.map(|help| clean(&help));
        let note = None;
        Report {
            severity: problem.severity,
            spot: Some(spot(problem.place)),
            message: clean(&problem.message),
            help,
            note,
            also,
        }
    };
    problems.into_iter().map(report).collect()
}

/// A problem that can be shown without the document.
///
/// All of its text is on one line, without control characters, and user text in it is not long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How bad it is.
    pub severity: Severity,
    /// Where; none if it is about the whole file.
    pub spot: Option<Spot>,
    /// What.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// More about it, such as the YAML library's own words.
    pub note: Option<String>,
    /// The other sides of a conflict.
    pub also: Vec<(Spot, String)>,
}

impl Report {
    fn new(severity: Severity, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref());
        Report { severity, spot: None, message, help: None, note: None, also: Vec::new() }
    }

    /// An error about a whole file, such as one that is missing.
    pub fn error(message: impl AsRef<str>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// Adds where it is.
    #[must_use]
    pub fn at(self, spot: Spot) -> Self {
        Report { spot: Some(spot), ..self }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(self, help: impl AsRef<str>) -> Self {
        Report { help: Some(clean(help.as_ref())), ..self }
    }

    /// Adds more about it.
    #[must_use]
    pub fn note(self, note: impl AsRef<str>) -> Self {
        Report { note: Some(clean(note.as_ref())), ..self }
    }

    fn position(&self) -> Option<(u32, u32)> {
        self.spot.as_ref().map(|spot| (spot.location.line, spot.location.column))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.position() == other.position() && self.message == other.message && self.severity == other.severity
    }

    /// `scopes.yaml:12:9: unknown action ...; help: ...; first written at scopes.yaml:3:5`
    ///
    /// One line, for `cargo::error=`, which drops all others.
    pub fn one_line(&self, file: &str) -> String {
        let file = clean(file);
        let mut parts = vec![match &self.spot {
            Some(spot) => format!("{}: {}", spot.link(&file), self.message),
            None => format!("{file}: {}", self.message),
        }];
        parts.extend(self.help.iter().map(|help| format!("help: {help}")));
        parts.extend(self.note.iter().map(|note| format!("note: {note}")));
        let also = |(spot, text): &(Spot, String)| {
            format!("{} at {}", text.strip_suffix(" here").unwrap_or(text), spot.link(&file))
        };
        parts.extend(self.also.iter().map(also));
        parts.join("; ")
    }

    /// The report as rustc would print it, without `error: ` before it and without a line end after it.
    pub fn snippet(&self, file: &str) -> String {
        snippet::print(self, &clean(file))
    }
}

/// Characters of one piece of user text, and of a whole message.
const MAX_QUOTE: usize = 80;
const MAX_MESSAGE: usize = 1000;

/// Text that is safe on one line of a terminal: user text, which is in backticks, shortened, and nothing that moves a
/// cursor or turns the direction of writing.
fn clean(text: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(index, piece)| match index % 2 {
        1 => shorten(piece, MAX_QUOTE),
        _ => piece.to_owned(),
    });
    let text = shorten(&pieces.collect::<Vec<_>>().join("`"), MAX_MESSAGE);
    text.chars().fold(String::with_capacity(text.len()), |mut cleaned, c| {
        if snippet::is_unsafe(c) {
            cleaned.extend(c.escape_default());
        } else {
            cleaned.push(c);
        }
        cleaned
    })
}

/// The beginning and the end of a text that has more than `limit` characters.
fn shorten(text: &str, limit: usize) -> String {
    let length = text.chars().count();
    if length <= limit {
        return text.to_owned();
    }
    let end = limit / 4;
    let head = text.chars().take(limit - end - 1);
    head.chain(['…']).chain(text.chars().skip(length - end)).collect()
}
