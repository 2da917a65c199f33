//! The memory of verified tokens.
//!
//! Only tokens that were verified are remembered, each by all of its bytes. A result is used until its time has come or
//! its key is withdrawn. The memory is bounded in entries and in bytes; the cache evicts by CLOCK-Pro.

use super::access_token::AccessToken;
use super::token_hash::TokenHash;
use crate::access::caller::Caller;
use core::fmt;
use quick_cache::Weighter;
use quick_cache::sync::{Cache, DefaultLifecycle};
use std::time::SystemTime;

/// Verified tokens by their octets.
pub(super) struct Memory<S> {
    cache: Cache<Box<[u8]>, Remembered<S>, Bytes, TokenHash>,
}

/// The result of a verification.
#[derive(Clone)]
pub(super) struct Remembered<S> {
    pub(super) caller: Caller<S>,
    pub(super) token: AccessToken,
}

/// How much the memory of verified tokens may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MemoryLimits {
    /// The number of tokens. 0 turns the memory off.
    pub tokens: usize,
    /// The number of bytes of tokens and their claims, approximately.
    pub bytes: u64,
}

impl Default for MemoryLimits {
    /// 10,000 tokens and 64 MiB.
    fn default() -> Self {
        Self { tokens: 10_000, bytes: 64 << 20 }
    }
}

/// The weight of an entry in bytes.
#[derive(Clone)]
struct Bytes {
    /// No entry may weigh less than this, so that the bound of bytes is one of entries, too.
    least: u64,
}

impl<S> Weighter<Box<[u8]>, Remembered<S>> for Bytes {
    fn weight(&self, text: &Box<[u8]>, remembered: &Remembered<S>) -> u64 {
        let size = text.len() + remembered.token.size() + size_of::<Remembered<S>>();
        self.least.max(size as u64)
    }
}

impl<S: Copy> Memory<S> {
    pub(super) fn new(limits: MemoryLimits) -> Self {
        let tokens = u64::try_from(limits.tokens).unwrap_or(u64::MAX);
        let capacity = if tokens == 0 { 0 } else { limits.bytes };
        // Rounded up, so that the bytes are not enough for one token more.
        let least = limits.bytes.div_ceil(tokens.max(1));
        Self {
            cache: Cache::with(
                limits.tokens,
                capacity,
                Bytes { least },
                TokenHash::default(),
                DefaultLifecycle::default(),
            ),
        }
    }

    /// Returns what is known of a token, if it still counts.
    pub(super) fn get(&self, token: &[u8], now: SystemTime) -> Option<Remembered<S>> {
        let remembered = self.cache.get(token)?;
        if remembered.token.counts_at(now) {
            return Some(remembered);
        }
        self.cache.remove(token);
        None
    }

    /// Remembers a token that was verified.
    pub(super) fn insert(&self, token: Box<str>, remembered: Remembered<S>) {
        self.cache.insert(token.into(), remembered);
    }
}

impl<S> fmt::Debug for Memory<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
