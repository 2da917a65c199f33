//! Path templates: the paths of `base`, `paths` and `endpoints`.

mod parse;
mod paths;
mod segment;

pub(crate) use paths::Paths;
pub use segment::{Segment, Template};
