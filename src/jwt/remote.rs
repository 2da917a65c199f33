//! The keys that an issuer publishes, fetched when they are needed.

mod flight;
mod intervals;
#[cfg(feature = "fetch")]
mod issuer;
mod keys_unavailable;
mod known;
mod max_age;
mod place;
mod remote_keys;

pub use intervals::Intervals;
pub use keys_unavailable::KeysUnavailable;
pub use remote_keys::RemoteKeys;
