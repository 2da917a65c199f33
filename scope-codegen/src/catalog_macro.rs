//! The macro `catalog!`: reads a catalog and expands to the code of its types.

use crate::emit::{self, Paths, Printing};
use crate::places::last_span;
use crate::plan::{self, Plan, Reader};
use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use scope_catalog::diagnostics::{Diagnostic, Severity, render};
use scope_catalog::model::Catalog;
use scope_catalog::read::{self, Reading};
use std::path::{Path, PathBuf};
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Token};

/// The package that is being compiled.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// The directory of Cargo.toml. Paths of catalogs are relative to it.
    pub directory: PathBuf,
}

impl Package {
    /// Returns the package, from the environment variables that cargo sets for the compiler.
    pub fn from_environment() -> Self {
        let variable = |name| std::env::var(name).unwrap_or_default();
        Self { name: variable("CARGO_PKG_NAME"), directory: PathBuf::from(variable("CARGO_MANIFEST_DIR")) }
    }
}

/// The place of a token in a source file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The source file, as the compiler names it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

/// Expands `($crate) "scopes.yaml"` or `($crate) yaml = "..."`. `locate` returns the place of a span.
pub fn expand(
    input: TokenStream,
    printing: Printing,
    package: &Package,
    locate: &dyn Fn(Span) -> Location,
) -> TokenStream {
    let (facade, input) = split_facade(input);
    let paths = Paths { facade, tracked: None, input: input.clone(), printing };
    match syn::parse2::<Input>(input) {
        Ok(Input::File(path)) => from_file(paths, &path, package),
        Ok(Input::Inline(yaml)) => from_text(&paths, &yaml, package, &locate(yaml.span())),
        Err(error) => {
            let error = error.to_compile_error();
            let stub = stub(&paths);
            quote!(#error #stub)
        }
    }
}

/// Expands the same input to the names of the scopes, for editors. [`expand`] reports the errors of the catalog.
pub fn names(input: TokenStream, package: &Package) -> TokenStream {
    let (_, input) = split_facade(input);
    let place = last_span(&input);
    let text = match syn::parse2::<Input>(input) {
        Ok(Input::File(path)) => std::fs::read(package.directory.join(path.value())).unwrap_or_default(),
        Ok(Input::Inline(yaml)) => yaml.value().into_bytes(),
        Err(_) => Vec::new(),
    };
    // Names do not depend on the policy.
    let plan = plan::plan(&read::read(&text).catalog, None, String::new(), Reader::Editor);
    plan.map_or_else(|_| TokenStream::new(), |plan| emit::names(&plan, place))
}

/// Splits the path of the facade from the arguments of the user. The facade's `catalog!` passes `$crate` first, in
/// parentheses.
fn split_facade(input: TokenStream) -> (TokenStream, TokenStream) {
    let mut tokens = input.into_iter();
    match tokens.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            (group.stream(), tokens.collect())
        }
        first => (quote!(::scopewright), first.into_iter().chain(tokens).collect()),
    }
}

/// The arguments of the user.
enum Input {
    File(LitStr),
    Inline(LitStr),
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        const USAGE: &str = "`catalog!` takes the path of a catalog, or its text\n\
             help: write `catalog!(\"scopes.yaml\")`, with a path relative to the directory of Cargo.toml, or `catalog! { yaml = r#\"...\"# }`";
        let usage = |error: Error| Error::new(error.span(), USAGE);
        let parsed = if input.peek(LitStr) {
            Self::File(input.parse()?)
        } else {
            let key: syn::Ident = input.parse().map_err(usage)?;
            if key != "yaml" {
                return Err(Error::new(key.span(), USAGE));
            }
            input.parse::<Token![=]>().map_err(usage)?;
            Self::Inline(input.parse().map_err(usage)?)
        };
        input.parse::<Option<Token![,]>>()?;
        if input.is_empty() { Ok(parsed) } else { Err(Error::new(input.span(), USAGE)) }
    }
}

fn from_file(paths: Paths, literal: &LitStr, package: &Package) -> TokenStream {
    let name = literal.value();
    let path = package.directory.join(&name);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let start = if name.starts_with('/') { "without its first `/`, " } else { "" };
            let message = format!(
                "cannot read the catalog `{name}`: {error}\n\
                 help: {start}the path is relative to the directory of Cargo.toml in the package `{}`",
                package.name
            );
            let error = compile_error(literal.span(), &message);
            let stub = stub(&paths);
            return quote!(#error #stub);
        }
    };
    let place = format!("{name} of the package `{}`", package.name);
    let paths = Paths { tracked: Some(path.display().to_string()), ..paths };
    expand_reading(&read::read(&bytes), place, &paths, literal.span(), &|diagnostic| render::snippet(diagnostic, &name))
}

fn from_text(paths: &Paths, literal: &LitStr, package: &Package, location: &Location) -> TokenStream {
    let place = if Path::new(&location.file).is_relative() {
        format!("in {}:{} of the package `{}`", location.file, location.line, package.name)
    } else {
        // The text becomes a part of the program, which must not have an absolute path of this machine.
        format!("in the package `{}`", package.name)
    };
    let render = |diagnostic: &Diagnostic| match raw_prefix(literal) {
        Some(prefix) => render::snippet(&in_source(diagnostic, location, prefix), &location.file),
        None => render::snippet(diagnostic, "the text of `catalog!`"),
    };
    expand_reading(&read::read(literal.value().as_bytes()), place, paths, literal.span(), &render)
}

/// Returns the length of `r#"` if the literal is a raw string. The lines of a raw string are lines of the source file.
fn raw_prefix(literal: &LitStr) -> Option<u32> {
    let text = literal.token().to_string();
    let length = text.starts_with('r').then(|| text.find('"'))??;
    u32::try_from(length + 1).ok()
}

/// Converts a diagnostic about the text of a literal into a diagnostic about the source file of the literal.
fn in_source(diagnostic: &Diagnostic, location: &Location, prefix: u32) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    for excerpt in diagnostic.at.iter_mut().chain(diagnostic.related.iter_mut().map(|related| &mut related.at)) {
        if excerpt.place.line == 1 {
            excerpt.place.column += location.column.saturating_sub(1) + prefix;
        }
        excerpt.place.line += location.line.saturating_sub(1);
    }
    diagnostic
}

/// Expands a catalog that was read, to its errors and to the code of its types.
fn expand_reading(
    reading: &Reading,
    place: String,
    paths: &Paths,
    span: Span,
    render: &dyn Fn(&Diagnostic) -> String,
) -> TokenStream {
    let errors = reading.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors = errors.map(|diagnostic| compile_error(span, &render(diagnostic)));
    let code = match plan::plan(&reading.catalog, reading.policy.as_ref(), place, paths.printing.reader) {
        Ok(plan) => emit::emit(&plan, paths),
        Err(reason) => compile_error(span, &reason.to_string()),
    };
    quote!(#(#errors)* #code)
}

/// Expands to the types of an empty catalog, for input that cannot be read. The rest of the program can refer to them,
/// so that the input is the only error.
fn stub(paths: &Paths) -> TokenStream {
    let plan = plan::plan(&Catalog::default(), None, "missing".to_owned(), paths.printing.reader);
    plan.map_or_else(|_| TokenStream::new(), |plan: Plan| emit::emit(&plan, paths))
}

fn compile_error(span: Span, message: &str) -> TokenStream {
    let message = Literal::string(message);
    quote_spanned!(span=> ::core::compile_error!(#message);)
}
