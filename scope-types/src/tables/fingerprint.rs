//! The fingerprint of a scope's name.

/// The offset basis of 128-bit FNV.
const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
/// The prime of 128-bit FNV.
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

/// Computes the fingerprint of a scope's name: the 128-bit FNV-1a hash (Fowler, Noll and Vo).
///
/// The macro `#[requires]` computes the fingerprint in native code, so that the compiler looks a scope up by comparing
/// integers: comparing strings is slow in constant evaluation. A catalog in which two names have the same fingerprint
/// does not compile.
///
/// ```
/// const READ: u128 = scope_types::fingerprint("contacts:read");
/// assert_eq!(READ, 0xcbda_0ac8_e687_c147_72fc_e2cd_2ba2_779e);
/// assert_ne!(READ, scope_types::fingerprint("contacts:write"));
/// ```
pub const fn fingerprint(name: &str) -> u128 {
    let mut rest = name.as_bytes();
    let mut hash = OFFSET_BASIS;
    while let Some((octet, tail)) = rest.split_first() {
        hash = (hash ^ *octet as u128).wrapping_mul(PRIME);
        rest = tail;
    }
    hash
}
