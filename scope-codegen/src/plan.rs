//! From the model to what is printed: the tables as bytes, and the facts of each variant. All decisions are made here.

mod automaton;
mod listing;
mod methods;
mod minimal;
mod names;
mod pack;
mod paths;
mod perfect;
mod tables;
mod trie;
mod writer;

use crate::hash::HashMap;
use crate::model::{Catalog, Scope};
pub(crate) use paths::crossing;
use scope_types::fingerprint;
use std::fmt;

/// Everything that [`crate::emit`] prints.
#[derive(Debug)]
pub struct Plan {
    /// One per scope, in catalog order; never empty.
    pub variants: Vec<Variant>,
    /// How many words of 64 bits a set takes.
    pub words: usize,
    /// Every text of the catalog, without its templates.
    pub text: String,
    /// Every number of the catalog, as `scope_types::layout` says.
    pub data: Vec<u8>,
    /// The templates.
    pub listing_text: String,
    /// What else is listed of the rows of `endpoints`.
    pub listing: Vec<u8>,
    /// Where the catalog is, as messages say it.
    pub origin: String,
    /// The title of the catalog, as Markdown.
    pub title: String,
}

/// A variant of the enum.
#[derive(Debug)]
pub struct Variant {
    /// The identifier.
    pub ident: String,
    /// The scope's name.
    pub name: String,
    /// What else people search the documentation for: the name and its aliases.
    pub search: Vec<String>,
    /// Documentation, as Markdown.
    pub doc: String,
    /// What `#[deprecated]` says. Since when is a part of it: Rust takes nothing but a semantic version elsewhere.
    pub deprecated: Option<String>,
}

/// Where a catalog is, and whether it has errors.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Where it is, as messages say it.
    pub place: String,
    /// Whether errors were reported: then look-ups of names succeed, so that one mistake is one message.
    pub broken: bool,
}

/// Why there are no tables for a catalog that was read without errors. It takes a chance of one in 2^64, or a catalog of a
/// size that nobody writes by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplannable {
    /// Two names have one fingerprint: the two.
    OneFingerprint(String, String),
    /// The rows of endpoints cross so often that there would be too many states: the templates that cost most.
    Crossing(Vec<String>),
    /// Prefixes inside each other, or rows under prefixes with many methods, make the table of paths too large.
    TooLarge,
}

impl fmt::Display for Unplannable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OneFingerprint(one, other) => {
                write!(f, "scopes `{one}` and `{other}` have one fingerprint: rename one")
            }
            Self::Crossing(templates) => write!(f, "rows cross too often: `{}`", templates.join("`, `")),
            Self::TooLarge => f.write_str(
                "the table of paths would be too large: prefixes inside each other repeat the scopes of the outer ones, and \
                 rows under a prefix repeat its methods; write fewer of them",
            ),
        }
    }
}

impl std::error::Error for Unplannable {}

/// Plans a catalog.
///
/// # Errors
/// If there can be no tables for it.
pub fn plan(catalog: &Catalog, origin: Origin) -> Result<Plan, Unplannable> {
    let stub;
    let catalog = if catalog.scopes.is_empty() {
        stub = with_a_scope(catalog);
        &stub
    } else {
        catalog
    };
    refuse_collisions(catalog)?;
    let literals = tables::write(catalog, origin.broken)?;
    Ok(Plan {
        variants: catalog.scopes.iter().map(|scope| variant(catalog, scope)).collect(),
        words: catalog.scopes.len().div_ceil(64),
        text: literals.text,
        data: literals.data,
        listing_text: literals.listing_text,
        listing: literals.listing,
        origin: origin.place,
        title: as_markdown(&catalog.title),
    })
}

/// A catalog in which no scope is right still makes types that the rest of the program can name.
fn with_a_scope(catalog: &Catalog) -> Catalog {
    let mut stub = Catalog { title: catalog.title.clone(), ..Catalog::default() };
    stub.categories.push(crate::model::Category { scopes: vec![0], ..Default::default() });
    stub.scopes.push(Scope { name: "none".to_owned(), variant: "__None".to_owned(), ..Default::default() });
    stub
}

fn refuse_collisions(catalog: &Catalog) -> Result<(), Unplannable> {
    let mut seen = HashMap::default();
    for scope in &catalog.scopes {
        for name in std::iter::once(&scope.name).chain(&scope.aliases) {
            if let Some(other) = seen.insert(fingerprint(name), name) {
                return Err(Unplannable::OneFingerprint(other.clone(), name.clone()));
            }
        }
    }
    Ok(())
}

fn variant(catalog: &Catalog, scope: &Scope) -> Variant {
    Variant {
        ident: scope.variant.clone(),
        name: scope.name.clone(),
        // rustdoc takes neither a quote nor the item's own name.
        search: std::iter::once(&scope.name)
            .chain(&scope.aliases)
            .filter(|name| **name != scope.variant && !name.contains('\''))
            .cloned()
            .collect(),
        doc: documentation(catalog, scope).join("\n\n"),
        deprecated: scope.deprecated.as_ref().map(|deprecated| {
            let replacement = deprecated.replacement.and_then(|id| catalog.scopes.get(usize::from(id)));
            let since = (!deprecated.since.is_empty()).then(|| format!("since {}", deprecated.since));
            let instead = replacement.map(|scope| format!("use the scope `{}`", scope.name));
            let parts: Vec<String> = since.into_iter().chain(instead).collect();
            parts.join("; ")
        }),
    }
}

fn documentation(catalog: &Catalog, scope: &Scope) -> Vec<String> {
    let category = catalog.categories.get(scope.category).map_or("", |category| category.name.as_str());
    let mut doc = vec![
        as_markdown(if scope.description.is_empty() { &scope.title } else { &scope.description }),
        format!("Scope `{}`, category {}, line {} of the catalog.", scope.name, as_markdown(category), scope.line),
    ];
    if !scope.methods.is_empty() && !scope.paths.is_empty() {
        doc.push(format!("Authorises {} at or under {}.", code_list(&scope.methods), code_list(&scope.paths)));
    }
    let implied: Vec<&String> =
        scope.implied.iter().filter_map(|id| catalog.scopes.get(usize::from(*id))).map(|scope| &scope.name).collect();
    if !implied.is_empty() {
        doc.push(format!("Implies {}.", code_list(&implied)));
    }
    doc
}

fn code_list(items: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("`{}`", item.as_ref())).collect();
    quoted.join(", ")
}

/// A text of the catalog is plain: what Markdown would read into it is escaped.
fn as_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
