//! The literals with the rows of `endpoints`.
//!
//! They are separate from [`Tables`](crate::Tables) because they make up most of a large catalog, and the compiler
//! leaves them out of programs that never call `CATALOG.endpoints()`.

/// The templates of all rows, and an [`endpoint`](crate::layout::endpoint) record for each row.
#[derive(Clone, Copy)]
pub struct Listing {
    pub(crate) text: &'static str,
    pub(crate) data: &'static [u8],
}

impl Listing {
    /// Creates the listing from its literals.
    pub const fn new(text: &'static str, data: &'static [u8]) -> Self {
        Self { text, data }
    }
}
