//! Errors and warnings about a catalog.
//!
//! Each phase adds diagnostics about nodes of the document. [`read`](crate::read::read()) finds the places of these
//! nodes. The module [`render`] writes a diagnostic as text.

mod cause;
mod character;
mod clean;
mod code;
pub(crate) mod collector;
mod diagnostic;
mod excerpt;
mod listing;
mod look_alike;
mod look_alike_sign;
mod paste;
mod place;
pub mod render;

pub(crate) use cause::Unknown;
pub(crate) use character::{and_stranger, in_ascii, show_character, stranger, with_colon, write_in_ascii};
pub use clean::escape;
pub use code::{Code, reference};
pub use collector::MAX_DIAGNOSTICS;
pub use diagnostic::{Diagnostic, Related, Severity};
pub use excerpt::Excerpt;
pub(crate) use listing::Listing;
pub use paste::Paste;
pub use place::Place;
