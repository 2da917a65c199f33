//! The path of the catalog of an attribute, which is a part of the attribute's own path.

use super::token_trees::{is_path, is_punct, is_word_of};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use scope_types::keywords;

/// The path of a module `requires`, as tokens.
#[derive(Clone, Debug)]
pub(crate) struct CatalogPath {
    tokens: TokenStream,
}

impl CatalogPath {
    /// `requires` in the module that `crate = module` names.
    pub(crate) fn in_module(module: &TokenStream) -> Self {
        Self { tokens: quote!(#module::requires) }
    }

    /// `requires` in the scope of the attribute.
    pub(crate) fn in_scope() -> Self {
        Self { tokens: quote!(requires) }
    }

    /// The path of an item of the module. Its first token gets the span.
    pub(crate) fn item(&self, name: &str, first: Span) -> TokenStream {
        let name = Ident::new(name, Span::call_site());
        let mut tokens: Vec<_> = self.tokens.clone().into_iter().collect();
        if let Some(token) = tokens.first_mut() {
            token.set_span(first);
        }
        quote!(#(#tokens)*::#name)
    }
}

/// The path in the text of an attribute: `acme::requires` of `#[acme::requires(contacts:write)]`.
///
/// # Errors
/// Returns an error if the text does not say which path the attribute has: if there is no text, if the text is the one
/// of another attribute, which printed this one, or if the path is a variable of a macro. A guess might find the wrong
/// catalog.
pub(crate) fn from_source(source: Option<&str>, arguments: &TokenStream) -> syn::Result<CatalogPath> {
    source.and_then(|source| written_path(source, arguments)).map(|tokens| CatalogPath { tokens }).ok_or_else(|| {
        let message = match source.and_then(with_parentheses) {
            Some(right) => format!("the arguments of `#[requires]` are in parentheses\nhelp: write `{right}`"),
            None => "cannot tell which catalog this `#[requires]` belongs to\n\
                     help: add the argument `crate = path` with the path of the module that contains `catalog!`"
                .to_owned(),
        };
        syn::Error::new(Span::call_site(), message)
    })
}

/// `#[requires(contacts:read)]` for the text `#[requires = "contacts:read"]`, of which the compiler says that it is not
/// supported.
fn with_parentheses(source: &str) -> Option<String> {
    let (path, value) = source.strip_prefix("#[")?.strip_suffix(']')?.split_once('=')?;
    let name = syn::parse_str::<syn::LitStr>(value.trim()).ok()?.value();
    let quote = if keywords::is_tokens_of_rust(&name) { "" } else { "\"" };
    Some(format!("#[{}({quote}{name}{quote})]", path.trim()))
}

/// The path of the attribute with these arguments in a text. The text is the attribute, or a `#[cfg_attr(...)]` that
/// contains it.
fn written_path(source: &str, arguments: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>().ok()?.into_iter().collect();
    let mut found = Vec::new();
    match &tokens[..] {
        [hash, TokenTree::Group(attribute)] if is_punct(hash, '#') => {
            let attribute: Vec<TokenTree> = attribute.stream().into_iter().collect();
            find(&attribute, &squeezed(arguments), &mut found);
        }
        attribute => find(attribute, &squeezed(arguments), &mut found),
    }
    let (first, others) = found.split_first()?;
    let path = first.to_string();
    (is_path(&first.clone().into_iter().collect::<Vec<_>>()) && others.iter().all(|other| other.to_string() == path))
        .then(|| first.clone())
}

/// Adds the path of an attribute if it has the arguments, and the paths of such attributes in a `cfg_attr`.
fn find(attribute: &[TokenTree], arguments: &str, found: &mut Vec<TokenStream>) {
    let (path, written) = match attribute {
        [path @ .., TokenTree::Group(written)] => (path, written.stream()),
        path => (path, TokenStream::new()),
    };
    if let [word] = path
        && is_word_of(word, &["cfg_attr"])
    {
        let items: Vec<TokenTree> = written.into_iter().collect();
        for item in items.split(|token| is_punct(token, ',')).skip(1) {
            find(item, arguments, found);
        }
        return;
    }
    let written = squeezed(&written);
    // The variables of a macro are replaced in the arguments.
    if written == arguments || written.contains('$') {
        found.push(path.iter().cloned().collect());
    }
}

/// Tokens as text without white space.
fn squeezed(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    text.retain(|letter| !letter.is_whitespace());
    text
}

#[cfg(test)]
mod tests {
    use super::{with_parentheses, written_path};

    fn check(source: &str, arguments: &str, expected: Option<&str>) {
        let arguments = arguments.parse().ok();
        let found = arguments.and_then(|arguments| written_path(source, &arguments)).map(|path| path.to_string());
        assert_eq!(found.as_deref(), expected, "{source}");
    }

    #[test]
    fn the_path_is_found_however_the_attribute_is_written() {
        check("#[requires(contacts:write)]", "contacts:write", Some("requires"));
        check("#[requires(a : b /* why */)]", "a:b", Some("requires"));
        check("# [ acme :: requires { contacts:write } ]", "contacts : write", Some("acme :: requires"));
        check("requires(contacts:write)", "contacts:write", Some("requires"));
        check("::acme::requires[a]", "a", Some(":: acme :: requires"));
        check("#[crate::r#type::requires()]", "", Some("crate :: r#type :: requires"));
        check("#[requires]", "", Some("requires"));
        check("#[super::needs /* why */ (a)]", "a", Some("super :: needs"));
        check("#[requires($resource:read)]", "contacts:read", Some("requires"));
    }

    #[test]
    fn the_path_is_found_in_a_cfg_attr() {
        let two = "#[cfg_attr(all(a, b), requires(a:x), more::requires(b:y))]";
        check(two, "a:x", Some("requires"));
        check(two, "b:y", Some("more :: requires"));
        check("#[cfg_attr(x, inline, cfg_attr(y, acme::requires(a)))]", "a", Some("acme :: requires"));
        check("#[cfg_attr(x, requires(a), requires(a))]", "a", Some("requires"));
        check("#[cfg_attr(x, acme::requires(a), mail::requires(a))]", "a", None);
    }

    #[test]
    fn a_value_behind_an_equals_sign_belongs_in_parentheses() {
        let right = |source| with_parentheses(source);
        assert_eq!(right("#[requires = \"a:read\"]").as_deref(), Some("#[requires(a:read)]"));
        assert_eq!(right("#[a::requires = \"x://y\"]").as_deref(), Some("#[a::requires(\"x://y\")]"));
        assert_eq!(right("#[requires(a, crate = b)]"), None);
    }

    #[test]
    fn the_text_of_another_attribute_has_no_path() {
        check("#[instrument]", "contacts:write", None);
        check("#[instrument(skip(a))]", "contacts:write", None);
        check("#[cfg_attr(x, inline)]", "contacts:write", None);
        check("#[$attribute(a)]", "a", None);
        check("$crate::requires(a)", "a", None);
        check("", "a", None);
    }
}
