//! How long a response is fresh: RFC 9111 section 4.2.

use http::HeaderMap;
use http::header::{AGE, CACHE_CONTROL};
use std::time::Duration;

/// Returns how long a response is still fresh, if it says so: `max-age` of `Cache-Control` less `Age`.
///
/// `no-store` and `no-cache` stand for no time. If the directives differ, the shortest time counts.
pub(super) fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let directives = headers.get_all(CACHE_CONTROL).iter().filter_map(|field| field.to_str().ok());
    let shortest = directives.flat_map(|field| field.split(',')).filter_map(lifetime).min()?;
    let age = headers.get(AGE).and_then(|field| field.to_str().ok()).and_then(seconds).unwrap_or_default();
    Some(shortest.saturating_sub(age))
}

/// The time that a directive allows.
fn lifetime(directive: &str) -> Option<Duration> {
    let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
    let name = name.trim();
    if name.eq_ignore_ascii_case("no-store") || name.eq_ignore_ascii_case("no-cache") {
        return Some(Duration::ZERO);
    }
    // A value that is no number makes the response stale: RFC 9111 section 4.2.1.
    name.eq_ignore_ascii_case("max-age").then(|| seconds(value.trim().trim_matches('"')).unwrap_or_default())
}

/// Reads a number of seconds. A number that is too large is the largest one: RFC 9111 section 1.2.2.
fn seconds(text: &str) -> Option<Duration> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Duration::from_secs(text.parse().unwrap_or(1 << 31)))
}
