//! Syntax errors inside `[ ]` and `{ }`.

use super::problem::Problem;

/// A list or a map in brackets: its name and its brackets.
pub(super) type Kind = (&'static str, char, char);

pub(super) const LIST: Kind = ("list", '[', ']');
pub(super) const MAP: Kind = ("map", '{', '}');

/// An entry of the list or map that starts at `start` is not followed by a comma or the closing bracket. `offset` is where
/// YAML notices it.
pub(super) fn unclosed(content: &str, start: usize, offset: usize, (name, open, close): Kind) -> Problem {
    let found = content.get(offset..).and_then(|rest| rest.chars().next());
    let is_on_one_line = content.get(start..offset).is_some_and(|between| !between.contains('\n'));
    let other = if close == ']' { '}' } else { ']' };
    match found {
        Some(bracket @ ('{' | '[')) if is_on_one_line => {
            let word = word_at(content, offset);
            let help = if word.contains('"') {
                format!("quote text that contains `{bracket}`")
            } else {
                format!("quote it: `\"{word}\"`")
            };
            Problem::new(offset, format!("`{bracket}` cannot be in text without quotes here"), help)
        }
        Some(found) if found == other && is_on_one_line && is_balanced(content, start, offset, (open, close)) => {
            Problem::new(
                offset,
                format!("this `{found}` closes nothing"),
                format!("remove it, or write `{close}` if the {name} ends here"),
            )
        }
        Some(found) if is_on_one_line && !matches!(found, ']' | '}' | '\n' | '\r' | '#') => Problem::new(
            offset,
            format!("the entry before this `{found}` has ended"),
            format!("write `,` between entries, and `{close}` after the last one"),
        ),
        _ => Problem::new(start, format!("this {name} is not closed"), format!("add the missing `{close}`")),
    }
}

/// Whether the rest of the line has the closing bracket of the list or map.
fn is_balanced(content: &str, start: usize, offset: usize, (open, close): (char, char)) -> bool {
    let line = content.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let rest = line.get(offset - start..).unwrap_or_default();
    rest.contains(close) && line.matches(open).count() <= line.matches(close).count()
}

/// The word around the bracket at an offset, with the text in the brackets.
fn word_at(content: &str, offset: usize) -> &str {
    let before = content.get(..offset).unwrap_or_default();
    let start = before.rfind([' ', ',', '{', '[', '\n']).map_or(0, |start| start + 1);
    let rest = content.get(start..).unwrap_or_default();
    // The text in the brackets belongs to the word.
    let line = rest.lines().next().unwrap_or_default();
    let closing = if content.get(offset..).is_some_and(|text| text.starts_with('[')) { ']' } else { '}' };
    let inner = line.find(closing).filter(|at| start + at > offset).unwrap_or(0);
    let end =
        rest.get(inner..).and_then(|rest| rest.find([' ', ',', '\n', '\r'])).map_or(rest.len(), |end| inner + end);
    rest.get(..end).unwrap_or_default().trim_end_matches(':')
}
