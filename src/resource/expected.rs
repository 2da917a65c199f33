//! What the claims of a token are compared with.

use std::time::{Duration, SystemTime};

/// What the claims of a token are compared with.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The issuer that the token must name: the claim `iss`.
    pub issuer: Option<&'a str>,
    /// The audiences of which the token must name one: the claim `aud`.
    pub audiences: Option<&'a [Box<str>]>,
    /// The time.
    pub now: SystemTime,
    /// How far the clocks of the issuer and of this service may differ.
    pub leeway: Duration,
}
