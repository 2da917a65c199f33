//! Bounds-checked reads from byte slices. An out-of-bounds read returns `None`, 0 or an empty string; it never panics.

/// Returns the byte at `at`.
pub(crate) const fn byte_at(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first().copied(),
        None => None,
    }
}

/// Returns `bytes[from..to]`.
pub(crate) const fn slice(bytes: &[u8], from: usize, to: usize) -> Option<&[u8]> {
    match bytes.split_at_checked(to) {
        Some((head, _)) => match head.split_at_checked(from) {
            Some((_, middle)) => Some(middle),
            None => None,
        },
        None => None,
    }
}

/// Reads the little-endian `u32` at byte `at`. Returns 0 if it is out of bounds: as an offset in a table, 0 means
/// "none".
pub(crate) const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk::<4>() {
            Some(chunk) => u32::from_le_bytes(*chunk),
            None => 0,
        },
        None => 0,
    }
}

/// Reads the little-endian `u64` at byte `at`. Returns 0 if it is out of bounds.
#[inline]
pub(crate) const fn word_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => 0,
        },
        None => 0,
    }
}

/// Reads the first eight bytes as a little-endian `u64`. Shorter strings are padded with zeros.
#[inline]
pub(crate) const fn first_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    // Strings of four to seven bytes are read as two overlapping words of four bytes. Strings of two or three bytes are
    // read as their first, middle and last byte. In a string of two bytes, the middle byte is the last byte.
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << ((bytes.len() - 4) * 8);
    }
    match *bytes {
        [first, .., last] => {
            let middle = match byte_at(bytes, bytes.len() / 2) {
                Some(middle) => middle as u64,
                None => 0,
            };
            first as u64 | middle << (bytes.len() / 2 * 8) | (last as u64) << ((bytes.len() - 1) * 8)
        }
        [only] => only as u64,
        [] => 0,
    }
}

/// Returns the `N` bytes at `at`.
#[inline]
pub(crate) const fn chunk_at<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first_chunk(),
        None => None,
    }
}

/// Returns the `length` bytes of a text that start at byte `at`. Returns an empty string if they are out of bounds.
pub(crate) const fn text_between(text: &str, at: usize, length: usize) -> &str {
    match text.split_at_checked(at) {
        Some((_, rest)) => match rest.split_at_checked(length) {
            Some((part, _)) => part,
            None => "",
        },
        None => "",
    }
}
