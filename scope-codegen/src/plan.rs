//! Decides what is printed for a catalog: its tables, and the attributes and the documentation of each variant.

use scope_catalog::model::{Catalog, Category, Scope};
use scope_catalog::policy::Policy;
use scope_catalog::tables::{self, Literals, PlanError};
use scope_types::fingerprint;

/// The program that reads the printed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A compiler.
    Compiler,
    /// rust-analyzer. It goes to the definition of a scope, so the variants need a place in the source file.
    Editor,
    /// rustdoc. Its search finds scopes by their names, for which each name is an attribute. Compilers would read these
    /// attributes without using them.
    Documentation,
}

/// Everything that [`crate::emit`] prints.
#[derive(Debug)]
pub struct Plan {
    /// One for each scope, in catalog order. There is at least one.
    pub variants: Vec<Variant>,
    /// The size of a set, in words of 64 bits.
    pub words: usize,
    /// The tables.
    pub literals: Literals,
    /// The place of the catalog, as it appears in messages after "the catalog is".
    pub origin: String,
    /// The title of the catalog, as Markdown.
    pub title: String,
    /// The name of the list of re-exported items. Two catalogs with different texts have different names.
    pub list: String,
}

/// A variant of the enum.
#[derive(Debug)]
pub struct Variant {
    /// The identifier.
    pub ident: String,
    /// The scope's name.
    pub name: String,
    /// The search aliases for rustdoc: the name of the scope and its aliases.
    pub search: Vec<String>,
    /// The documentation, as Markdown.
    pub doc: String,
    /// The note of `#[deprecated]`, which may be empty. It includes the version, because `since` in that attribute must
    /// be a semantic version.
    pub deprecated: Option<String>,
    /// Whether `#[requires]` refuses the scope, because it is deprecated with `deny: true`.
    pub is_denied: bool,
}

impl Plan {
    /// Returns the variants of the scopes that are deprecated and can still be used in `#[requires]`.
    pub fn deprecated(&self) -> impl Iterator<Item = &Variant> {
        self.variants.iter().filter(|variant| variant.deprecated.is_some() && !variant.is_denied)
    }
}

/// Plans a catalog.
///
/// A catalog with errors has no policy. In its tables the lookup of any name succeeds, so that a mistake in the catalog
/// does not cause more errors in the code that uses it. `origin` is [`Plan::origin`].
///
/// # Errors
/// Returns an error if the tables would be too large, or if two names have the same fingerprint.
pub fn plan(catalog: &Catalog, policy: Option<&Policy>, origin: String, reader: Reader) -> Result<Plan, PlanError> {
    let stub;
    let (catalog, policy) = if catalog.scopes.is_empty() {
        stub = with_placeholder(catalog);
        (&stub, None)
    } else {
        (catalog, policy)
    };
    let literals = tables::write(catalog, policy)?;
    Ok(Plan {
        variants: catalog.scopes.iter().map(|scope| variant(catalog, scope, reader)).collect(),
        words: catalog.scopes.len().div_ceil(64),
        list: format!("items_{:032x}", fingerprint(&literals.text)),
        literals,
        origin,
        title: as_markdown(&catalog.title),
    })
}

/// Returns a catalog with a placeholder scope, for a catalog that has no valid scope. The rest of the program can then
/// refer to the types, and its only error is the one in the catalog.
fn with_placeholder(catalog: &Catalog) -> Catalog {
    let mut stub = Catalog::default();
    stub.title.clone_from(&catalog.title);
    let mut category = Category::default();
    category.scopes.push(0);
    stub.categories.push(category);
    let mut scope = Scope::default();
    "none".clone_into(&mut scope.name);
    "__None".clone_into(&mut scope.variant);
    stub.scopes.push(scope);
    stub
}

fn variant(catalog: &Catalog, scope: &Scope, reader: Reader) -> Variant {
    Variant {
        ident: scope.variant.clone(),
        name: scope.name.clone(),
        search: if reader == Reader::Documentation { search_aliases(scope) } else { Vec::new() },
        doc: documentation(catalog, scope).join("\n\n"),
        is_denied: scope.deprecated.as_ref().is_some_and(|deprecated| deprecated.deny),
        deprecated: scope.deprecated.as_ref().map(|deprecated| {
            let replacement = deprecated.replacement.and_then(|id| catalog.scopes.get(usize::from(id)));
            let since = (!deprecated.since.is_empty()).then(|| format!("since {}", deprecated.since));
            let instead = replacement.map(|scope| format!("use the scope `{}`", scope.name));
            let parts: Vec<String> = since.into_iter().chain(instead).collect();
            parts.join("; ")
        }),
    }
}

/// Returns the search aliases. rustdoc refuses an alias that has a quote or is the name of the item.
fn search_aliases(scope: &Scope) -> Vec<String> {
    std::iter::once(&scope.name)
        .chain(&scope.aliases)
        .filter(|name| **name != scope.variant && !name.contains('\''))
        .cloned()
        .collect()
}

/// Returns the paragraphs of the documentation of a variant.
fn documentation(catalog: &Catalog, scope: &Scope) -> Vec<String> {
    let category = catalog.categories.get(scope.category).map_or("", |category| category.name.as_str());
    let mut doc = vec![
        as_markdown(if scope.description.is_empty() { &scope.title } else { &scope.description }),
        format!(
            "The scope `{}`, in the category {}, on line {} of the catalog.",
            scope.name,
            as_markdown(category),
            scope.line
        ),
    ];
    if !scope.methods.is_empty() && !scope.paths.is_empty() {
        doc.push(format!("Authorizes {} at and under {}.", code_list(&scope.methods), code_list(&scope.paths)));
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

/// Escapes the characters of a plain text that have a meaning in Markdown.
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
