//! A message that is built in constant evaluation, where there is no heap.

/// The size in bytes of a message.
const SIZE: usize = 8192;
/// The length in bytes of the longest wrong name that a message repeats.
const MAX_WRONG: usize = 200;

/// A message in a buffer of fixed size. A part that does not fit is left out.
pub(super) struct Message {
    octets: [u8; SIZE],
    length: usize,
}

impl Message {
    /// Creates an empty message.
    pub(super) const fn new() -> Self {
        Self { octets: [0; SIZE], length: 0 }
    }

    /// Adds a text.
    #[expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; the length is checked first")]
    pub(super) const fn push(&mut self, text: &str) {
        if !self.has_space(text.len()) {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            self.octets[self.length + at] = text.as_bytes()[at];
            at += 1;
        }
        self.length += text.len();
    }

    /// Whether a text of this length in bytes fits.
    pub(super) const fn has_space(&self, length: usize) -> bool {
        length <= SIZE - self.length
    }

    /// Adds a name in backticks between two texts.
    pub(super) const fn push_quoted(&mut self, before: &str, name: &str, after: &str) {
        self.push(before);
        self.push("`");
        self.push(name);
        self.push("`");
        self.push(after);
    }

    /// Adds a wrong name in backticks between two texts. A long name is not repeated, because the compiler shows it.
    pub(super) const fn push_wrong(&mut self, before: &str, name: &str, after: &str) {
        self.push_quoted(before, if name.len() > MAX_WRONG { "..." } else { name }, after);
    }

    /// Adds a number.
    pub(super) const fn push_number(&mut self, number: usize) {
        if number > 9 {
            self.push_number(number / 10);
        }
        let digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let mut rest: &[&str] = &digits;
        let mut left = number % 10;
        while let [digit, tail @ ..] = rest {
            if left == 0 {
                return self.push(digit);
            }
            (left, rest) = (left - 1, tail);
        }
    }

    /// The message as a string.
    pub(super) const fn as_str(&self) -> &str {
        match self.octets.split_at_checked(self.length) {
            Some((text, _)) => match core::str::from_utf8(text) {
                Ok(text) => text,
                Err(_) => "unknown scope",
            },
            None => "unknown scope",
        }
    }
}
