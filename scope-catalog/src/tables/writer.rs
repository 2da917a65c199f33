//! The writer of the two literals of the tables: texts and numbers.

use crate::hash::HashMap;
use crate::number::number;
use scope_types::layout::{NUMBER_SIZE, TEXT_SIZE};

/// Writes each text once, and numbers in little-endian order.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) data: Vec<u8>,
    known: HashMap<String, [u32; 2]>,
}

impl Writer {
    /// Writes a text, unless it is already there. Returns its offset and its length.
    pub(super) fn text(&mut self, text: &str) -> [u32; 2] {
        if let Some(reference) = self.known.get(text) {
            return *reference;
        }
        let reference = [number(self.text.len()), number(text.len())];
        self.text.push_str(text);
        self.known.insert(text.to_owned(), reference);
        reference
    }

    /// Appends numbers. Returns the offset of the first one.
    pub(super) fn append(&mut self, numbers: &[u32]) -> u32 {
        let at = number(self.data.len());
        for value in numbers {
            self.data.extend_from_slice(&value.to_le_bytes());
        }
        at
    }

    /// Appends zero bytes, to be overwritten later. Returns the offset of the first one.
    pub(super) fn reserve(&mut self, bytes: usize) -> usize {
        let at = self.data.len();
        self.data.resize(at + bytes, 0);
        at
    }

    /// Appends zero bytes until the length is a multiple of `size`.
    pub(super) fn align(&mut self, size: usize) {
        self.data.resize(self.data.len().next_multiple_of(size), 0);
    }

    /// Overwrites eight reserved bytes with a number.
    pub(super) fn put_word(&mut self, at: usize, word: u64) {
        if let Some(bytes) = self.data.get_mut(at..at + 8) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
    }

    /// Appends records of `size` bytes. Returns the offset and the number of records.
    pub(super) fn bytes(&mut self, bytes: &[u8], size: usize) -> [u32; 2] {
        let at = number(self.data.len());
        self.data.extend_from_slice(bytes);
        [at, number(bytes.len() / size)]
    }

    /// Overwrites reserved bytes with numbers.
    pub(super) fn put(&mut self, at: usize, numbers: &[u32]) {
        for (index, value) in numbers.iter().enumerate() {
            let from = at + index * NUMBER_SIZE;
            if let Some(bytes) = self.data.get_mut(from..from + NUMBER_SIZE) {
                bytes.copy_from_slice(&value.to_le_bytes());
            }
        }
    }

    /// Appends references to texts. Returns the offset and the number of texts.
    pub(super) fn texts<T: AsRef<str>>(&mut self, texts: &[T]) -> [u32; 2] {
        let references: Vec<u32> = texts.iter().flat_map(|text| self.text(text.as_ref())).collect();
        let at = self.append(&references);
        [at, number(references.len() * NUMBER_SIZE / TEXT_SIZE)]
    }

    /// Appends ids. Returns the offset and the number of ids.
    pub(super) fn ids(&mut self, ids: &[u16]) -> [u32; 2] {
        let at = number(self.data.len());
        for id in ids {
            self.data.extend_from_slice(&id.to_le_bytes());
        }
        [at, number(ids.len())]
    }

    /// Appends records of `N` numbers. Returns the offset and the number of records.
    pub(super) fn records<const N: usize>(&mut self, records: &[[u32; N]]) -> [u32; 2] {
        let at = self.append(records.as_flattened());
        [at, number(records.len())]
    }
}
