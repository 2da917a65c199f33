//! The rule that a path selects if rules have spans. Every rule is tried, and the matches are compared segment by segment.

use crate::rules::Rule;
use std::cmp::Reverse;

/// The templates of rules, split into segments.
#[derive(Debug)]
pub struct Ranked(Vec<Vec<String>>);

/// How a segment of a path was matched. The more specific match is the lesser value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Literal,
    /// A parameter, or a segment of a span: the lengths of the text before it and behind it, and whether it is a span.
    Variable(Reverse<usize>, Reverse<usize>, bool),
}

impl Ranked {
    /// Rules that have no prefixes.
    pub fn new(rules: &[Rule]) -> Self {
        assert!(rules.iter().all(|rule| !rule.prefix), "prefixes and spans are in different workloads");
        let split = |rule: &Rule| rule.template.split('/').skip(1).map(str::to_owned).collect();
        Self(rules.iter().map(split).collect())
    }

    /// The rule whose match is the most specific.
    pub fn find(&self, segments: &[&str]) -> Option<usize> {
        let matching =
            self.0.iter().enumerate().filter_map(|(index, template)| Some((rank(template, segments)?, index)));
        matching.min().map(|(_, index)| index)
    }
}

/// How a template matches a path, if it does.
fn rank(template: &[String], path: &[&str]) -> Option<Vec<Match>> {
    let Some((first, others)) = template.split_first() else { return path.is_empty().then(Vec::new) };
    let Some((before, behind)) = affixes(first) else {
        let (_, rest) = path.split_first().filter(|(segment, _)| *segment == first)?;
        let mut ranks = rank(others, rest)?;
        ranks.insert(0, Match::Literal);
        return Some(ranks);
    };
    let is_span = first.contains("{*");
    let length = if is_span { path.len().checked_sub(others.len())? } else { 1 };
    let (own, rest) = path.split_at_checked(length)?;
    let middle = own.join("/");
    let middle = middle.strip_prefix(before)?.strip_suffix(behind)?;
    // Neither the parameter nor a segment of a span is empty.
    if middle.split('/').any(str::is_empty) {
        return None;
    }
    let texts = |index: usize| {
        let before = if index == 0 { before.len() } else { 0 };
        let behind = if index + 1 == length { behind.len() } else { 0 };
        Match::Variable(Reverse(before), Reverse(behind), is_span)
    };
    let mut ranks: Vec<Match> = (0..length).map(texts).collect();
    ranks.extend(rank(others, rest)?);
    Some(ranks)
}

/// The texts around the parameter or the span of a segment.
fn affixes(segment: &str) -> Option<(&str, &str)> {
    Some((segment.split_once('{')?.0, segment.rsplit_once('}')?.1))
}
