//! A syntax error, and the line that it is on.

/// A syntax error.
pub(super) struct Problem {
    /// The offset of the place.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
}

impl Problem {
    pub(super) fn new(at: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: help.into() }
    }
}

/// A line of the file, without its indentation and its comment.
pub(super) struct Line<'t> {
    /// The offset of the first character after the indentation.
    pub(super) start: usize,
    pub(super) text: &'t str,
    /// The number of columns of the indentation.
    pub(super) indentation: usize,
}

impl<'t> Line<'t> {
    /// The line at an offset.
    pub(super) fn at(content: &'t str, offset: usize) -> Self {
        let start = content.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let line = content.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let trimmed = line.trim_start_matches(' ');
        let indentation = line.len() - trimmed.len();
        let text = match trimmed.find(" #") {
            _ if trimmed.starts_with('#') => "",
            Some(comment) => trimmed.get(..comment).unwrap_or_default(),
            None => trimmed,
        };
        Self { start: start + indentation, text: text.trim_end(), indentation }
    }

    /// The last line with content above a line.
    pub(super) fn above(&self, content: &'t str) -> Option<Self> {
        let mut end = self.start - self.indentation;
        while end > 0 {
            let line = Self::at(content, end - 1);
            if !line.text.is_empty() {
                return Some(line);
            }
            end = line.start - line.indentation;
        }
        None
    }

    /// Whether the line is a key with its value, or a key before its value.
    pub(super) fn is_entry(&self) -> bool {
        self.text.contains(": ") || self.text.ends_with(':')
    }
}
