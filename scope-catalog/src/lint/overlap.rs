//! Templates that match the same paths.

use crate::model::Catalog;
use crate::template::Segment;

/// Whether every segment that `inner` matches is matched by `outer`.
fn covers_segment(outer: &Segment, inner: &Segment) -> bool {
    match (outer, inner) {
        (Segment::Parameter, _) => true,
        (Segment::Affixed { prefix, suffix }, Segment::Literal(text)) => {
            text.len() > prefix.len() + suffix.len() && text.starts_with(prefix) && text.ends_with(suffix)
        }
        (Segment::Affixed { prefix, suffix }, Segment::Affixed { prefix: inner_prefix, suffix: inner_suffix }) => {
            inner_prefix.starts_with(prefix) && inner_suffix.ends_with(suffix)
        }
        _ => outer == inner,
    }
}

/// Whether a prefix covers every path that begins with `inner`.
pub(super) fn covers(prefix: &[Segment], inner: &[Segment]) -> bool {
    prefix.len() <= inner.len() && prefix.iter().zip(inner).all(|(outer, inner)| covers_segment(outer, inner))
}

/// Whether a row that ends with a span without text matches every path below a prefix.
pub(super) fn is_catch_all(row: &[Segment], prefix: &[Segment]) -> bool {
    let Some((Segment::Span { prefix: before, suffix }, fixed)) = row.split_last() else { return false };
    before.is_empty() && suffix.is_empty() && covers(fixed, prefix)
}

/// The segments of the paths that two templates without spans have in common, as far as the longer one goes. `None` if
/// they have text around parameters that neither of the two implies.
pub(super) fn common(one: &[Segment], other: &[Segment]) -> Option<Vec<Segment>> {
    let (longer, shorter) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let mut segments = Vec::with_capacity(longer.len());
    for (index, segment) in longer.iter().enumerate() {
        segments.push(match shorter.get(index) {
            Some(other) if covers_segment(segment, other) => other.clone(),
            Some(other) if !covers_segment(other, segment) => return None,
            _ => segment.clone(),
        });
    }
    Some(segments)
}

/// The text of segments as it is written in the catalog. Parameters are named `id`.
pub(super) fn without_base(segments: &[Segment], catalog: &Catalog) -> String {
    let depth = catalog.base.split('/').filter(|part| !part.is_empty()).count();
    let mut text = String::new();
    for segment in segments.iter().skip(depth) {
        text.push('/');
        match segment {
            Segment::Literal(literal) => text.push_str(literal),
            Segment::Parameter => text.push_str("{id}"),
            Segment::Affixed { prefix, suffix } => text.extend([prefix, "{id}", suffix]),
            Segment::Span { prefix, suffix } => text.extend([prefix, "{*name}", suffix]),
        }
    }
    text
}

/// Whether two templates are equal once their spans are written as several parameters.
pub(super) fn are_equal_unrolled(one: &[Segment], other: &[Segment]) -> bool {
    let longest = one.len() + other.len();
    (one.len().max(other.len())..=longest).any(|length| {
        let (one, other) = (unrolled(one, length), unrolled(other, length));
        one.is_some() && one == other
    })
}

/// The template with its span as parameters, so that it has `length` segments.
fn unrolled(template: &[Segment], length: usize) -> Option<Vec<Segment>> {
    let mut segments = Vec::with_capacity(length);
    let extra = length.checked_sub(template.len())?;
    for segment in template {
        let Segment::Span { prefix, suffix } = segment else {
            segments.push(segment.clone());
            continue;
        };
        let with = |prefix: &str, suffix: &str| match (prefix, suffix) {
            ("", "") => Segment::Parameter,
            _ => Segment::Affixed { prefix: prefix.to_owned(), suffix: suffix.to_owned() },
        };
        if extra == 0 {
            segments.push(with(prefix, suffix));
            continue;
        }
        segments.push(with(prefix, ""));
        segments.extend(std::iter::repeat_n(Segment::Parameter, extra - 1));
        segments.push(with("", suffix));
    }
    (segments.len() == length).then_some(segments)
}
