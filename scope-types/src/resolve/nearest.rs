//! Finds the name that is nearest to a misspelled one, for compile errors.
//!
//! The distance is the optimal string alignment distance (restricted Damerau-Levenshtein; Boytsov 2011): the number of
//! letters to insert, remove, replace or swap with their neighbour.
//!
//! Constant evaluation is slow. After about two million steps, which are function calls and loop iterations, the lint
//! `long_running_const_eval` replaces our message with its own. The code therefore calls no function per byte,
//! skips names whose length differs too much, and has a budget for the comparisons.

#![expect(clippy::indexing_slicing, reason = "runs in constant evaluation only; tables and lengths bound every index")]

use super::names::{Name, Names};
use crate::requirement::keywords;

/// The largest number of cells of distance matrices that are computed for one message, and of four bytes of names that
/// are compared.
const BUDGET: usize = 200_000;
/// The largest number of bytes between the common prefix and the common suffix of two names that are compared.
const MAX_PART: usize = 64;
/// The largest number of mistakes for which a name of any length is suggested.
const MAX_TYPOS: usize = 4;

impl Names<'_> {
    /// Returns the nearest of the names that start with the first `stem` bytes of `wanted`, if it has few enough
    /// mistakes.
    pub(crate) const fn nearest(&self, wanted: &[u8], stem: usize) -> Option<Name> {
        let length = wanted.len();
        let (mut best, mut distance, mut budget) = (None, typos(length - stem) + 1, BUDGET);
        let mut index = 0;
        while let Some(name) = self.next_with_stem(wanted, stem, &mut index) {
            let own = name.to - name.from;
            let difference = own.abs_diff(length);
            if difference < distance {
                // To find the common parts of two long names takes time, too.
                if budget < own {
                    break;
                }
                budget -= own / 4;
                let found = edit_distance(wanted, self.text, name.from, name.to, distance, &mut budget);
                if found < distance {
                    (best, distance) = (Some(name), found);
                }
            }
        }
        best
    }
}

/// Returns the keyword of the requirement language that `wanted` misspells, if there is one.
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

/// Returns the largest number of mistakes for which a name of this length is suggested.
const fn typos(letters: usize) -> usize {
    match letters / 3 {
        0 => 1,
        third if third < MAX_TYPOS => third,
        _ => MAX_TYPOS,
    }
}

/// Returns the optimal string alignment distance between `a` and `text[from..to]`, ignoring ASCII case.
///
/// Returns `limit` if the distance is at least that, or if computing it exceeds the budget. The cells that are computed
/// are subtracted from the budget.
#[doc(hidden)]
pub const fn edit_distance(a: &[u8], text: &[u8], from: usize, to: usize, limit: usize, budget: &mut usize) -> usize {
    // Only the parts between the common prefix and the common suffix are compared.
    let (mut start, mut a_end, mut b_start, mut b_end) = (0, a.len(), from, to);
    while start + 8 <= a_end
        && b_start + 8 <= b_end
        && a[start] == text[b_start]
        && a[start + 1] == text[b_start + 1]
        && a[start + 2] == text[b_start + 2]
        && a[start + 3] == text[b_start + 3]
        && a[start + 4] == text[b_start + 4]
        && a[start + 5] == text[b_start + 5]
        && a[start + 6] == text[b_start + 6]
        && a[start + 7] == text[b_start + 7]
    {
        (start, b_start) = (start + 8, b_start + 8);
    }
    while start < a_end && b_start < b_end && a[start] == text[b_start] {
        (start, b_start) = (start + 1, b_start + 1);
    }
    while a_end > start && b_end > b_start && a[a_end - 1] == text[b_end - 1] {
        (a_end, b_end) = (a_end - 1, b_end - 1);
    }
    let (rows, columns) = (a_end - start, b_end - b_start);
    if rows > MAX_PART || columns > MAX_PART || rows * columns > *budget {
        return limit;
    }
    *budget -= rows * columns;
    // Only three rows of the distance matrix are kept: the current row and the two above it.
    let mut two_above = [limit; MAX_PART + 1];
    let mut above = [limit; MAX_PART + 1];
    let mut column = 0;
    while column <= columns && column < limit {
        above[column] = column;
        column += 1;
    }
    let mut row = 1;
    while row <= rows {
        let mut current = [limit; MAX_PART + 1];
        let mut least_of_row = limit;
        if row < limit {
            current[0] = row;
            least_of_row = row;
        }
        // Only cells near the diagonal are computed. A cell that is `limit` or more columns away is at least `limit`.
        column = if row > limit { row - limit } else { 1 };
        while column <= columns && column < row + limit {
            // The least of four edits: replace, remove, insert, and swap with the neighbour.
            let (x, y) = (a[start + row - 1], text[b_start + column - 1]);
            let mut least = above[column - 1] + (x | 0x20 != y | 0x20) as usize;
            if above[column] + 1 < least {
                least = above[column] + 1;
            }
            if current[column - 1] + 1 < least {
                least = current[column - 1] + 1;
            }
            let is_swap = row > 1 && column > 1 && x == text[b_start + column - 2] && a[start + row - 2] == y;
            if is_swap && two_above[column - 2] + 1 < least {
                least = two_above[column - 2] + 1;
            }
            current[column] = least;
            if least < least_of_row {
                least_of_row = least;
            }
            column += 1;
        }
        if least_of_row >= limit {
            return limit;
        }
        (two_above, above) = (above, current);
        row += 1;
    }
    if above[columns] < limit { above[columns] } else { limit }
}

#[cfg(test)]
mod tests {
    use super::edit_distance;
    use proptest::prelude::*;

    /// The optimal string alignment distance by its recursive definition.
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
        fn distances_below_the_limit_are_right(a in "[abAB:]{0,6}", b in "[abAB:]{0,6}", limit in 1_usize..7) {
            let found = edit_distance(a.as_bytes(), b.as_bytes(), 0, b.len(), limit, &mut 1_000);
            prop_assert_eq!(found, naive(a.as_bytes(), b.as_bytes()).min(limit));
        }
    }
}
