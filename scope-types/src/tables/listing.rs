//! The rows of `endpoints` as two literals of their own.
//!
//! Templates are most of a large catalog, and most programs never list them. A program in which `CATALOG.endpoints()` is never
//! called is compiled without these literals.

/// The templates, and the records of the rows.
#[derive(Clone, Copy)]
pub struct Listing {
    pub(crate) text: &'static str,
    pub(crate) data: &'static [u8],
}

impl Listing {
    /// From its literals.
    pub const fn new(text: &'static str, data: &'static [u8]) -> Self {
        Self { text, data }
    }
}
