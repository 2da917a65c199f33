//! The hash of a token, which is the key of the memory of verified tokens.
//!
//! Of a long token, only the end is hashed. There, a JSON Web Token has its signature, which nobody but its issuer can choose,
//! so a client cannot make tokens that are verified and have one hash. Keys are compared whole.

use core::hash::{BuildHasher, Hasher};
use foldhash::quality::{FoldHasher, RandomState};

/// Tokens of up to this length are hashed whole. Those that are no JSON Web Tokens are seldom longer.
const WHOLE: usize = 256;
/// The length of the end of a longer token that is hashed. The signature of ES256 has 86 characters.
const END: usize = 128;

/// Makes hashers of tokens, from a seed of its own.
#[derive(Clone, Default)]
pub(super) struct TokenHash(RandomState);

/// Hashes a token.
pub(super) struct TokenHasher(FoldHasher<'static>);

impl BuildHasher for TokenHash {
    type Hasher = TokenHasher;

    fn build_hasher(&self) -> Self::Hasher {
        TokenHasher(self.0.build_hasher())
    }
}

impl Hasher for TokenHasher {
    fn write(&mut self, token: &[u8]) {
        match token.last_chunk::<END>() {
            Some(end) if token.len() > WHOLE => self.0.write(end),
            _ => self.0.write(token),
        }
    }

    fn write_usize(&mut self, length: usize) {
        self.0.write_usize(length);
    }

    fn finish(&self) -> u64 {
        self.0.finish()
    }
}
