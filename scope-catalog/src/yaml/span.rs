//! Byte positions in the text.

/// Where a scalar begins, and how long it is on its line if that is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ByteSpan {
    /// In bytes, from the start of the text.
    pub(super) offset: u32,
    /// In bytes; 0 if the text has to be looked at.
    pub(super) length: u32,
}

impl ByteSpan {
    pub(super) fn at(offset: usize) -> Self {
        ByteSpan { offset: small(offset), length: 0 }
    }
}

/// A number of bytes or characters. It fits, because the limit of bytes is far below 32 bits.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
