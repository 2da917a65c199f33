//! `#[requires(...)]`: a guard parameter whose type spells the requirement, or a check as the first statement.
//!
//! Nothing is read here, neither a file nor a cache: each scope becomes a constant that the compiler looks up in the
//! table of the catalog, in the crate that wrote the annotation.

mod arguments;
mod function;
mod names;
mod path;
mod tokens;
mod tree;

pub(crate) use names::name_parts;

use arguments::Arguments;
use function::Function;
use path::CatalogPath;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use scope_types::fingerprint;
use tree::{Requirement, Scope, Tree};

/// Expands `#[requires(arguments)] item`.
///
/// `source` is the text of the attribute as the user wrote it, where the compiler knows it: the catalog is found through
/// the path that is written there.
pub fn expand(arguments: TokenStream, item: &TokenStream, source: Option<&str>) -> TokenStream {
    let (arguments, mut errors) = Arguments::parse(arguments);
    let expanded = annotate(&arguments, item, source).unwrap_or_else(|error| {
        push(&mut errors, error);
        item.clone()
    });
    let errors = errors.map(|errors| errors.to_compile_error());
    quote!(#errors #expanded)
}

/// Adds an error to those that were found before.
fn push(errors: &mut Option<syn::Error>, error: syn::Error) {
    match errors {
        Some(errors) => errors.combine(error),
        None => *errors = Some(error),
    }
}

fn annotate(arguments: &Arguments, item: &TokenStream, source: Option<&str>) -> syn::Result<TokenStream> {
    let mut function = Function::parse(item.clone())?;
    let path = &arguments.path.clone().map_or_else(|| path::from_source(source), Ok)?;
    if arguments.is_unsettled {
        return Ok(item.clone());
    }
    // After an error the requirement is `denied`: one mistake is one message, and nothing is let in meanwhile.
    let requirement = arguments.requirement.as_ref().unwrap_or(&Requirement::Denied);
    let spelled = requirement_type(requirement, path);
    function.document(&requirement.to_string());
    if let Requirement::Scopes(tree) = requirement
        && let Some(paths) = editor_paths(tree, path)
    {
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

/// Words go through a constant like scopes do: a type parameter named `requires`, which could stand for anything, cannot
/// be used in one.
fn requirement_type(requirement: &Requirement, path: &CatalogPath) -> TokenStream {
    let name = match requirement {
        Requirement::Denied => "DENIED",
        Requirement::Public => "PUBLIC",
        Requirement::Authenticated => "AUTHENTICATED",
        Requirement::Scopes(tree) => return tree_type(tree, path),
    };
    let keyword = path.item("Keyword", Span::call_site());
    let name = path.item(name, Span::call_site());
    quote!(#keyword<{ #name }>)
}

fn tree_type(tree: &Tree, path: &CatalogPath) -> TokenStream {
    let (combinator, items) = match tree {
        Tree::Scope(scope) => {
            let has = path.item("Has", Span::call_site());
            let index = look_up(scope, path);
            return quote!(#has<#index>);
        }
        Tree::All(items) => ("All", items),
        Tree::Any(items) => ("Any", items),
    };
    let types: Vec<TokenStream> = items.iter().map(|item| tree_type(item, path)).collect();
    if let [single] = &types[..] {
        return single.clone();
    }
    let combinator = path.item(combinator, Span::call_site());
    quote!(#combinator<(#(#types,)*)>)
}

/// `{ requires::index(0x.., "contacts:write") }`, with spans chosen so that the compiler underlines the scope as a whole:
/// it joins the first token of the call with the group of its arguments.
fn look_up(scope: &Scope, path: &CatalogPath) -> TokenStream {
    let hash = Literal::u128_unsuffixed(fingerprint(&scope.name));
    let name = Literal::string(&scope.name);
    let mut call = Group::new(Delimiter::Parenthesis, quote!(#hash, #name));
    call.set_span(scope.last);
    let index = path.item("index", scope.first);
    let mut block = Group::new(Delimiter::Brace, quote!(#index #call));
    block.set_span(scope.first);
    TokenTree::Group(block).into()
}

/// Paths that only editors compile, with the user's own spans: hover and completion inside the attribute.
fn editor_paths(tree: &Tree, path: &CatalogPath) -> Option<TokenStream> {
    let mut scopes = Vec::new();
    tree.scopes(&mut scopes);
    let names = path.item("names", Span::call_site());
    let paths: Vec<TokenStream> = scopes
        .iter()
        .filter_map(|scope| scope.editor_parts())
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
