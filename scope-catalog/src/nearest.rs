//! Spelling suggestions: the nearest known name, by edit distance.

use crate::diagnostics::in_ascii;
use scope_types::edit_distance;

/// The maximum number of matrix cells that the edit distances of one search may compute.
const BUDGET: usize = 2_000_000;

/// The candidate that is most similar to `wanted`; `None` if all are too different. If several are equally similar, it
/// is the first one.
///
/// The edit distance ignores letter case. If no earlier candidate has a small distance, a candidate with the same words
/// in another order is accepted, too (`contacts:write` for `write:contacts`). Letters that look like ASCII letters count as
/// these.
pub(crate) fn nearest<'a>(wanted: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let ascii = in_ascii(wanted);
    let wanted = ascii.as_deref().unwrap_or(wanted);
    let sorted = words(wanted);
    let stem = stem(wanted);
    let limit_of = |text: &str| (text.chars().count() / 3).clamp(1, 4) + 1;
    let mut limit = limit_of(wanted);
    // After an equal stem, only the last word can be misspelled.
    let limit_after_stem = limit_of(wanted.get(stem.len()..).unwrap_or_default());
    let mut budget = BUDGET;
    let mut best = None;
    for candidate in among {
        let length = candidate.len();
        let has_stem = !stem.is_empty() && candidate.starts_with(stem);
        let mut distance = if length.abs_diff(wanted.len()) < limit {
            edit_distance(wanted.as_bytes(), candidate.as_bytes(), 0, length, limit, &mut budget)
        } else {
            limit
        };
        if distance == limit
            && best.is_none()
            && sorted.len() > 1
            && length == wanted.len()
            && words(candidate) == sorted
        {
            distance = limit - 1;
        }
        if distance < limit && (!has_stem || distance < limit_after_stem) {
            (best, limit) = (Some(candidate), distance);
        }
    }
    best
}

/// The beginning of a name up to its last separator: `contacts:` of `contacts:read`.
pub(crate) fn stem(name: &str) -> &str {
    name.rfind([':', '.', '_', '/']).and_then(|end| name.get(..=end)).unwrap_or_default()
}

/// The words of a name, sorted.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<_> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(wanted: &str, among: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(wanted, among.iter().copied()), expected, "{wanted}");
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        check("wirte", &["read", "write", "white"], Some("write"));
        check("contacts:wirte", &["contacts:read", "contacts:write"], Some("contacts:write"));
        check("contact:read", &["contacts:write", "contacts:read"], Some("contacts:read"));
        check("email_read", &["email:read", "emails:read"], Some("email:read"));
        check("GET", &["Put", "get"], Some("get"));
        check("read:contacts", &["lists:read", "contacts:read"], Some("contacts:read"));
        check("ab", &["ba"], Some("ba"));
        check("\u{430}dmin", &["atmin", "admin"], Some("admin"));
        check("\u{ff57}\u{ff52}\u{ff49}\u{ff54}\u{ff45}", &["read", "write"], Some("write"));
        check("größe", &["grösse", "größen"], Some("größen"));
    }

    #[test]
    fn distant_names_are_not_suggested() {
        check("manage", &["read", "write"], None);
        check("contacts:delete", &["contacts:read", "contacts:write"], None);
        check("", &["read"], None);
        check("x", &[], None);
        check(&"x".repeat(100_000), &["read", &"y".repeat(100_000)], None);
    }

    #[test]
    fn a_search_is_bounded() {
        let many: Vec<String> = (0..65_535).map(|n| format!("a-resource-with-a-long-name-{n}:read")).collect();
        assert_eq!(nearest("a-resource-with-a-long-name-0:wread", many.iter().map(String::as_str)), Some(&*many[0]));
    }
}
