//! The name that was meant, for compile errors.
//!
//! Constant evaluation costs microseconds a step, and a lint ends evaluations of some two million steps, which replaces
//! our message. A step is a call or a turn of a loop: so nothing is called for a byte or a cell, names are read in place
//! out of the tables, filtered before they are compared, and the comparing has a budget.

#![expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; tables and lengths bound every index")]

use crate::requirement::keywords;
use crate::tables::layout::{NUMBER_SIZE, name};

/// Cells of edit distances that one message may cost.
const BUDGET: usize = 200_000;
/// Names that one message looks at; of a larger catalog, the shorter ones.
const MAX_NAMES: usize = 50_000;
/// Longest part, in bytes, in which two names may differ to be compared.
const MAX_PART: usize = 64;
/// Most letters that may be wrong.
const MAX_TYPOS: usize = 4;

/// The names of a catalog, read in place.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) data: &'a [u8],
    /// The offset of the first record.
    pub(crate) first: usize,
    pub(crate) count: usize,
}

/// One of them.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// The offset of its record.
    pub(crate) record: usize,
    /// Where its text starts and ends.
    from: usize,
    to: usize,
}

impl Names<'_> {
    /// How many bytes up to the last separator of `wanted` some name starts with, too: of `contacts:wirte`, `contacts:`.
    /// Then only the last part is wrong.
    pub(crate) const fn known_stem(&self, wanted: &[u8]) -> usize {
        let mut stem = wanted.len();
        while stem > 0 && !matches!(wanted[stem - 1], b':' | b'.' | b'_' | b'/') {
            stem -= 1;
        }
        if stem > 0 && self.next_with(wanted, stem, &mut 0).is_some() { stem } else { 0 }
    }

    /// The next name that starts with the first `stem` bytes of `wanted`.
    pub(crate) const fn next_with(&self, wanted: &[u8], stem: usize, index: &mut usize) -> Option<Name> {
        while *index < self.count && *index < MAX_NAMES {
            let record = self.first + *index * name::SIZE;
            *index += 1;
            let from = number(self.data, record + name::TEXT);
            let to = from + number(self.data, record + name::TEXT + NUMBER_SIZE);
            if to - from < stem {
                continue;
            }
            let mut at = 0;
            while at < stem && self.text[from + at] == wanted[at] {
                at += 1;
            }
            if at == stem {
                return Some(Name { record, from, to });
            }
        }
        None
    }

    /// The name that is nearest, among those that start like `wanted`, if one is near enough to be meant.
    pub(crate) const fn nearest(&self, wanted: &[u8], stem: usize) -> Option<Name> {
        let length = wanted.len();
        let (mut best, mut distance, mut budget) = (None, typos(length - stem) + 1, BUDGET);
        let mut index = 0;
        while let Some(name) = self.next_with(wanted, stem, &mut index) {
            let own = name.to - name.from;
            let difference = own.abs_diff(length);
            if difference < distance {
                let found = edit_distance(wanted, self.text, name.from, name.to, distance, &mut budget);
                if found < distance {
                    (best, distance) = (Some(name), found);
                }
            }
        }
        best
    }
}

/// A word of the requirement language that is near enough to be meant.
pub(crate) const fn near_keyword(wanted: &[u8]) -> Option<&'static str> {
    let mut keywords: &[&str] = &keywords::ALONE;
    while let [keyword, rest @ ..] = keywords {
        let limit = typos(keyword.len()) + 1;
        if edit_distance(wanted, keyword.as_bytes(), 0, keyword.len(), limit, &mut { BUDGET }) < limit {
            return Some(keyword);
        }
        keywords = rest;
    }
    None
}

/// How many letters of so many may be wrong.
const fn typos(letters: usize) -> usize {
    match letters / 3 {
        0 => 1,
        third if third < MAX_TYPOS => third,
        _ => MAX_TYPOS,
    }
}

/// A little-endian `u32`.
const fn number(data: &[u8], at: usize) -> usize {
    data[at] as usize | (data[at + 1] as usize) << 8 | (data[at + 2] as usize) << 16 | (data[at + 3] as usize) << 24
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour to make `a` of
/// `text[from..to]`, case aside; `far` if it is that many or more, or too costly to know.
#[doc(hidden)]
pub const fn edit_distance(a: &[u8], text: &[u8], from: usize, to: usize, far: usize, budget: &mut usize) -> usize {
    // Only the parts between the common ends are compared.
    let (mut start, mut a_end, mut b_start, mut b_end) = (0, a.len(), from, to);
    while start < a_end && b_start < b_end && a[start] == text[b_start] {
        (start, b_start) = (start + 1, b_start + 1);
    }
    while a_end > start && b_end > b_start && a[a_end - 1] == text[b_end - 1] {
        (a_end, b_end) = (a_end - 1, b_end - 1);
    }
    let (rows, columns) = (a_end - start, b_end - b_start);
    if rows > MAX_PART || columns > MAX_PART || rows * columns > *budget {
        return far;
    }
    *budget -= rows * columns;
    let mut before = [far; MAX_PART + 1];
    let mut above = [far; MAX_PART + 1];
    let mut column = 0;
    while column <= columns && column < far {
        above[column] = column;
        column += 1;
    }
    let mut row = 1;
    while row <= rows {
        // Cells that are `far` or more off the diagonal cannot lead to less than that.
        let mut current = [far; MAX_PART + 1];
        let mut least_of_row = far;
        if row < far {
            current[0] = row;
            least_of_row = row;
        }
        column = if row > far { row - far } else { 1 };
        while column <= columns && column < row + far {
            let (x, y) = (a[start + row - 1], text[b_start + column - 1]);
            let mut least = above[column - 1] + (x | 0x20 != y | 0x20) as usize;
            if above[column] + 1 < least {
                least = above[column] + 1;
            }
            if current[column - 1] + 1 < least {
                least = current[column - 1] + 1;
            }
            let is_swapped = row > 1 && column > 1 && x == text[b_start + column - 2] && a[start + row - 2] == y;
            if is_swapped && before[column - 2] + 1 < least {
                least = before[column - 2] + 1;
            }
            current[column] = least;
            if least < least_of_row {
                least_of_row = least;
            }
            column += 1;
        }
        if least_of_row >= far {
            return far;
        }
        (before, above) = (above, current);
        row += 1;
    }
    if above[columns] < far { above[columns] } else { far }
}

#[cfg(test)]
mod tests {
    use super::edit_distance;
    use proptest::prelude::*;

    /// Optimal string alignment, as it is defined.
    fn naive(a: &[u8], b: &[u8]) -> usize {
        let (Some((x, a_rest)), Some((y, b_rest))) = (a.split_last(), b.split_last()) else {
            return a.len() + b.len();
        };
        let replaced = naive(a_rest, b_rest) + usize::from(!x.eq_ignore_ascii_case(y));
        let least = replaced.min(naive(a_rest, b) + 1).min(naive(a, b_rest) + 1);
        match (a_rest.split_last(), b_rest.split_last()) {
            (Some((x2, a_head)), Some((y2, b_head))) if x == y2 && x2 == y => least.min(naive(a_head, b_head) + 1),
            _ => least,
        }
    }

    proptest! {
        #[test]
        fn distances_below_the_limit_are_right(a in "[abAB:]{0,6}", b in "[abAB:]{0,6}", far in 1_usize..7) {
            let found = edit_distance(a.as_bytes(), b.as_bytes(), 0, b.len(), far, &mut 1_000);
            prop_assert_eq!(found, naive(a.as_bytes(), b.as_bytes()).min(far));
        }
    }
}
