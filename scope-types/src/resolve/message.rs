//! A message that is built in constant evaluation, where there is no heap.

/// The length in bytes of the longest name that a message quotes in full.
const MAX_NAME: usize = 200;

/// A message in a buffer of fixed size. A part that does not fit is left out.
pub(super) struct Message {
    octets: [u8; 4096],
    length: usize,
}

impl Message {
    /// Creates an empty message.
    pub(super) const fn new() -> Self {
        Self { octets: [0; 4096], length: 0 }
    }

    /// Adds a text.
    #[expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; the length is checked first")]
    pub(super) const fn push(&mut self, text: &str) {
        if self.length + text.len() > self.octets.len() {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            self.octets[self.length + at] = text.as_bytes()[at];
            at += 1;
        }
        self.length += text.len();
    }

    /// Adds a name in backticks between two texts.
    pub(super) const fn push_quoted(&mut self, before: &str, name: &str, after: &str) {
        self.push(before);
        self.push("`");
        self.push(if name.len() > MAX_NAME { "..." } else { name });
        self.push("`");
        self.push(after);
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
