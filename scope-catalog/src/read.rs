//! From the bytes of a catalog to its model, its policy and its diagnostics.

use crate::diagnostics::{self, Code, Severity};
use crate::lint;
use crate::model::Catalog;
use crate::nearest::nearest;
use crate::policy::Policy;
use crate::policy::builder::determinize;
use crate::policy::trie::Trie;
use crate::resolve::link;
use crate::resolve::requirements::Requirements;
use crate::schema::fields::{self, Fields as _};
use crate::schema::keys::Top;
use crate::schema::{actions, rows, scopes};
use crate::template::Paths;
use crate::yaml::{self, Diagnostic, Diagnostics, Node, NodeId, Source, Value};

/// A catalog that was read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading {
    /// Everything that is right, even where other things are wrong: one mistake in a catalog is one message.
    pub catalog: Catalog,
    /// The policy of the catalog; `None` if there are errors.
    pub policy: Option<Policy>,
    /// The errors and warnings, in document order.
    pub diagnostics: Vec<diagnostics::Diagnostic>,
    /// The text of the catalog, and where its nodes are; `None` if it is not YAML.
    pub source: Option<Source>,
}

impl Reading {
    /// Whether there is an error among the diagnostics.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads a catalog.
///
/// ```
/// let reading = scope_catalog::read::read(b"
/// catalog: Acme
/// actions: { read: [GET] }
/// categories:
///   Contacts:
///     resources:
///       contacts: { paths: [/contacts], read: Read contacts }
/// ");
/// assert!(!reading.has_errors());
/// assert_eq!(reading.catalog.scopes[0].name, "contacts:read");
/// ```
pub fn read(bytes: &[u8]) -> Reading {
    let yaml::Document { root, source } = match yaml::read(bytes) {
        Ok(document) => document,
        Err(diagnostics) => {
            return Reading { catalog: Catalog::default(), policy: None, diagnostics, source: None };
        }
    };
    let mut diagnostics = Diagnostics::default();
    let mut catalog = model(&root, &mut diagnostics);
    let trie = Trie::new(&catalog);
    let determinized = determinize(&trie);
    lint::lint(&catalog, &trie, determinized.as_ref().err(), &mut diagnostics);
    set_lines(&mut catalog, &source);
    let determinized = determinized.ok().filter(|_| !diagnostics.has_errors());
    let policy = determinized.map(|determinized| Policy { trie, determinized });
    let diagnostics = diagnostics.finish(|nodes| source.excerpts(nodes));
    Reading { catalog, policy, diagnostics, source: Some(source) }
}

/// Keys without which there is no catalog, and how to begin them.
const REQUIRED: [(&str, &str); 2] = [
    ("catalog", "add `catalog: Name of the API`"),
    ("categories", "list scopes under it: `categories: { Contacts: { scopes: { ... } } }`"),
];

/// The model of a document. The lines in it are not set yet.
fn model(root: &Node, diagnostics: &mut Diagnostics) -> Catalog {
    let Value::Map(pairs) = &root.value else {
        diagnostics.push(fields::wrong(
            root,
            "the catalog",
            "a map",
            "start with `catalog: Name of the API`, and list scopes under `categories`",
        ));
        return Catalog::default();
    };
    let mut top = Top::default();
    top.fill(fields::unique(pairs, diagnostics), diagnostics);
    for (key, way_out) in REQUIRED {
        // A required key that is misspelled is reported as an unknown key.
        if !pairs.iter().any(|(found, _)| nearest(&found.text, Top::keys()) == Some(key)) {
            let message = format!("the catalog has no `{key}`");
            diagnostics.push(Diagnostic::error(Code::MissingKey, root.at, message).help(way_out));
        }
    }
    let paths = Paths::new(top.base, top.ignore_case, diagnostics);
    let rules = scopes::Rules { naming: top.naming, actions: actions::read(top.actions, diagnostics), paths: &paths };
    let Some(categories) = top.categories else { return Catalog::default() };
    let mut area = scopes::read(categories, &rules, diagnostics);
    let linked = link::scopes(area.drafts, &mut area.names, diagnostics);
    let mut requirements = Requirements::new(&area.names, &linked, top.requirements, diagnostics);
    let endpoints =
        top.endpoints.map(|item| rows::endpoints(item, &paths, &mut requirements, diagnostics)).unwrap_or_default();
    let presets = top.presets.map(|item| rows::presets(item, &requirements, diagnostics)).unwrap_or_default();
    let requirements = requirements.finish(diagnostics);
    Catalog {
        title: top.title.unwrap_or_default().to_owned(),
        base: paths.base(),
        ignore_case: top.ignore_case,
        encoded_delimiters: top.encoded_delimiters,
        categories: area.categories,
        resources: area.resources,
        scopes: linked.scopes,
        prefixes: area.prefixes,
        requirements,
        endpoints,
        presets,
    }
}

/// Sets the lines of scopes and rows.
fn set_lines(catalog: &mut Catalog, source: &Source) {
    let nodes: Vec<NodeId> =
        catalog.scopes.iter().map(|scope| scope.at).chain(catalog.endpoints.iter().map(|row| row.at)).collect();
    let lines = catalog.scopes.iter_mut().map(|scope| &mut scope.line);
    let lines = lines.chain(catalog.endpoints.iter_mut().map(|endpoint| &mut endpoint.line));
    for (line, place) in lines.zip(source.places(&nodes)) {
        *line = place.line;
    }
}

#[cfg(test)]
mod tests;
