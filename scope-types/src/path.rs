//! The walk of the path table: which rule of the catalog a path selects.
//!
//! The table is a trie of segments. Trying its edges in the order of precedence (literal, affixed, parameter, tail, grant)
//! and taking the first rule that fits is the same as comparing all rules that fit from the left, segment by segment. A
//! node is reached by one path only, so a walk visits each node at most once.

use crate::bytes::{byte_at, compare, equal, slice};
use crate::decode::MAX_SEGMENTS;
use crate::layout::{NUMBER_SIZE, affixed, flag, header, literal, node, rows};
use crate::tables::Tables;
use core::cmp::Ordering::{Equal, Greater, Less};

/// A path as the walk sees it.
pub(crate) struct Walk<'a> {
    tables: &'static Tables,
    /// Segments with one separator between them, or nothing.
    text: &'a [u8],
    /// Where each segment ends; the next one starts one byte later.
    ends: [u16; MAX_SEGMENTS],
    count: usize,
    /// `case: insensitive`
    fold: bool,
}

/// What a path selects. Offsets of row sets tell rules apart: every rule has its own.
#[derive(Clone, Copy)]
pub(crate) struct Selected {
    /// The row set of the most specific rule; 0 if no rule fits.
    rule: usize,
    /// Whether this rule is a row of `endpoints`.
    is_row: bool,
    /// The row set of all grants that cover the path; 0 if there is none.
    grants: usize,
}

impl Selected {
    pub(crate) const fn is_nothing(self) -> bool {
        self.rule == 0
    }

    pub(crate) const fn same_as(self, other: Self) -> bool {
        self.rule == other.rule && self.grants == other.grants
    }

    /// The offset of the requirement for a method: the row's own, else that of the grants.
    pub(crate) const fn requirement(self, tables: &Tables, method: &[u8]) -> Option<usize> {
        if self.is_row
            && let Some(requirement) = requirement_in(tables, self.rule, method)
        {
            return Some(requirement);
        }
        requirement_in(tables, self.grants, method)
    }
}

/// The offset of the requirement for a method in a row set.
const fn requirement_in(tables: &Tables, row_set: usize, method: &[u8]) -> Option<usize> {
    if row_set == 0 {
        return None;
    }
    let count = tables.number(row_set + rows::COUNT) as usize;
    let mut at = 0;
    while at < count {
        let row = row_set + rows::FIRST + at * rows::SIZE;
        if equal(tables.method(tables.number(row + rows::METHOD)).as_bytes(), method, false) {
            return Some(tables.number(row + rows::REQUIREMENT) as usize);
        }
        at += 1;
    }
    None
}

impl<'a> Walk<'a> {
    /// Finds the segments once: a walk comes by each of them many times.
    #[expect(clippy::indexing_slicing, reason = "the count is compared before")]
    #[expect(clippy::cast_possible_truncation, reason = "a canonical path has at most 8 KiB")]
    pub(crate) const fn new(tables: &'static Tables, text: &'a [u8], separator: u8) -> Self {
        let mut ends = [0; MAX_SEGMENTS];
        let (mut count, mut at) = (0, 0);
        while let Some(octet) = byte_at(text, at) {
            if octet == separator && count < MAX_SEGMENTS {
                ends[count] = at as u16;
                count += 1;
            }
            at += 1;
        }
        if at > 0 && count < MAX_SEGMENTS {
            ends[count] = at as u16;
            count += 1;
        }
        Self { tables, text, ends, count, fold: tables.has(flag::IGNORE_CASE) }
    }

    pub(crate) const fn select(&self) -> Selected {
        let root = self.tables.number(header::ROOT) as usize;
        let (rule, is_row) = self.best(root, 0);
        Selected { rule, is_row, grants: self.covering(root) }
    }

    /// The most specific rule at or behind a node for the segments from number `next` on, and whether it is a row; 0 for
    /// none.
    const fn best(&self, at: usize, next: usize) -> (usize, bool) {
        let Some(segment) = self.segment(next) else {
            return match self.tables.number(at + node::ROW) {
                0 => self.grant(at),
                row => (row as usize, true),
            };
        };
        let literal = self.literal(at, segment);
        if literal != 0 {
            let found = self.best(literal, next + 1);
            if found.0 != 0 {
                return found;
            }
        }
        let around = self.tables.records(at + node::AFFIXED, affixed::SIZE);
        let mut index = 0;
        while let Some(edge) = around.offset(index) {
            if self.is_affixed(edge, segment) {
                let found = self.best(self.tables.number(edge + affixed::NODE) as usize, next + 1);
                if found.0 != 0 {
                    return found;
                }
            }
            index += 1;
        }
        let parameter = self.tables.number(at + node::PARAMETER) as usize;
        if parameter != 0 {
            let found = self.best(parameter, next + 1);
            if found.0 != 0 {
                return found;
            }
        }
        match self.tables.number(at + node::TAIL) {
            0 => self.grant(at),
            tail => (tail as usize, true),
        }
    }

    /// The grants that end at a node.
    const fn grant(&self, at: usize) -> (usize, bool) {
        (self.tables.number(at + node::GRANT) as usize, false)
    }

    /// The row set of the longest prefix that covers the path; it holds the grants of the shorter ones too.
    const fn covering(&self, root: usize) -> usize {
        let (mut at, mut next, mut grants) = (root, 0, 0);
        loop {
            let own = self.tables.number(at + node::GRANT) as usize;
            if own != 0 {
                grants = own;
            }
            let Some(segment) = self.segment(next) else { return grants };
            at = self.literal(at, segment);
            if at == 0 {
                return grants;
            }
            next += 1;
        }
    }

    /// The segment with a number; none behind the last one.
    #[expect(clippy::indexing_slicing, reason = "the number is compared before")]
    const fn segment(&self, number: usize) -> Option<&[u8]> {
        if number >= self.count {
            return None;
        }
        let from = if number == 0 { 0 } else { self.ends[number - 1] as usize + 1 };
        slice(self.text, from, self.ends[number] as usize)
    }

    /// The node behind a literal segment; 0 for none.
    const fn literal(&self, at: usize, segment: &[u8]) -> usize {
        let edges = self.tables.records(at + node::LITERALS, literal::SIZE);
        let (mut low, mut high) = (0, edges.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let edge = edges.at + middle * literal::SIZE;
            match compare(segment, self.tables.text_at(edge + literal::TEXT).as_bytes(), self.fold) {
                Less => high = middle,
                Greater => low = middle + 1,
                Equal => return self.tables.number(edge + literal::NODE) as usize,
            }
        }
        0
    }

    /// Whether a segment has the text of an affixed edge around at least one byte.
    const fn is_affixed(&self, edge: usize, segment: &[u8]) -> bool {
        let prefix = self.tables.text_at(edge + affixed::PREFIX).as_bytes();
        let suffix = self.tables.text_at(edge + affixed::SUFFIX).as_bytes();
        if segment.len() <= prefix.len() + suffix.len() {
            return false;
        }
        match (segment.split_at_checked(prefix.len()), segment.split_at_checked(segment.len() - suffix.len())) {
            (Some((head, _)), Some((_, tail))) => equal(head, prefix, self.fold) && equal(tail, suffix, self.fold),
            _ => false,
        }
    }
}

impl Tables {
    /// The method with a number.
    pub(crate) const fn method(&self, number: u32) -> &'static str {
        let methods = self.number(header::METHODS) as usize;
        if number >= self.number(header::METHODS + NUMBER_SIZE) {
            return "";
        }
        self.text_at(methods + number as usize * crate::layout::TEXT_SIZE)
    }
}
