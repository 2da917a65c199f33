//! A message that constant evaluation builds, in a buffer of fixed size.

/// Longest name that a message repeats, in bytes.
const MAX_NAME: usize = 200;

/// A message in a fixed buffer; what does not fit is left out, piece by piece.
pub(super) struct Message {
    octets: [u8; 4096],
    length: usize,
}

impl Message {
    pub(super) const fn new() -> Self {
        Self { octets: [0; 4096], length: 0 }
    }

    #[expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; the length is compared before")]
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

    pub(super) const fn quoted(&mut self, before: &str, name: &str, behind: &str) {
        self.push(before);
        self.push("`");
        self.push(if name.len() > MAX_NAME { "..." } else { name });
        self.push("`");
        self.push(behind);
    }

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
