//! `#[requires(...)]`: adds a parameter whose type is the requirement, or a check as the first statement.
//!
//! The macro reads no file. Each scope becomes a constant, and the compiler looks it up in the table of the catalog
//! while it compiles the annotated crate.

mod abi;
mod arguments;
mod body;
mod deprecated;
mod editor;
mod function;
mod limits;
mod names;
mod parameters;
mod path;
mod rust_tokens;
mod spans;
mod token_trees;

pub(crate) use deprecated::identifier;
pub(crate) use names::{NAMES, STRINGS, module_of, name_parts};

use crate::places::moved_to;
use arguments::Arguments;
use function::Function;
use path::CatalogPath;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use scope_catalog::requirement::{Name, Tree};
use scope_types::{fingerprint, keywords};
use spans::{Requirement, Spans};

/// What is known about an attribute besides its tokens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The text of the attribute as the user wrote it, if the compiler knows it. The path at its start leads to the
    /// catalog.
    pub source: Option<&'a str>,
    /// Whether rust-analyzer expands the attribute. It may have no text, and it needs paths for hover and completion.
    pub is_editor: bool,
    /// Whether the catalog has deprecated scopes that can be used. The compiler then warns about them.
    pub has_deprecated: bool,
}

/// Expands `#[requires(arguments)] item`.
pub fn expand(arguments: TokenStream, item: &TokenStream, context: Context<'_>) -> TokenStream {
    let mut errors = Vec::new();
    let path = path::from_source(context.source, &arguments);
    let path = if context.is_editor { path.or_else(|_| Ok(CatalogPath::in_scope())) } else { path };
    let arguments = Arguments::parse(arguments, &mut errors);
    let expanded = annotate(&arguments, item, path, context, &mut errors).unwrap_or_else(|error| {
        errors.push(error);
        item.clone()
    });
    if errors.is_empty() {
        return expanded;
    }
    let errors: Vec<TokenStream> = errors.iter().map(syn::Error::to_compile_error).collect();
    if !context.is_editor
        && let Ok(mut function) = Function::parse(expanded.clone())
        && function.fail(&errors)
    {
        return function.into_token_stream();
    }
    // The errors come last: the offset of the user's words must not depend on them, see `editor`.
    quote!(#expanded #(#errors)*)
}

fn annotate(
    arguments: &Arguments,
    item: &TokenStream,
    path: syn::Result<CatalogPath>,
    Context { is_editor, has_deprecated, .. }: Context<'_>,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<TokenStream> {
    let mut function = Function::parse(item.clone())?;
    let path = &arguments.path.clone().map_or(path, Ok)?;
    if arguments.is_unsettled {
        return Ok(item.clone());
    }
    // After an error in the requirement, the function has the requirement `denied`. The compiler then reports no other
    // error about the attribute, and the expansion lets no caller in.
    let requirement = arguments.requirement.as_ref().unwrap_or(&Requirement::Denied);
    let mut spelled = requirement_type(requirement, path, has_deprecated && !is_editor);
    let mut mentions = None;
    if is_editor {
        // Only the paths of `mentions` have the places of the user's words. Editors show everything at a place.
        spelled = moved_to(Span::call_site(), spelled);
        mentions = Some(editor::mentions(&arguments.written, path));
    } else {
        function.document(&requirement.to_string());
    }
    if let Some(source) = &arguments.from {
        let first = source.clone().into_iter().next().filter(|_| !is_editor);
        let span = first.map_or_else(Span::call_site, |token| token.span());
        let check = path.item("check", span);
        let statement = quote_spanned!(span=> let _ = #check::<#spelled>(&(#source))?;);
        let boxed = path.item("boxed", Span::call_site());
        function.check_first(&quote!(#mentions #statement), &boxed, source)?;
    } else {
        errors.extend(function.check_abi().err());
        let (name, words) = match mentions {
            Some(mentions) => ("Annotated", quote!({ #mentions 0 },)),
            None => ("Authorized", TokenStream::new()),
        };
        let proof = path.item(name, Span::call_site());
        function.add_parameter(&quote!(#proof<#words #spelled>));
    }
    Ok(quote!(#function))
}

/// The type of a requirement. With `warns`, the compiler warns about deprecated scopes.
fn requirement_type(requirement: &Requirement, path: &CatalogPath, warns: bool) -> TokenStream {
    let (combinator, items) = match requirement {
        Tree::Public | Tree::Authenticated | Tree::Denied => return keyword_type(requirement, path),
        // `#[requires]` has no shared requirements: the parser refuses them.
        Tree::Scope(scope) | Tree::Shared(scope) => {
            let has = path.item("Has", Span::call_site());
            let index = look_up(scope, path, warns);
            return quote!(#has<#index>);
        }
        Tree::All(items) | Tree::List(items) => ("All", items),
        Tree::Any(items) => ("Any", items),
    };
    let types: Vec<TokenStream> = items.iter().map(|item| requirement_type(item, path, warns)).collect();
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
fn look_up(scope: &Name<'_, Spans>, path: &CatalogPath, warns: bool) -> TokenStream {
    let hash = Literal::u128_unsuffixed(fingerprint(&scope.text));
    let name = Literal::string(&scope.text);
    let mut call = Group::new(Delimiter::Parenthesis, quote!(#hash, #name));
    call.set_span(scope.at.last);
    let index = path.item("index", scope.at.first);
    let mention = warns.then(|| deprecated::mention(scope, path));
    let mut block = Group::new(Delimiter::Brace, quote!(#mention #index #call));
    block.set_span(scope.at.first);
    TokenTree::Group(block).into()
}
