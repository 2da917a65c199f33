//! Numbers of the tables.

/// A count or an offset as a number of the tables. The limits of a catalog (16 MiB of input, 65,535 scopes, 1,000,000 segments)
/// keep each one far below 32 bits.
pub(crate) fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
