//! Paths of requests: the canonical form, the automaton that matches paths, and the decision for a method and a path.

pub(crate) mod automaton;
pub(crate) mod canonical;
pub(crate) mod decision;
pub mod edge;
mod route;
mod scan;
mod segment;
mod walk;
