//! The lists of hostile requests, one file for each family.
//!
//! Every line is an entry, except empty lines and those that begin with `#`. `\r`, `\n` and `\t` are control octets, and
//! `\xNN` is any octet, also `\` and `#`.

use super::http2::Field;

/// Targets for the method GET. None of them names a resource that `events:read` opens.
pub(super) const TARGETS: [&str; 12] = [
    include_str!("dot-segments.txt"),
    include_str!("encoded-delimiters.txt"),
    include_str!("parameters.txt"),
    include_str!("backslashes.txt"),
    include_str!("control-octets.txt"),
    include_str!("utf-8.txt"),
    include_str!("slashes.txt"),
    include_str!("absolute-form.txt"),
    include_str!("authority.txt"),
    include_str!("fragments.txt"),
    include_str!("letters.txt"),
    include_str!("encoded-letters.txt"),
];

/// Methods for targets that are canonical.
pub(super) const METHODS: &str = include_str!("methods.txt");
/// Fields that ask a server to answer another request than the visible one: `Name: value`.
pub(super) const OVERRIDES: &str = include_str!("override-fields.txt");
/// Whole requests of HTTP/1.1. `{authorization}` stands for the line of that field, or for nothing.
pub(super) const HEADS: &str = include_str!("http1-heads.txt");
/// As [`HEADS`], for requests that a token for `contacts:read` allows. The statuses of the answers come first.
pub(super) const VISIBLE_HEADS: &str = include_str!("visible-heads.txt");
/// The fields of requests of HTTP/2: `name=value`, separated by spaces. `\x20` is a space in one of them.
pub(super) const BLOCKS: &str = include_str!("http2-blocks.txt");

/// The entries of a list, before [`octets`] reads them.
pub(super) fn entries(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The fields of an entry of [`BLOCKS`].
pub(super) fn fields(block: &str) -> Vec<Field> {
    let pairs = block.split(' ').map(|field| field.split_once('=').expect("name=value"));
    pairs.map(|(name, value)| (octets(name), octets(value))).collect()
}

/// The octets of an entry of [`HEADS`].
pub(super) fn head(entry: &str, authorization: &str) -> Vec<u8> {
    octets(&entry.replace("{authorization}", &authorization.replace("\r\n", "\\r\\n")))
}

/// The octets that an entry stands for.
pub(super) fn octets(text: &str) -> Vec<u8> {
    let mut octets = Vec::new();
    let mut rest = text.bytes();
    while let Some(octet) = rest.next() {
        octets.push(match octet {
            b'\\' => match rest.next().expect("an escape") {
                b'r' => b'\r',
                b'n' => b'\n',
                b't' => b'\t',
                b'x' => {
                    let digits: String = rest.by_ref().take(2).map(char::from).collect();
                    u8::from_str_radix(&digits, 16).expect("two hexadecimal digits")
                }
                other => panic!("the escape `\\{}` in `{text}`", char::from(other)),
            },
            octet => octet,
        });
    }
    octets
}
