//! Byte strings: checked reads, arithmetic on words, comparison, vectors of bytes.

pub(crate) mod aligned;
pub(crate) mod compare;
pub(crate) mod read;
pub(crate) mod simd;
pub(crate) mod word;
