//! When keys are fetched.

use std::time::Duration;

/// When the keys of an issuer are fetched, and how long they are used.
///
/// ```
/// use scopewright::jwt::Intervals;
/// use std::time::Duration;
///
/// let intervals = Intervals { kept: Duration::from_secs(15 * 60), ..Intervals::default() };
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Intervals {
    /// How long keys are fresh if the response does not say so. By default, it is 5 minutes.
    ///
    /// Keys that are not fresh are fetched again, by the first request that needs them. Others use the old ones meanwhile.
    pub fresh: Duration,
    /// How long keys are fresh at least, whatever `Cache-Control: max-age` of the response says (RFC 9111 section 5.2.2.1).
    /// By default, it is 1 minute.
    pub fresh_at_least: Duration,
    /// How long keys are fresh at most. By default, it is 1 hour.
    pub fresh_at_most: Duration,
    /// How long keys are used after they were fetched, while the issuer cannot be reached. By default, it is 1 hour.
    pub kept: Duration,
    /// The time between two fetches for tokens whose header names an unknown key. By default, it is 10 seconds.
    ///
    /// Anybody can send such tokens. In this time, a token with an unknown key is invalid if the last fetch succeeded.
    pub unknown_key: Duration,
    /// The time after the first failure before the issuer is asked again. It doubles with each failure. By default, it is 1
    /// second.
    pub retry: Duration,
    /// The longest time between a failure and the next attempt. By default, it is 1 minute.
    pub retry_at_most: Duration,
}

impl Default for Intervals {
    fn default() -> Self {
        Self {
            fresh: Duration::from_secs(5 * 60),
            fresh_at_least: Duration::from_secs(60),
            fresh_at_most: Duration::from_secs(60 * 60),
            kept: Duration::from_secs(60 * 60),
            unknown_key: Duration::from_secs(10),
            retry: Duration::from_secs(1),
            retry_at_most: Duration::from_secs(60),
        }
    }
}

impl Intervals {
    /// How long keys are fresh, of which the response says this.
    pub(super) fn freshness(&self, max_age: Option<Duration>) -> Duration {
        max_age.unwrap_or(self.fresh).min(self.fresh_at_most).max(self.fresh_at_least)
    }

    /// How long the issuer is not asked after some failures in a row, at least one.
    pub(super) fn pause(&self, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1).min(31);
        self.retry.saturating_mul(1 << doublings).min(self.retry_at_most)
    }
}
