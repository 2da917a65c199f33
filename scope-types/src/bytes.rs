//! Byte strings: bounds-checked reads, comparison, word arithmetic and 16-byte vectors.

pub(crate) mod aligned;
pub(crate) mod compare;
pub(crate) mod read;
pub(crate) mod simd;
pub(crate) mod word;
