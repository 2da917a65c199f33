//! A place in the text of a catalog.

use std::ops::Range;

/// A place in the text of a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The number of characters to underline, at least 1.
    pub width: u32,
    /// The offset of the first byte in the file.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

impl Place {
    /// The place of `width` characters on a line. They are the bytes from `start` to `end` of the file.
    pub const fn new(line: u32, column: u32, width: u32, start: u32, end: u32) -> Self {
        Place { line, column, width, start, end }
    }

    /// The range of the bytes in the file.
    ///
    /// ```
    /// let text = "catalog: Mail\ncatagories: {}\n";
    /// let reading = scope_catalog::read::read(text.as_bytes());
    /// let place = reading.diagnostics[0].at.as_ref().map(|excerpt| excerpt.place).unwrap();
    /// assert_eq!((place.line, place.column), (2, 1));
    /// assert_eq!(&text[place.bytes()], "catagories");
    /// ```
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Default for Place {
    /// The start of a file. The range of bytes is empty.
    fn default() -> Self {
        Place::new(1, 1, 1, 0, 0)
    }
}
