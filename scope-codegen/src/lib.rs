//! What Scopewright does when a program is built: from the text of a catalog to the code of its types, and from
//! `#[requires(...)]` to a guard.
//!
//! A catalog goes through phases, a module each: [`source`] reads YAML and knows positions, [`read`](mod@read) and what is
//! under it parse it into the [`model`] and check it, [`mod@plan`] lays out tables, [`mod@emit`] prints tokens.
//! [`invocation`] is `catalog!`, [`attribute`] is `#[requires]`, [`build`] is what a build script calls.

pub mod attribute;
pub mod build;
mod check;
pub mod emit;
mod hash;
pub mod invocation;
pub mod model;
mod names;
mod nearest;
pub mod parse;
pub mod plan;
pub mod problem;
pub mod read;
pub mod requirement;
pub mod source;
pub mod template;
