//! Document to model: the keys of a catalog, what they may hold, and the scopes that they name.

mod actions;
mod fields;
mod link;
mod lookup;
mod order;
mod pieces;
mod requirements;
mod rows;
mod scopes;
mod tables;

use crate::model::Catalog;
use crate::nearest::nearest;
use crate::problem::{Problem, Problems};
use crate::source::{Node, Place, Value};
use crate::template::Paths;
use fields::Fields as _;
use requirements::Requirements;
pub(crate) use rows::RowSource;
pub(crate) use scopes::Grant;
use tables::Top;
pub use tables::reference;

/// Keys without which there is no catalog, and how to begin them.
const REQUIRED: [(&str, &str); 2] = [
    ("catalog", "add `catalog: Name of the API`"),
    ("categories", "list scopes under it: `categories: { Contacts: { scopes: { ... } } }`"),
];

/// A catalog, and where its parts stand.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// Everything that is right. Lines are not set yet.
    pub(crate) catalog: Catalog,
    /// The entries of `paths`, in document order.
    pub(crate) grants: Vec<Grant>,
    /// By scope: its key.
    pub(crate) scopes: Vec<Place>,
    /// By row of `endpoints`.
    pub(crate) rows: Vec<RowSource>,
}

/// Reads a whole document.
pub(crate) fn catalog(root: &Node, problems: &mut Problems) -> Parsed {
    let Value::Map(pairs) = &root.value else {
        problems.push(fields::wrong(
            root,
            "the catalog",
            "a map",
            "start with `catalog: Name of the API`, and list scopes under `categories`",
        ));
        return Parsed::default();
    };
    let mut top = Top::default();
    top.fill(fields::unique(pairs, problems), problems);
    for (key, way_out) in REQUIRED {
        // A key that is there in another spelling is not missed too.
        if !pairs.iter().any(|(found, _)| nearest(&found.text, Top::keys()) == Some(key)) {
            problems.push(Problem::error(root.place, format!("the catalog has no `{key}`")).help(way_out));
        }
    }
    let paths = Paths::new(top.base, top.ignore_case, problems);
    let rules = scopes::Rules { naming: top.naming, actions: actions::read(top.actions, problems), paths: &paths };
    let Some(categories) = top.categories else { return Parsed::default() };
    let mut area = scopes::read(categories, &rules, problems);
    let places = area.drafts.iter().map(|draft| draft.place).collect();
    let linked = link::scopes(area.drafts, &mut area.names, problems);
    let mut requirements = Requirements::new(&area.names, &linked, top.requirements, problems);
    let rows = top.endpoints.map(|item| rows::endpoints(item, &paths, &mut requirements, problems)).unwrap_or_default();
    let presets = top.presets.map(|item| rows::presets(item, &requirements, problems)).unwrap_or_default();
    requirements.finish(problems);
    Parsed {
        catalog: Catalog {
            title: top.title.unwrap_or_default().to_owned(),
            base: paths.base(),
            ignore_case: top.ignore_case,
            encoded_delimiters: top.encoded_delimiters,
            categories: area.categories,
            resources: area.resources,
            scopes: linked.scopes,
            endpoints: rows.endpoints,
            presets,
        },
        grants: area.grants,
        scopes: places,
        rows: rows.sources,
    }
}
