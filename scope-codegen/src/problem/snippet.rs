//! A report in rustc's style: the line, underlined.

use std::fmt::Write;

use super::Report;
use crate::source::Location;

/// Columns of a line that are shown before the underlined text, and in all.
const BEFORE: usize = 60;
const WIDTH: usize = 140;

/// A place in a file, with the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where it is.
    pub location: Location,
    /// Its line, ready to be printed: a long one is cut around the place, tabs are spaces.
    pub text: String,
    /// Columns of `text` before the underlined ones.
    pub margin: usize,
    /// Columns to underline, at least 1.
    pub width: usize,
}

impl Spot {
    /// A spot from the text of its line.
    pub fn new(location: Location, line: &str) -> Self {
        let (at, length) = (location.column.saturating_sub(1) as usize, location.length as usize);
        let start = at.saturating_sub(BEFORE);
        let mut spot = Spot { location, text: String::new(), margin: 0, width: 0 };
        let mut columns = 0;
        let mut chars = line.chars().enumerate().skip(start);
        if start > 0 {
            spot.text.push('…');
            columns = 1;
            chars.next();
        }
        for (index, c) in chars {
            if columns >= WIDTH {
                spot.text.push('…');
                break;
            }
            let before = columns;
            columns += print_char(c, &mut spot.text);
            if index < at {
                spot.margin = columns;
            } else if index < at + length {
                spot.width += columns - before;
            }
        }
        spot.text.truncate(spot.text.trim_end().len());
        spot.width = spot.width.max(1);
        spot
    }

    /// `scopes.yaml:12:9`
    pub(super) fn link(&self, file: &str) -> String {
        format!("{file}:{}:{}", self.location.line, self.location.column)
    }
}

/// Appends a character as it is shown, and says how many columns it takes.
fn print_char(c: char, text: &mut String) -> usize {
    match c {
        '\t' => {
            text.push_str("    ");
            4
        }
        c if is_unsafe(c) => {
            text.push('\u{fffd}');
            1
        }
        c => {
            text.push(c);
            columns(c)
        }
    }
}

/// Control characters, other line ends, and what turns the direction of writing.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// Columns of a character in a terminal, near enough: East Asian and emoji take two, marks on a letter none.
fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// The whole report.
pub(super) fn print(report: &Report, file: &str) -> String {
    let spots = report.spot.iter().chain(report.also.iter().map(|(spot, _)| spot));
    let gutter = spots.map(|spot| spot.location.line.to_string().len()).max().unwrap_or(1);
    let mut out = report.message.clone();
    match &report.spot {
        Some(spot) => block(&mut out, gutter, spot, file, "-->", ('^', "")),
        None => line(&mut out, gutter, "-->", file),
    }
    for (spot, text) in &report.also {
        line(&mut out, gutter + 1, "|", "");
        block(&mut out, gutter, spot, file, ":::", ('-', text));
    }
    let notes = [("help", &report.help), ("note", &report.note)];
    let mut notes = notes.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))).peekable();
    if notes.peek().is_some() && report.spot.is_some() {
        line(&mut out, gutter + 1, "|", "");
    }
    for (name, text) in notes {
        line(&mut out, gutter + 1, "=", &format!("{name}: {text}"));
    }
    out
}

fn block(out: &mut String, gutter: usize, spot: &Spot, file: &str, arrow: &str, (mark, label): (char, &str)) {
    line(out, gutter, arrow, &spot.link(file));
    line(out, gutter + 1, "|", "");
    // Writing to a string does not fail.
    let _ =
        write!(out, "\n{:>gutter$} |{}{}", spot.location.line, if spot.text.is_empty() { "" } else { " " }, spot.text);
    let underline: String = std::iter::repeat_n(mark, spot.width).collect();
    let marked = format!("{:margin$}{underline} {label}", "", margin = spot.margin);
    line(out, gutter + 1, "|", marked.trim_end());
}

/// One more line: `indent` spaces, a sign, and the text.
fn line(out: &mut String, indent: usize, sign: &str, text: &str) {
    let _ = write!(out, "\n{:indent$}{sign}{}{text}", "", if text.is_empty() { "" } else { " " });
}
