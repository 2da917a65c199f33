//! Code generation of Scopewright: from a catalog to the code of its types, and from `#[requires(...)]` to a check.
//!
//! [`catalog_macro`] is `catalog!`: it reads the catalog with `scope-catalog`, [`mod@plan`] decides what is printed, and [`mod@emit`]
//! prints tokens. [`requires_macro`] is `#[requires]`.

pub mod catalog_macro;
pub mod emit;
pub mod plan;
pub mod requires_macro;
