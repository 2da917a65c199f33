//! Bytes at the start of a cache line.

/// A table of a catalog: as a static, it starts where a cache line does.
#[repr(C, align(64))]
#[derive(Debug)]
pub struct Aligned<const N: usize>(pub [u8; N]);
