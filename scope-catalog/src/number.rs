//! The conversion of counts and offsets to the 32-bit numbers of the tables.

/// Converts a count or an offset. The limits of a catalog (16 MiB of input, 65,535 scopes, 1,000,000 segments) keep it
/// far below 32 bits.
pub(crate) fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
