//! The literals with the rows of `endpoints`.
//!
//! They are separate from [`Tables`](crate::Tables) because they make up most of a large catalog, and the compiler
//! leaves them out of programs that never call `CATALOG.endpoints()`.

/// The rows of `endpoints`: their templates, and a record of the format [`endpoint`](crate::layout::endpoint) for each.
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
