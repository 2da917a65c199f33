//! Reads a catalog: from bytes to the model, the policy and the diagnostics.

use crate::diagnostics::{self, Code, Severity};
use crate::lint;
use crate::model::Catalog;
use crate::policy::Policy;
use crate::policy::builder::determinize;
use crate::policy::trie::Trie;
use crate::resolve::requirements::Requirements;
use crate::resolve::{link, undeclared};
use crate::schema::fields::Fields as _;
use crate::schema::item::{self, Item};
use crate::schema::keys::CatalogKeys;
use crate::schema::{actions, categories, rows};
use crate::template::Paths;
use crate::yaml::{self, Diagnostic, Diagnostics, Node, NodeId, Source, Value};

/// The result of reading a catalog.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The catalog. If there are errors, it has all the parts that are correct.
    pub catalog: Catalog,
    /// The policy of the catalog; `None` if there are errors.
    pub policy: Option<Policy>,
    /// The errors and warnings, in document order.
    pub diagnostics: Vec<diagnostics::Diagnostic>,
    /// The text of the catalog and the places of its nodes; `None` if the text is not YAML.
    pub source: Option<Source>,
}

impl Reading {
    /// Whether one of the diagnostics is an error.
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
    let mut catalog = model(&root, &source, &mut diagnostics);
    let trie = Trie::new(&catalog);
    let determinized = determinize(&trie);
    lint::lint(&catalog, &trie, determinized.as_ref(), &mut diagnostics);
    if !diagnostics.has_errors() {
        yaml::format_characters::report(&source, &mut diagnostics);
    }
    set_lines(&mut catalog, &source);
    let determinized = determinized.ok().filter(|_| !diagnostics.has_errors());
    let policy = determinized.map(|determinized| Policy { trie, determinized });
    let diagnostics = diagnostics.finish(|nodes| source.excerpts(nodes));
    Reading { catalog, policy, diagnostics, source: Some(source) }
}

/// The required keys, and the help for each.
const REQUIRED: [(&str, &str); 2] = [
    ("catalog", "add `catalog: Name of the API`"),
    ("categories", "add `categories: { Contacts: { scopes: { ... } } }`"),
];

/// The model of a document, without line numbers.
fn model(root: &Node, source: &Source, diagnostics: &mut Diagnostics) -> Catalog {
    let Value::Map(pairs) = &root.value else {
        diagnostics.push(item::wrong(
            root,
            "the catalog",
            "a map",
            "start with `catalog: Name of the API`, and list scopes under `categories`",
        ));
        return Catalog::default();
    };
    let mut keys = CatalogKeys::default();
    keys.fill(item::unique(pairs, diagnostics), diagnostics);
    for (key, help) in REQUIRED {
        // A required key that is misspelled is reported as an unknown key.
        let is_there = |found: &str| found == key || CatalogKeys::probable(found) == Some(key);
        let is_misplaced = key == "categories" && !keys.misplaced.is_empty();
        if !is_misplaced && !pairs.iter().any(|(found, _)| is_there(&found.text)) {
            let message = format!("the catalog has no key `{key}`");
            diagnostics.push(Diagnostic::error(Code::MissingKey, root.at, message).help(help));
        }
    }
    for Item { key, .. } in &keys.misplaced {
        let name = &key.text;
        diagnostics.push(Diagnostic::error(Code::MisplacedKey, key.at, format!("`{name}` is not in a category")).help(
            format!("write `categories:`, the name of a category under it, such as `All:`, and `{name}` under that"),
        ));
    }
    let paths = Paths::new(keys.base, keys.ignore_case, diagnostics);
    let context =
        categories::Context { naming: keys.naming, actions: actions::read(keys.actions, diagnostics), paths: &paths };
    let Some(item) = keys.categories else { return Catalog::default() };
    let mut declared = categories::read(item, &context, diagnostics);
    if !keys.misplaced.is_empty() {
        declared.symbols.set_incomplete();
    }
    let linked = link::scopes(declared.scopes, &mut declared.symbols, diagnostics);
    let misplaced = |name: &str| declared.misplaced.iter().copied().find(|item| item.key.text == name);
    let named = keys.requirements.or_else(|| misplaced("requirements"));
    let mut requirements = Requirements::new(&declared.symbols, &linked, named, diagnostics);
    let endpoints = keys.endpoints.or_else(|| misplaced("endpoints"));
    let endpoints =
        endpoints.map(|item| rows::endpoints(item, &paths, &mut requirements, diagnostics)).unwrap_or_default();
    let presets = keys.presets.or_else(|| misplaced("presets"));
    let presets = presets.map(|item| rows::presets(item, &requirements, diagnostics)).unwrap_or_default();
    let requirements = requirements.finish(diagnostics);
    undeclared::scopes(item.node, source, diagnostics);
    undeclared::requirements(diagnostics);
    Catalog {
        title: keys.title.unwrap_or_default().to_owned(),
        base: paths.base(),
        ignore_case: keys.ignore_case,
        encoded_delimiters: keys.encoded_delimiters,
        categories: declared.categories,
        resources: declared.resources,
        scopes: linked.scopes,
        prefixes: declared.prefixes,
        requirements,
        endpoints,
        presets,
    }
}

/// Sets the line numbers of scopes and rows.
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
