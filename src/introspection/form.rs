//! The format `application/x-www-form-urlencoded`: RFC 6749 appendix B.

/// Appends a text, encoded.
pub(super) fn encode(text: &str, to: &mut String) {
    for octet in text.bytes() {
        match octet {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => to.push(char::from(octet)),
            b' ' => to.push('+'),
            _ => {
                to.push('%');
                to.extend([octet >> 4, octet & 0xf].map(digit));
            }
        }
    }
}

/// Encodes pairs of names and values.
pub(super) fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut form = String::new();
    for (name, value) in pairs {
        if !form.is_empty() {
            form.push('&');
        }
        encode(name, &mut form);
        form.push('=');
        encode(value, &mut form);
    }
    form
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).map_or('0', |digit| digit.to_ascii_uppercase())
}
