//! The limits of the requirement in a `#[requires]`. Constant evaluation, which has no heap, expands the requirement to
//! disjunctive normal form.

/// The largest number of items in one list of a `#[requires]`.
pub const MAX_ARITY: usize = 16;
/// The largest number of alternatives of a `#[requires]` in disjunctive normal form, before absorption.
pub const MAX_ALTERNATIVES: usize = 32;
/// The largest number of scopes in one alternative.
pub const MAX_SET: usize = 16;
/// The largest product of the number of alternatives and the size of the largest one. It bounds the time of constant
/// evaluation.
pub const MAX_SCOPES: usize = 128;
