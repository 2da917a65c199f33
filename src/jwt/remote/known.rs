//! What is known of the keys of an issuer, and what is to be done for a token.
//!
//! All times are those of a monotonic clock.

use super::flight::Landed;
use super::intervals::Intervals;
use crate::jwt::key_set::KeySet;
use crate::resource::endpoint::Endpoint;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What is known of the keys of an issuer.
#[derive(Default)]
pub(super) struct Known {
    fetched: Option<Fetched>,
    /// Where the keys are, and when this was found out.
    place: Option<(Endpoint, Instant)>,
    /// The failures in a row, and the time of the last one.
    failures: Option<(u32, Instant)>,
    /// When the last fetch for an unknown key began.
    looked_for_unknown: Option<Instant>,
}

/// Keys that were fetched.
struct Fetched {
    keys: Arc<KeySet>,
    /// When the fetch began: what the issuer changed later may not be in the keys.
    began: Instant,
    fresh_for: Duration,
}

/// What is to be done for a token.
pub(super) enum Next {
    /// Use these keys, also if the key of the token is not among them.
    Use(Arc<KeySet>),
    /// Fetch the keys again. Use the old ones if somebody does that already, or if it fails.
    Refresh(Arc<KeySet>),
    /// Fetch the keys, because there are none.
    Fetch,
    /// Fetch the keys, because that of the token is not among them.
    Look,
    /// Refuse the token for now.
    Wait(Duration),
}

impl Known {
    /// Says what is to be done for a token with this key, which arrived at a time.
    pub(super) fn next(&self, kid: Option<&str>, arrived: Instant, intervals: &Intervals) -> Next {
        let now = Instant::now();
        let pause = self.pause(now, intervals);
        let fetched = match &self.fetched {
            // There is nothing newer, whether the key is unknown or the keys must not be used for long.
            Some(fetched) if fetched.began >= arrived => return Next::Use(Arc::clone(&fetched.keys)),
            Some(fetched) if fetched.is_younger_than(fetched.fresh_for.max(intervals.kept), now) => fetched,
            _ => return pause.map_or(Next::Fetch, Next::Wait),
        };
        let keys = || Arc::clone(&fetched.keys);
        if kid.is_none_or(|kid| fetched.keys.has_key(kid)) {
            let is_due = pause.is_none() && !fetched.is_younger_than(fetched.fresh_for, now);
            return if is_due { Next::Refresh(keys()) } else { Next::Use(keys()) };
        }
        // The key is unknown. Anybody can send such a token, so fetches for them are rare.
        let Some(looked) = self.looked_for_unknown else { return pause.map_or(Next::Look, Next::Wait) };
        match left(intervals.unknown_key, looked, now) {
            None => pause.map_or(Next::Look, Next::Wait),
            Some(_) if fetched.began >= looked => Next::Use(keys()),
            Some(left) => Next::Wait(pause.map_or(left, |pause| pause.max(left))),
        }
    }

    /// Remembers that a fetch for an unknown key begins.
    pub(super) fn look_for_unknown(&mut self) {
        self.looked_for_unknown = Some(Instant::now());
    }

    /// Remembers what was fetched, and returns the keys. Tokens of keys that are gone are forgotten.
    pub(super) fn succeeded(&mut self, landed: Landed, began: Instant, intervals: &Intervals) -> Arc<KeySet> {
        let keys = match &self.fetched {
            Some(old) => landed.keys.succeeding(&old.keys),
            None => landed.keys,
        };
        let keys = Arc::new(keys);
        let fresh_for = intervals.freshness(landed.max_age);
        self.fetched = Some(Fetched { keys: Arc::clone(&keys), began, fresh_for });
        self.failures = None;
        if landed.is_found_anew {
            self.place = Some((landed.from, began));
        }
        keys
    }

    /// Remembers a failure. The place of the keys is looked up again.
    pub(super) fn failed(&mut self) {
        let failures = self.failures.map_or(0, |(failures, _)| failures);
        self.failures = Some((failures.saturating_add(1), Instant::now()));
        self.place = None;
    }

    /// Where the keys are, if this was found out not long ago.
    pub(super) fn place(&self, intervals: &Intervals) -> Option<Endpoint> {
        let (place, found) = self.place.as_ref()?;
        left(intervals.fresh_at_most, *found, Instant::now()).map(|_| place.clone())
    }

    /// How long keys that were fetched last are fresh.
    pub(super) fn fresh_for(&self) -> Option<Duration> {
        self.fetched.as_ref().map(|fetched| fetched.fresh_for)
    }

    /// Whether there are keys that need not be fetched again.
    pub(super) fn is_fresh(&self) -> bool {
        self.fetched.as_ref().is_some_and(|fetched| fetched.is_younger_than(fetched.fresh_for, Instant::now()))
    }

    /// How long the issuer is not asked, because the last attempt failed.
    fn pause(&self, now: Instant, intervals: &Intervals) -> Option<Duration> {
        let (failures, failed) = self.failures?;
        left(intervals.pause(failures), failed, now)
    }
}

impl Fetched {
    fn is_younger_than(&self, age: Duration, now: Instant) -> bool {
        left(age, self.began, now).is_some()
    }
}

/// What is left at a time of a duration that began earlier, if anything is.
fn left(of: Duration, began: Instant, now: Instant) -> Option<Duration> {
    of.checked_sub(now.saturating_duration_since(began)).filter(|left| !left.is_zero())
}
