//! The key `paths` of resources and scopes.

use crate::diagnostics::Code;
use crate::limits::MAX_PREFIXES;
use crate::model::PathPrefix;
use crate::template::{Paths, Template};
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// Collects the prefixes of a catalog.
pub(super) struct PrefixReader<'r> {
    paths: &'r Paths,
    prefixes: Vec<PathPrefix>,
    /// The number of pairs of a scope and a path so far.
    pairs: usize,
}

impl<'r> PrefixReader<'r> {
    pub(super) fn new(paths: &'r Paths) -> Self {
        Self { paths, prefixes: Vec::new(), pairs: 0 }
    }

    /// Reads the paths of a resource with this number of scopes, or of one scope. Beyond the limit, there are no
    /// prefixes.
    pub(super) fn read(
        &mut self,
        paths: &[(&str, NodeId)],
        scopes: usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Template, NodeId)> {
        let before = self.pairs;
        self.pairs += paths.len() * scopes;
        if self.pairs > MAX_PREFIXES {
            if let Some((_, at)) = paths.first()
                && before <= MAX_PREFIXES
            {
                let message =
                    format!("the catalog has more than {MAX_PREFIXES} pairs of a scope and one of its `paths`");
                diagnostics.push(
                    Diagnostic::error(Code::TooManyPrefixes, *at, message)
                        .help("write shorter prefixes: each covers all paths under it"),
                );
            }
            return Vec::new();
        }
        let read = |(text, at): &(&str, NodeId)| Some((self.paths.prefix(text, *at, diagnostics)?, *at));
        paths.iter().filter_map(read).collect()
    }

    /// Adds prefixes that belong to `scopes`.
    pub(super) fn add(&mut self, prefixes: Vec<(Template, NodeId)>, scopes: &[u16]) {
        self.prefixes.extend(prefixes.into_iter().map(|(template, at)| PathPrefix {
            is_root: template.segments.len() == self.paths.depth(),
            template,
            scopes: scopes.to_vec(),
            at,
        }));
    }

    /// All prefixes, in document order.
    pub(super) fn finish(self) -> Vec<PathPrefix> {
        self.prefixes
    }
}
