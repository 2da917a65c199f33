//! Requirements of `#[requires]`, encoded like those of the catalog.

use super::Requirement;
use super::id_set::IdSet;
use super::kind::RequirementKind;
use super::limits::{MAX_ALTERNATIVES, MAX_SET};

/// A requirement that is encoded as [`Requirement`] reads it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Encoded {
    pub(super) kind: RequirementKind,
    /// The alternatives, in the format of [`crate::layout::requirement`].
    pub(super) lists: Buffer<{ MAX_ALTERNATIVES * (MAX_SET + 1) * 2 }>,
    /// The length in bytes of the part of `lists` that encodes the alternatives with a single scope.
    pub(super) any_of: usize,
}

impl Encoded {
    /// The requirement.
    pub(crate) const fn requirement<S>(&'static self) -> Requirement<'static, S> {
        Requirement::new(self.kind, self.lists.octets(), self.any_of)
    }
}

/// A list of `u16` as little-endian bytes, in an array of fixed size.
#[derive(Debug)]
pub(super) struct Buffer<const N: usize> {
    octets: [u8; N],
    /// The number of bytes in use.
    pub(super) length: usize,
}

impl<const N: usize> Buffer<N> {
    pub(super) const EMPTY: Self = Self { octets: [0; N], length: 0 };

    /// Adds a number.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs in constant evaluation only; the size follows from the bounds of `Dnf`"
    )]
    pub(super) const fn push(&mut self, id: u16) {
        let [low, high] = id.to_le_bytes();
        self.octets[self.length] = low;
        self.octets[self.length + 1] = high;
        self.length += 2;
    }

    /// Adds the ids of a set.
    #[expect(clippy::indexing_slicing, reason = "the array has at least `count` ids")]
    pub(super) const fn extend(&mut self, set: &IdSet) {
        let mut at = 0;
        while at < set.count {
            self.push(set.ids[at]);
            at += 1;
        }
    }

    /// The bytes in use.
    const fn octets(&'static self) -> &'static [u8] {
        match self.octets.split_at_checked(self.length) {
            Some((octets, _)) => octets,
            None => &[],
        }
    }
}
