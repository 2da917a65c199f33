//! Lists of scope ids, read from the tables without copying.

/// An iterator over a list of scope ids, stored as consecutive little-endian `u16`.
#[derive(Clone, Copy)]
pub(crate) struct Ids<'a>(&'a [u8]);

impl<'a> Ids<'a> {
    pub(crate) const EMPTY: Self = Self(&[]);

    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Splits off the first id.
    pub(crate) const fn split_first(self) -> Option<(u16, Self)> {
        match self.0.split_first_chunk::<2>() {
            Some((id, rest)) => Some((u16::from_le_bytes(*id), Self(rest))),
            None => None,
        }
    }

    /// Iterates over the ids, each as a list of one id.
    pub(crate) fn singles(self) -> impl Iterator<Item = Self> + use<'a> {
        let mut rest = self;
        core::iter::from_fn(move || {
            let (single, others) = rest.split_at(1)?;
            rest = others;
            Some(single)
        })
    }

    /// Splits the list after `count` ids. Returns `None` if it has fewer.
    pub(crate) const fn split_at(self, count: usize) -> Option<(Self, Self)> {
        match self.0.split_at_checked(count * 2) {
            Some((head, rest)) => Some((Self(head), Self(rest))),
            None => None,
        }
    }
}

#[expect(clippy::copy_iterator, reason = "constants contain it; it is only iterated by value")]
impl Iterator for Ids<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        let (id, rest) = self.split_first()?;
        *self = rest;
        Some(id)
    }
}
