//! Lists of scope ids inside the tables, read in place.

/// A list of scope ids: little-endian `u16`, one behind the other.
#[derive(Clone, Copy)]
pub(crate) struct Ids<'a>(&'a [u8]);

impl<'a> Ids<'a> {
    pub(crate) const EMPTY: Self = Self(&[]);

    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The first id, and the others.
    pub(crate) const fn split_first(self) -> Option<(u16, Self)> {
        match self.0.split_first_chunk::<2>() {
            Some((id, rest)) => Some((u16::from_le_bytes(*id), Self(rest))),
            None => None,
        }
    }

    /// Each id as a list of its own.
    pub(crate) fn singles(self) -> impl Iterator<Item = Self> + use<'a> {
        let mut rest = self;
        core::iter::from_fn(move || {
            let (single, others) = rest.split_at(1)?;
            rest = others;
            Some(single)
        })
    }

    /// The first `count` ids, and the others.
    pub(crate) const fn split_at(self, count: usize) -> Option<(Self, Self)> {
        match self.0.split_at_checked(count * 2) {
            Some((head, rest)) => Some((Self(head), Self(rest))),
            None => None,
        }
    }
}

#[expect(clippy::copy_iterator, reason = "constants hold it, and it is only iterated by value")]
impl Iterator for Ids<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        let (id, rest) = self.split_first()?;
        *self = rest;
        Some(id)
    }
}
