//! Checked reads from byte slices, in `const fn`. A read that is out of bounds returns nothing; it never panics.

/// The byte at `at`.
pub(crate) const fn byte_at(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first().copied(),
        None => None,
    }
}

/// `bytes[from..to]`.
pub(crate) const fn slice(bytes: &[u8], from: usize, to: usize) -> Option<&[u8]> {
    match bytes.split_at_checked(to) {
        Some((head, _)) => match head.split_at_checked(from) {
            Some((_, middle)) => Some(middle),
            None => None,
        },
        None => None,
    }
}

/// The little-endian `u32` at byte `at`; 0, which always means "none" in a table, where there is none.
pub(crate) const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk::<4>() {
            Some(chunk) => u32::from_le_bytes(*chunk),
            None => 0,
        },
        None => 0,
    }
}

/// The eight bytes at `at`, the first one lowest; 0 where there are not as many.
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

/// The first eight bytes, or as many as there are with zeros behind them.
#[inline]
pub(crate) const fn first_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*word);
    }
    // Two reads that overlap, or three.
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

/// The `N` bytes at `at`.
#[inline]
pub(crate) const fn chunk_at<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    match bytes.split_at_checked(at) {
        Some((_, rest)) => rest.first_chunk(),
        None => None,
    }
}

/// The `length` bytes of a text that start at byte `at`; empty where the text does not have them.
pub(crate) const fn text_between(text: &str, at: usize, length: usize) -> &str {
    match text.split_at_checked(at) {
        Some((_, rest)) => match rest.split_at_checked(length) {
            Some((part, _)) => part,
            None => "",
        },
        None => "",
    }
}
