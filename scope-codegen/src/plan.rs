//! From the model to what is printed: the tables, and the documentation of each variant. All decisions are made here.

use scope_catalog::model::{Catalog, Category, Scope};
use scope_catalog::policy::Policy;
use scope_catalog::tables::{self, Literals, PlanError};

/// Everything that [`crate::emit`] prints.
#[derive(Debug)]
pub struct Plan {
    /// One per scope, in catalog order; never empty.
    pub variants: Vec<Variant>,
    /// How many words of 64 bits a set takes.
    pub words: usize,
    /// The tables.
    pub literals: Literals,
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

/// Plans a catalog. Without a policy, as for a catalog with errors, look-ups of names succeed, so that one mistake is one
/// message. `origin` says where the catalog is, as messages say it.
///
/// # Errors
/// If there are no tables for the catalog.
pub fn plan(catalog: &Catalog, policy: Option<&Policy>, origin: String) -> Result<Plan, PlanError> {
    let stub;
    let (catalog, policy) = if catalog.scopes.is_empty() {
        stub = with_a_scope(catalog);
        (&stub, None)
    } else {
        (catalog, policy)
    };
    let literals = tables::write(catalog, policy)?;
    Ok(Plan {
        variants: catalog.scopes.iter().map(|scope| variant(catalog, scope)).collect(),
        words: catalog.scopes.len().div_ceil(64),
        literals,
        origin,
        title: as_markdown(&catalog.title),
    })
}

/// A catalog in which no scope is right still makes types that the rest of the program can name.
fn with_a_scope(catalog: &Catalog) -> Catalog {
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
