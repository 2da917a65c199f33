//! `#[requires(...)]`: adds a parameter whose type is the requirement, or a check as the first statement.
//!
//! The macro reads no file. Each scope becomes a constant, and the compiler looks it up in the table of the catalog
//! while it compiles the annotated crate.

mod arguments;
mod function;
mod limits;
mod names;
mod path;
mod rust_tokens;
mod spans;
mod token_trees;

pub(crate) use names::name_parts;

use arguments::Arguments;
use function::Function;
use path::CatalogPath;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use scope_catalog::requirement::{Name, Tree};
use scope_types::{fingerprint, keywords};
use spans::{Requirement, Spans};

/// Expands `#[requires(arguments)] item`.
///
/// `source` is the text of the attribute as the user wrote it, if the compiler knows it. The path at its start leads to
/// the catalog.
pub fn expand(arguments: TokenStream, item: &TokenStream, source: Option<&str>) -> TokenStream {
    let mut errors = Vec::new();
    let arguments = Arguments::parse(arguments, &mut errors);
    let expanded = annotate(&arguments, item, source).unwrap_or_else(|error| {
        errors.push(error);
        item.clone()
    });
    let errors = errors.iter().map(syn::Error::to_compile_error);
    quote!(#(#errors)* #expanded)
}

fn annotate(arguments: &Arguments, item: &TokenStream, source: Option<&str>) -> syn::Result<TokenStream> {
    let mut function = Function::parse(item.clone())?;
    let path = &arguments.path.clone().map_or_else(|| path::from_source(source), Ok)?;
    if arguments.is_unsettled {
        return Ok(item.clone());
    }
    // After an error in the requirement, the function has the requirement `denied`. The compiler then reports no other
    // error about the attribute, and the expansion lets no caller in.
    let requirement = arguments.requirement.as_ref().unwrap_or(&Requirement::Denied);
    let spelled = requirement_type(requirement, path);
    function.document(&requirement.to_string());
    if let Some(paths) = editor_paths(requirement, path) {
        function.prepend(&paths);
    }
    if let Some(source) = &arguments.from {
        let span = source.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        let check = path.item("check", span);
        let statement = quote_spanned!(span=> let _ = #check::<#spelled>(&(#source))?;);
        function.check_first(&statement, source)?;
    } else {
        let authorized = path.item("Authorized", Span::call_site());
        function.add_parameter(&quote!(_: #authorized<#spelled>));
    }
    Ok(quote!(#function))
}

/// The type of a requirement.
fn requirement_type(requirement: &Requirement, path: &CatalogPath) -> TokenStream {
    let (combinator, items) = match requirement {
        Tree::Public | Tree::Authenticated | Tree::Denied => return keyword_type(requirement, path),
        // `#[requires]` has no shared requirements: the parser refuses them.
        Tree::Scope(scope) | Tree::Shared(scope) => {
            let has = path.item("Has", Span::call_site());
            let index = look_up(scope, path);
            return quote!(#has<#index>);
        }
        Tree::All(items) | Tree::List(items) => ("All", items),
        Tree::Any(items) => ("Any", items),
    };
    let types: Vec<TokenStream> = items.iter().map(|item| requirement_type(item, path)).collect();
    if let [single] = &types[..] {
        return single.clone();
    }
    let combinator = path.item(combinator, Span::call_site());
    quote!(#combinator<(#(#types,)*)>)
}

/// `requires::Keyword<{ requires::PUBLIC }>`. The keyword is a constant and not a type: if the function has a type
/// parameter named `requires`, the type `requires::Public` would be an associated type of that parameter. The compiler
/// refuses the parameter in a constant.
fn keyword_type(requirement: &Requirement, path: &CatalogPath) -> TokenStream {
    let name = requirement.keyword().unwrap_or(keywords::DENIED).to_uppercase();
    let keyword = path.item("Keyword", Span::call_site());
    let name = path.item(&name, Span::call_site());
    quote!(#keyword<{ #name }>)
}

/// `{ requires::index(0x.., "contacts:write") }`. The compiler underlines a call from its first token to the end of its
/// arguments. The first token has the span of the start of the scope, and the arguments have the span of its end, so
/// the compiler underlines the whole scope.
fn look_up(scope: &Name<'_, Spans>, path: &CatalogPath) -> TokenStream {
    let hash = Literal::u128_unsuffixed(fingerprint(&scope.text));
    let name = Literal::string(&scope.text);
    let mut call = Group::new(Delimiter::Parenthesis, quote!(#hash, #name));
    call.set_span(scope.at.last);
    let index = path.item("index", scope.at.first);
    let mut block = Group::new(Delimiter::Brace, quote!(#index #call));
    block.set_span(scope.at.first);
    TokenTree::Group(block).into()
}

/// Prints paths to the names of the scopes, with the spans of the user's tokens. Only editors compile these paths, for
/// hover and completion inside the attribute.
fn editor_paths(requirement: &Requirement, path: &CatalogPath) -> Option<TokenStream> {
    let mut scopes = Vec::new();
    collect_scopes(requirement, &mut scopes);
    let names = path.item("names", Span::call_site());
    let paths: Vec<TokenStream> = scopes
        .iter()
        .filter_map(|scope| scope.at.editor_parts(&scope.text))
        .map(|parts| quote!(#[cfg(rust_analyzer)] const _: () = #names #(::#parts)*;))
        .collect();
    (!paths.is_empty()).then(|| {
        quote! {
            #[allow(unexpected_cfgs)]
            {
                #(#paths)*
            };
        }
    })
}

fn collect_scopes<'r>(requirement: &'r Requirement, scopes: &mut Vec<&'r Name<'static, Spans>>) {
    if let Tree::Scope(scope) = requirement {
        scopes.push(scope);
    }
    for item in requirement.items() {
        collect_scopes(item, scopes);
    }
}
