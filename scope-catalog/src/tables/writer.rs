//! Texts and numbers on their way into the two literals of the tables.

use crate::hash::HashMap;
use crate::number::number;
use scope_types::layout::{NUMBER_SIZE, TEXT_SIZE};

/// Writes the tables: texts once each, numbers little-endian.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) data: Vec<u8>,
    known: HashMap<String, [u32; 2]>,
}

impl Writer {
    /// A reference to a text.
    pub(super) fn text(&mut self, text: &str) -> [u32; 2] {
        if let Some(reference) = self.known.get(text) {
            return *reference;
        }
        let reference = [number(self.text.len()), number(text.len())];
        self.text.push_str(text);
        self.known.insert(text.to_owned(), reference);
        reference
    }

    /// Appends numbers and says where they start.
    pub(super) fn append(&mut self, numbers: &[u32]) -> u32 {
        let at = number(self.data.len());
        for value in numbers {
            self.data.extend_from_slice(&value.to_le_bytes());
        }
        at
    }

    /// Appends as many zeros, to be written later, and says where they start.
    pub(super) fn reserve(&mut self, bytes: usize) -> usize {
        let at = self.data.len();
        self.data.resize(at + bytes, 0);
        at
    }

    /// Appends zeros until the end is a multiple of `size` bytes.
    pub(super) fn align(&mut self, size: usize) {
        self.data.resize(self.data.len().next_multiple_of(size), 0);
    }

    /// Writes a number of eight bytes over reserved ones.
    pub(super) fn put_word(&mut self, at: usize, word: u64) {
        if let Some(bytes) = self.data.get_mut(at..at + 8) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
    }

    /// A list of records of `size` bytes that are written already.
    pub(super) fn bytes(&mut self, bytes: &[u8], size: usize) -> [u32; 2] {
        let at = number(self.data.len());
        self.data.extend_from_slice(bytes);
        [at, number(bytes.len() / size)]
    }

    /// Writes numbers over reserved ones.
    pub(super) fn put(&mut self, at: usize, numbers: &[u32]) {
        for (index, value) in numbers.iter().enumerate() {
            let from = at + index * NUMBER_SIZE;
            if let Some(bytes) = self.data.get_mut(from..from + NUMBER_SIZE) {
                bytes.copy_from_slice(&value.to_le_bytes());
            }
        }
    }

    /// A list of texts.
    pub(super) fn texts<T: AsRef<str>>(&mut self, texts: &[T]) -> [u32; 2] {
        let references: Vec<u32> = texts.iter().flat_map(|text| self.text(text.as_ref())).collect();
        let at = self.append(&references);
        [at, number(references.len() * NUMBER_SIZE / TEXT_SIZE)]
    }

    /// A list of ids, or of other `u16`.
    pub(super) fn ids(&mut self, ids: &[u16]) -> [u32; 2] {
        let at = number(self.data.len());
        for id in ids {
            self.data.extend_from_slice(&id.to_le_bytes());
        }
        [at, number(ids.len())]
    }

    /// A list of records of one size.
    pub(super) fn records<const N: usize>(&mut self, records: &[[u32; N]]) -> [u32; 2] {
        let at = self.append(records.as_flattened());
        [at, number(records.len())]
    }
}
