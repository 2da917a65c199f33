//! Catalogs of OAuth scopes as a library: what a build script, a command line and the macros of Scopewright share.
//!
//! A catalog passes through phases, a module each. `yaml` reads text and knows places. `schema` reads keys, and `resolve` looks up
//! the names that they refer to; both make the [`model`]. [`policy`] builds the automaton that decides about requests, `lint` warns
//! about the rules, and [`tables`] writes the policy as bytes, which `scope-types` reads at run time. [`read`](mod@read) runs the
//! phases; [`evaluate`] answers requests to a catalog that was read at run time; [`diagnostics`] holds what they report; [`build`] is what a build script calls.

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

/// The example of the README, run like those of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
