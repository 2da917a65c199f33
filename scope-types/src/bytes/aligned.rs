//! A byte array that is aligned to a cache line.

/// The tables of a catalog. A `static` of this type starts at a cache line.
#[repr(C, align(64))]
#[derive(Debug)]
pub struct Aligned<const N: usize>(pub [u8; N]);
