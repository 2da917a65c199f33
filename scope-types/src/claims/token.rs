//! The grammar of a list of scopes (RFC 6749 section 3.3): `scope = scope-token *( SP scope-token )` and
//! `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`.

use crate::bytes::read::byte_at;

/// Returns `true` if RFC 6749 allows the octet in a scope-token.
#[doc(hidden)]
pub const fn is_token_octet(octet: u8) -> bool {
    matches!(octet, 0x21 | 0x23..=0x5B | 0x5D..=0x7E)
}

/// Returns the offset of the first octet that is neither SP nor allowed in a scope-token.
pub(crate) const fn first_illegal(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(octet) = byte_at(text, at) {
        if octet != b' ' && !is_token_octet(octet) {
            return Some(at);
        }
        at += 1;
    }
    None
}
