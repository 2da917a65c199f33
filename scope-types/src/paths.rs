//! Paths of requests: the canonical form, the automaton that matches paths, and the decision for a method and a path.

pub(crate) mod automaton;
pub(crate) mod canonical;
mod characters;
pub(crate) mod decision;
pub mod edge;
pub(crate) mod not_canonical;
mod part;
mod route;
mod scan;
mod segment;
mod utf8;
mod walk;
