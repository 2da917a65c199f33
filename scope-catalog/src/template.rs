//! Path templates: the paths of `base`, `paths` and `endpoints`.

mod foreign;
mod parse;
mod paths;
mod segment;
mod syntax_error;

pub(crate) use paths::Paths;
pub use segment::{Segment, Template};
