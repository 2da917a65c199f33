//! A record of the tables.

use scope_types::layout::NUMBER_SIZE;

/// A record of `N` numbers. Fields are set by their offsets in bytes.
pub(super) struct Record<const N: usize> {
    pub(super) numbers: [u32; N],
}

impl<const N: usize> Default for Record<N> {
    fn default() -> Self {
        Self { numbers: [0; N] }
    }
}

impl<const N: usize> Record<N> {
    pub(super) fn one(&mut self, field: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(field / NUMBER_SIZE) {
            *number = value;
        }
    }

    pub(super) fn pair(&mut self, field: usize, [first, second]: [u32; 2]) {
        self.one(field, first);
        self.one(field + NUMBER_SIZE, second);
    }
}
