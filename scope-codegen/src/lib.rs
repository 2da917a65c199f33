//! Code generation of Scopewright: the macro `catalog!` and the attribute `#[requires]`.
//!
//! - [`catalog_macro`] implements `catalog!`. It reads a catalog with `scope-catalog`, [`mod@plan`] decides what to
//!   print, and [`mod@emit`] prints the tokens.
//! - [`requires_macro`] implements `#[requires]`.

pub mod catalog_macro;
pub mod emit;
mod places;
pub mod plan;
pub mod requires_macro;

/// Runs the example of the README together with the examples of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
