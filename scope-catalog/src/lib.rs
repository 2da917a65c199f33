//! Catalogs of OAuth scopes as a library, for build scripts, command lines and the macros of Scopewright.
//!
//! [`read`](mod@read) runs these phases, one module each:
//!
//! 1. [`yaml`] reads the text and finds places in it.
//! 2. [`schema`] reads the keys, and `resolve` resolves names. Both make the [`model`].
//! 3. [`policy`] builds the automaton that decides requests.
//! 4. `lint` warns about rules that probably do not mean what their author intended.
//!
//! [`tables`] writes the policy as bytes, which `scope-types` reads at run time. [`evaluate`] answers requests with a
//! catalog that was read at run time. [`diagnostics`] has the errors and warnings of all phases. [`build`] is for build
//! scripts.

pub mod build;
pub mod diagnostics;
pub mod evaluate;
mod hash;
pub mod limits;
mod lint;
pub mod model;
mod nearest;
mod number;
pub mod policy;
pub mod read;
pub mod requirement;
mod resolve;
pub mod schema;
pub mod tables;
pub mod template;
pub mod yaml;

/// Runs the example of the README together with the examples of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
