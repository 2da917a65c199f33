//! Writes diagnostics as text: on one line, or with the lines of the file in the style of rustc.

use super::clean::escape;
use super::diagnostic::{Diagnostic, Related};
use super::excerpt::Excerpt;
use std::fmt::Write;

/// The number of columns of a line of a note, if its list can be divided.
const WIDTH: usize = 120;

/// Renders a diagnostic on one line, such as `scopes.yaml:12:9: unknown scope ...; help: did you mean ...?`.
///
/// Editors and other tools find the place in this form. [`Diagnostic::paste`] is not a part of it.
pub fn one_line(diagnostic: &Diagnostic, file: &str) -> String {
    let file = escape(file);
    let mut parts = vec![match &diagnostic.at {
        Some(excerpt) => format!("{}: {}", link(excerpt, &file), diagnostic.message),
        None => format!("{file}: {}", diagnostic.message),
    }];
    parts.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
    parts.extend(diagnostic.note.iter().map(|note| format!("note: {note}")));
    let related = |related: &Related| {
        let label = related.label.strip_suffix(" here").unwrap_or(&related.label);
        format!("{label} at {}", link(&related.at, &file))
    };
    parts.extend(diagnostic.related.iter().map(related));
    parts.join("; ")
}

/// A place as `scopes.yaml:12:9`.
fn link(excerpt: &Excerpt, file: &str) -> String {
    format!("{file}:{}:{}", excerpt.place.line, excerpt.place.column)
}

/// Renders a diagnostic in the style of rustc: the message, the line with the place underlined, and the help. The text
/// starts with the message, not with `error: `, and does not end with a line break. [`Diagnostic::paste`] is at its end.
pub fn snippet(diagnostic: &Diagnostic, file: &str) -> String {
    let mut out = snippet_without_paste(diagnostic, file);
    if let Some(paste) = &diagnostic.paste {
        out.push_str("\n\n");
        out.push_str(&paste.lines());
    }
    out
}

/// The same without [`Diagnostic::paste`].
pub(crate) fn snippet_without_paste(diagnostic: &Diagnostic, file: &str) -> String {
    let file = &escape(file);
    let excerpts = diagnostic.at.iter().chain(diagnostic.related.iter().map(|related| &related.at));
    let gutter = excerpts.map(|excerpt| excerpt.place.line.to_string().len()).max().unwrap_or(1);
    let mut out = diagnostic.message.clone();
    match &diagnostic.at {
        Some(excerpt) => block(&mut out, gutter, excerpt, file, "-->", ('^', "")),
        None => line(&mut out, gutter, "-->", file),
    }
    for Related { at: excerpt, label } in &diagnostic.related {
        line(&mut out, gutter + 1, "|", "");
        block(&mut out, gutter, excerpt, file, ":::", ('-', label));
    }
    let notes = [("help", &diagnostic.help), ("note", &diagnostic.note)];
    let mut notes = notes.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))).peekable();
    if notes.peek().is_some() && diagnostic.at.is_some() {
        line(&mut out, gutter + 1, "|", "");
    }
    for (name, text) in notes {
        let margin = gutter + 1 + "= ".len() + name.len() + ": ".len();
        let text = if name == "note" { wrapped(text, margin) } else { text.clone() };
        line(&mut out, gutter + 1, "=", &format!("{name}: {text}"));
    }
    out
}

/// The text with line breaks and a margin between the items of a long list.
fn wrapped(text: &str, margin: usize) -> String {
    let (mut out, mut column) = (String::with_capacity(text.len()), margin);
    let (mut item, mut is_quoted) = (String::new(), false);
    for piece in text.split_inclusive(' ') {
        item.push_str(piece);
        // A comma in user text is not the end of an item.
        is_quoted ^= piece.matches('`').count() % 2 == 1;
        if !is_quoted && (item.ends_with(", ") || item.ends_with("; ")) {
            push_item(&mut out, &mut column, &item, margin);
            item.clear();
        }
    }
    push_item(&mut out, &mut column, &item, margin);
    out
}

/// Appends an item to a list, on the next line if it does not fit.
fn push_item(out: &mut String, column: &mut usize, item: &str, margin: usize) {
    if *column > margin && *column + item.trim_end().chars().count() > WIDTH {
        out.truncate(out.trim_end().len());
        // Writing to a string does not fail.
        let _ = write!(out, "\n{:margin$}", "");
        *column = margin;
    }
    out.push_str(item);
    *column += item.chars().count();
}

/// Appends an excerpt: its place, its line, and the underline with a label.
fn block(out: &mut String, gutter: usize, excerpt: &Excerpt, file: &str, arrow: &str, (mark, label): (char, &str)) {
    line(out, gutter, arrow, &link(excerpt, file));
    line(out, gutter + 1, "|", "");
    // Writing to a string does not fail.
    let _ = write!(
        out,
        "\n{:>gutter$} |{}{}",
        excerpt.place.line,
        if excerpt.text.is_empty() { "" } else { " " },
        excerpt.text
    );
    let underline: String = std::iter::repeat_n(mark, excerpt.width).collect();
    let marked = format!("{:margin$}{underline} {label}", "", margin = excerpt.margin);
    line(out, gutter + 1, "|", marked.trim_end());
}

/// Appends a line: `indent` spaces, a sign and the text.
fn line(out: &mut String, indent: usize, sign: &str, text: &str) {
    let _ = write!(out, "\n{:indent$}{sign}{}{text}", "", if text.is_empty() { "" } else { " " });
}
