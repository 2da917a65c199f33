//! The limits of a `#[requires]`: constant evaluation multiplies it out without a heap.

/// Most items of one list in `#[requires]`.
pub const MAX_ARITY: usize = 16;
/// Most alternatives that a `#[requires]` may multiply out to.
pub const MAX_ALTERNATIVES: usize = 32;
/// Most scopes of one alternative.
pub const MAX_SET: usize = 16;
/// Most scopes of all alternatives together, were each as large as the largest: what the compiler can fold in good time.
pub const MAX_SCOPES: usize = 128;
