//! Paths of requests: their canonical form, the automaton that they select rows with, and the decision.

pub(crate) mod automaton;
pub(crate) mod canonical;
pub(crate) mod decision;
pub mod edge;
mod route;
mod scan;
mod segment;
mod walk;
