//! Did you mean ...?

/// Candidates that differ more in length, or are too many, are not worth a wait: cells of the tables of one search.
const BUDGET: usize = 2_000_000;

/// The candidate that `wanted` is most likely a slip of, the first one of several; none if all are too far.
///
/// Upper and lower case are equal here, and so are words in another order (`write:contacts`).
pub(crate) fn nearest<'a>(wanted: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.to_lowercase().chars().take(200).collect();
    let words = words(&wanted);
    let mut limit = (wanted.len() / 3).clamp(1, 4);
    let mut budget = BUDGET;
    let mut best = None;
    for candidate in among {
        // Lower case can be longer than upper case, by far less than the limit.
        if candidate.len() / 4 > wanted.len() + limit {
            continue;
        }
        let chars: Vec<char> = candidate.chars().map(|c| c.to_ascii_lowercase()).collect();
        let mut distance = bounded(&wanted, &chars, limit, &mut budget);
        if distance.is_none() && words.len() > 1 && chars.len() == wanted.len() && self::words(&chars) == words {
            distance = Some(limit);
        }
        match distance {
            Some(0) => return Some(candidate),
            Some(found) if found < limit || best.is_none() => {
                limit = found;
                best = Some(candidate);
            }
            _ => {}
        }
    }
    best
}

/// The words of a name, sorted.
fn words(name: &[char]) -> Vec<&[char]> {
    let mut words: Vec<_> = name.split(|c| !c.is_alphanumeric()).collect();
    words.sort_unstable();
    words
}

/// How many letters to insert, delete, replace or swap with their neighbour, if `limit` are enough.
fn bounded(left: &[char], right: &[char], limit: usize, budget: &mut usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before_previous = vec![];
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    let mut left_before = None;
    for (row, a) in left.iter().enumerate() {
        *budget = budget.checked_sub(right.len())?;
        let mut current = Vec::with_capacity(right.len() + 1);
        current.push(row + 1);
        let mut right_before = None;
        let mut diagonal = row;
        for (column, b) in right.iter().enumerate() {
            let above = previous.get(column + 1).copied()?;
            let beside = current.last().copied()?;
            let mut cost = (diagonal + usize::from(a != b)).min(above + 1).min(beside + 1);
            if left_before == Some(b) && right_before == Some(a) {
                cost = cost.min(before_previous.get(column.checked_sub(1)?).copied().unwrap_or(cost) + 1);
            }
            current.push(cost);
            diagonal = above;
            right_before = Some(b);
        }
        if current.iter().min().is_none_or(|least| *least > limit) {
            return None;
        }
        before_previous = std::mem::replace(&mut previous, current);
        left_before = Some(a);
    }
    previous.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(wanted: &str, among: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(wanted, among.iter().copied()), expected, "{wanted}");
    }

    #[test]
    fn the_nearest_is_found() {
        check("wirte", &["read", "write", "white"], Some("write"));
        check("contacts:wirte", &["contacts:read", "contacts:write"], Some("contacts:write"));
        check("contact:read", &["contacts:write", "contacts:read"], Some("contacts:read"));
        check("email_read", &["email:read", "emails:read"], Some("email:read"));
        check("GET", &["Put", "get"], Some("get"));
        check("read:contacts", &["lists:read", "contacts:read"], Some("contacts:read"));
        check("ab", &["ba"], Some("ba"));
        check("größe", &["grösse", "größen"], Some("größen"));
    }

    #[test]
    fn what_is_far_is_not_suggested() {
        check("manage", &["read", "write"], None);
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
