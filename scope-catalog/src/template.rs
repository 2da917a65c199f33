//! Path templates, which `paths` and `endpoints` are written in.

mod parse;
mod paths;
mod segment;

pub(crate) use paths::Paths;
pub(crate) use segment::canonical;
pub use segment::{Segment, Template};
