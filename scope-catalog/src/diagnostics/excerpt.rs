//! A place with the text of its line.

use super::clean::push_escaped;
use super::place::Place;
use scope_types::is_invisible;

/// The maximum number of columns before the underlined text.
const BEFORE: usize = 60;
/// The maximum number of columns of a line.
const WIDTH: usize = 140;

/// A place with the text of its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The place.
    pub place: Place,
    /// The text of the line, ready to print: a long line is cut around the place, tabs are spaces, and invisible characters
    /// are escaped.
    pub text: String,
    /// The number of columns before the underlined text.
    pub margin: usize,
    /// The number of columns to underline, at least 1.
    pub width: usize,
}

impl Excerpt {
    /// The excerpt of a place, from the whole text of its line.
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

/// Appends a character in printable form. Returns the number of its columns.
fn print_char(c: char, text: &mut String) -> usize {
    match c {
        '\t' => {
            text.push_str("    ");
            4
        }
        c if is_invisible(c) => {
            let before = text.len();
            push_escaped(c, text);
            // An escape is ASCII.
            text.len() - before
        }
        c => {
            text.push(c);
            columns(c)
        }
    }
}

/// The approximate number of columns of a character in a terminal: 2 for East Asian characters and emoji, 0 for
/// combining marks, and 1 for all others.
fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{1161}'..='\u{11ff}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
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
