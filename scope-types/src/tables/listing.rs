//! The literals with the rows of `endpoints`.
//!
//! These literals make up most of a large catalog. They are separate from [`Tables`](crate::Tables), so the compiler
//! leaves them out of programs that never call `CATALOG.endpoints()`.

/// The rows of `endpoints`: the template of each row, and its record in the format
/// [`endpoint`](crate::layout::endpoint).
#[derive(Clone, Copy)]
pub struct Listing {
    /// The templates, one after the other.
    pub(crate) text: &'static str,
    /// The records, one after the other.
    pub(crate) data: &'static [u8],
}

impl Listing {
    /// Creates the listing from its literals.
    pub const fn new(text: &'static str, data: &'static [u8]) -> Self {
        Self { text, data }
    }
}
