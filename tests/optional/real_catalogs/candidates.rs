//! The oracle for large catalogs. The oracle tries every rule, which is slow for thousands of rules. For each path, it gets
//! only the rows that can match: those with as many segments as the path and without a literal that differs.

use std::collections::{BTreeMap, BTreeSet};

use scope_catalog::model::Catalog;

use harness::any_catalog::model;
use oracle::{Model, Row};

/// A row with its segments, parameters without names.
type Split = (Vec<String>, Row);

pub(crate) struct Candidates {
    /// By the number of segments and the first segment, which is `{}` where it has a parameter. These catalogs have neither
    /// prefixes nor a base.
    rows: BTreeMap<(usize, String), Vec<Split>>,
    /// Rows with a span, by the first segment.
    spans: BTreeMap<String, Vec<Row>>,
    /// The literals that follow these segments, where parameters have no names.
    words: BTreeMap<Vec<String>, BTreeSet<String>>,
}

impl Candidates {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let (mut rows, mut spans, mut words) =
            (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, BTreeSet<_>>::new());
        let model = model(catalog);
        assert!(model.prefixes.is_empty() && model.base.is_empty() && !model.ignore_case);
        for row in model.rows {
            let segments = nameless(&row.template);
            for (at, segment) in segments.iter().enumerate().filter(|(_, segment)| !segment.contains('{')) {
                words.entry(segments[..at].to_vec()).or_default().insert(segment.clone());
            }
            let first = if segments[0].contains('{') { "{}" } else { &segments[0] };
            if row.template.contains("{*") {
                spans.entry(first.to_owned()).or_default().push(row);
            } else {
                rows.entry((segments.len(), first.to_owned())).or_default().push((segments, row));
            }
        }
        Self { rows, spans, words }
    }

    /// A model that answers requests to this path as the model of all rows does.
    pub(crate) fn of(&self, path: &str) -> Model {
        let segments: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
        let decoded: Vec<String> = segments.iter().map(|segment| segment.replace("%40", "@")).collect();
        let mut rows = Vec::new();
        for first in [&segments[0], "{}"] {
            rows.extend(self.spans.get(first).into_iter().flatten().cloned());
            for (template, row) in self.rows.get(&(segments.len(), first.to_owned())).into_iter().flatten() {
                let mut pairs = template.iter().zip(segments.iter().zip(&decoded));
                if pairs.all(|(own, (raw, decoded))| own.contains('{') || own == raw || own == decoded) {
                    rows.push(row.clone());
                }
            }
        }
        Model { rows, ..Model::default() }
    }

    /// A literal that another row has at segment `place`, behind the same segments as in this template.
    pub(crate) fn word_beside(&self, template: &str, place: usize) -> Option<&str> {
        let before = nameless(template);
        // The slash at the start of a path makes one empty segment more.
        let words = self.words.get(&before[..place - 1])?;
        words.iter().nth(template.len() % words.len()).map(String::as_str)
    }
}

/// The segments of a template, parameters without names.
fn nameless(template: &str) -> Vec<String> {
    let nameless = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) => format!("{}{{}}{}", &segment[..open], &segment[close + 1..]),
        _ => segment.to_owned(),
    };
    template.split('/').skip(1).map(nameless).collect()
}
