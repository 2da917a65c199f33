//! Byte ranges in the text.

/// The start of a scalar, and its length if that is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ByteSpan {
    /// The number of bytes before the scalar.
    pub(super) offset: u32,
    /// The number of bytes of the scalar. 0 if it is unknown and must be found in the text.
    pub(super) length: u32,
}

impl ByteSpan {
    /// The start of a scalar of unknown length.
    pub(super) fn at(offset: usize) -> Self {
        ByteSpan { offset: small(offset), length: 0 }
    }
}

/// Converts a number of bytes or characters. The limit of bytes keeps it far below 32 bits.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
