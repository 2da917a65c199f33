//! A place with the line that it is on.

use super::clean::is_unsafe;
use super::place::Place;

/// Columns of a line that are shown before the underlined text.
const BEFORE: usize = 60;
/// Columns of a line that are shown in all.
const WIDTH: usize = 140;

/// A place with the line that it is on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// Where it is.
    pub place: Place,
    /// Its line, ready to be printed: a long one is cut around the place, tabs are spaces.
    pub text: String,
    /// Columns of `text` before the underlined ones.
    pub margin: usize,
    /// Columns to underline, at least 1.
    pub width: usize,
}

impl Excerpt {
    /// A excerpt from the text of its line.
    pub fn new(place: Place, line: &str) -> Self {
        let (at, length) = (place.column.saturating_sub(1) as usize, place.width as usize);
        let start = at.saturating_sub(BEFORE);
        let mut excerpt = Excerpt { place, text: String::new(), margin: 0, width: 0 };
        let mut columns = 0;
        let mut chars = line.chars().enumerate().skip(start);
        if start > 0 {
            excerpt.text.push('…');
            columns = 1;
            chars.next();
        }
        for (index, c) in chars {
            if columns >= WIDTH {
                excerpt.text.push('…');
                break;
            }
            let before = columns;
            columns += print_char(c, &mut excerpt.text);
            if index < at {
                excerpt.margin = columns;
            } else if index < at + length {
                excerpt.width += columns - before;
            }
        }
        excerpt.text.truncate(excerpt.text.trim_end().len());
        excerpt.width = excerpt.width.max(1);
        excerpt
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
