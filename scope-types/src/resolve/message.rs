//! A message that is built in constant evaluation, where there is no heap.

use super::invisible::is_invisible;

/// The number of bytes of the longest escape, `\u{e0001}`.
const MAX_ESCAPE: usize = 9;
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
        self.push_escaped(name);
        self.push("`");
        self.push(after);
    }

    /// Adds a text with escapes for characters that cannot be seen. The part that does not fit is left out.
    #[expect(clippy::indexing_slicing, reason = "the first character of a text that is not empty has as many bytes")]
    pub(super) const fn push_escaped(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let [first, ..] = rest {
            if self.length + MAX_ESCAPE > self.octets.len() {
                return;
            }
            // The first byte of a character of UTF-8 has the number of its bytes and its highest bits.
            let (count, mut code) = match *first {
                octet @ ..0x80 => (1, octet as u32),
                octet @ ..0xe0 => (2, octet as u32 & 0x1f),
                octet @ ..0xf0 => (3, octet as u32 & 0x0f),
                octet => (4, octet as u32 & 0x07),
            };
            let (own, after) = rest.split_at(count);
            let mut at = 1;
            while at < count {
                code = code << 6 | (own[at] & 0x3f) as u32;
                at += 1;
            }
            match char::from_u32(code) {
                Some(character) if is_invisible(character) => self.push_escape(code),
                _ => {
                    if let Ok(text) = core::str::from_utf8(own) {
                        self.push(text);
                    }
                }
            }
            rest = after;
        }
    }

    /// Adds the escape of a character, such as `\u{200b}`.
    const fn push_escape(&mut self, code: u32) {
        self.push("\\u{");
        let mut shift = 20_u32;
        while shift > 0 && code >> shift == 0 {
            shift -= 4;
        }
        loop {
            let digit = (code >> shift & 0xf) as usize;
            if let Some((_, digits)) = "0123456789abcdef".split_at_checked(digit)
                && let Some((digit, _)) = digits.split_at_checked(1)
            {
                self.push(digit);
            }
            if shift == 0 {
                break;
            }
            shift -= 4;
        }
        self.push("}");
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

#[cfg(test)]
mod tests {
    extern crate std;

    use super::Message;
    use std::borrow::ToOwned as _;
    use std::string::String;

    fn escaped(text: &str) -> String {
        let mut message = Message::new();
        message.push_escaped(text);
        message.as_str().to_owned()
    }

    #[test]
    fn what_cannot_be_seen_is_escaped_and_other_text_is_not() {
        assert_eq!(escaped("a:read é λ 日本 \u{1f600} ~"), "a:read é λ 日本 \u{1f600} ~");
        assert_eq!(escaped("\u{200b}ad\u{ad}min\u{feff}"), "\\u{200b}ad\\u{ad}min\\u{feff}");
        assert_eq!(escaped("a\tb\u{0}\u{202e}\u{e0061}"), "a\\u{9}b\\u{0}\\u{202e}\\u{e0061}");
    }

    #[test]
    fn a_text_that_does_not_fit_ends_after_a_whole_character() {
        let message = escaped(&"é\u{200b}".repeat(1_000));
        assert!(message.len() > 4_000 && message.starts_with("é\\u{200b}é"), "{}", message.len());
    }
}
