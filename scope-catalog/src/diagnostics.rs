//! Errors and warnings about a catalog: what they say, where, and how they are shown.
//!
//! A phase collects diagnostics about nodes of the document. [`read`](crate::read::read) gives them their places. The module
//! [`render`] turns a diagnostic into text.

mod clean;
mod code;
pub(crate) mod collector;
mod diagnostic;
mod excerpt;
mod place;
pub mod render;

pub(crate) use clean::show_character;
pub use code::{Code, reference};
pub use collector::MAX_DIAGNOSTICS;
pub use diagnostic::{Diagnostic, Related, Severity};
pub use excerpt::Excerpt;
pub use place::Place;
