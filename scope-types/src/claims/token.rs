//! The grammar of a scope, RFC 6749 section 3.3: `scope = scope-token *( SP scope-token )`,
//! `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`.

use crate::bytes::read::byte_at;

/// Whether an octet may stand in a scope-token.
#[doc(hidden)]
pub const fn is_token_octet(octet: u8) -> bool {
    matches!(octet, 0x21 | 0x23..=0x5B | 0x5D..=0x7E)
}

/// Where the first octet is that is neither of a scope-token nor SP.
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
