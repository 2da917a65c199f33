//! The procedural macros of Scopewright: entry points. What they do is in `scope-codegen`; users meet them, and their
//! documentation, through the crate `scopewright`.

use proc_macro::TokenStream;
use scope_codegen::emit::{Printing, Reader};
use scope_codegen::{catalog_macro, requires_macro};

/// `catalog!`, behind the macro of that name in `scopewright`, which adds its own path.
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    expand(input, Reader::Compiler)
}

/// The same where documentation is made of it.
#[proc_macro]
pub fn documented(input: TokenStream) -> TokenStream {
    expand(input, Reader::Documentation)
}

fn expand(input: TokenStream, reader: Reader) -> TokenStream {
    let locate = |span: proc_macro2::Span| {
        let span = span.unwrap();
        let number = |value| u32::try_from(value).unwrap_or(u32::MAX);
        catalog_macro::Location { file: span.file(), line: number(span.line()), column: number(span.column()) }
    };
    // Straight from the compiler's lexer: what is printed needs no second reader.
    let lex = |text: &str| text.parse::<TokenStream>().unwrap_or_default().into();
    let printing = Printing { reader, lex };
    catalog_macro::expand(input.into(), printing, &catalog_macro::Package::from_environment(), &locate).into()
}

/// What `catalog!` calls for editors: the names of its scopes.
#[proc_macro]
pub fn names(input: TokenStream) -> TokenStream {
    catalog_macro::names(input.into(), &catalog_macro::Package::from_environment()).into()
}

/// Asks for scopes before the function runs: `#[requires(contacts:write)]`.
///
/// The arguments are scopes, bare or as strings, with commas between them (all of them are needed), `any(...)` and
/// `all(...)`, nested; or one of the words `public`, `authenticated` and `denied`. The function gets a first parameter
/// (behind `self`), a proof that only a successful check makes: frameworks extract it from the head of the request, plain
/// callers call `caller.authorize()?`. The attribute goes above those of a framework.
///
/// `from = expression` checks in the first statement instead and returns the refusal through `From<Denied>`;
/// `crate = module` names the module of the catalog where the attribute's own path does not lead there.
///
/// ```
/// mod scopes {
///     scopewright::catalog! { yaml = r#"
/// catalog: Mail
/// categories: { Mail: { scopes: { mail:read: Read mail., mail:send: Send mail as you. } } }
/// "# }
/// }
///
/// use scopes::{Caller, ScopeSet, requires};
///
/// #[requires(mail:read, mail:send)]
/// fn reply(to: &str) -> String {
///     format!("Dear {to}")
/// }
///
/// fn main() -> Result<(), scopewright::Denied> {
///     let caller = Caller::client(ScopeSet::from_claim("mail:read mail:send"));
///     assert_eq!(reply(caller.authorize()?, "Ada"), "Dear Ada");
///     Ok(())
/// }
/// ```
#[proc_macro_attribute]
pub fn requires(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let source = proc_macro::Span::call_site().source_text();
    requires_macro::expand(arguments.into(), &item.into(), source.as_deref()).into()
}
