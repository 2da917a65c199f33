//! The procedural macros of Scopewright: entry points without logic.
//!
//! The crate `scope-codegen` implements the macros. Use them through the crate `scopewright`, which re-exports them.

use proc_macro::{Span, TokenStream};
use scope_codegen::emit::{Printing, Reader};
use scope_codegen::{catalog_macro, requires_macro};
use std::sync::LazyLock;

/// Implements `scopewright::catalog!`, which passes the path of its crate in parentheses before the arguments of the
/// user.
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    expand(input, if is_editor() { Reader::Editor } else { Reader::Compiler })
}

/// Implements `scopewright::catalog!` under rustdoc: the scopes also have search aliases.
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
    // The compiler's own lexer is faster than the lexer of `proc-macro2`.
    let lex = |text: &str| text.parse::<TokenStream>().unwrap_or_default().into();
    let printing = Printing { reader, lex };
    catalog_macro::expand(input.into(), printing, &catalog_macro::Package::from_environment(), &locate).into()
}

/// Expands to the names of the scopes as a tree of modules. The code that `catalog!` generates invokes this macro,
/// and only editors compile the invocation.
#[proc_macro]
pub fn names(input: TokenStream) -> TokenStream {
    catalog_macro::names(input.into(), &catalog_macro::Package::from_environment()).into()
}

#[doc = include_str!("requires.md")]
#[proc_macro_attribute]
pub fn requires(arguments: TokenStream, item: TokenStream) -> TokenStream {
    annotate(arguments, item, false)
}

// A catalog that has deprecated scopes re-exports this attribute as `requires`. The expansion makes the compiler warn about
// these scopes.
#[doc = include_str!("requires.md")]
#[proc_macro_attribute]
pub fn requires_with_warnings(arguments: TokenStream, item: TokenStream) -> TokenStream {
    annotate(arguments, item, true)
}

fn annotate(arguments: TokenStream, item: TokenStream, has_deprecated: bool) -> TokenStream {
    let source = Span::call_site().source_text();
    let context = requires_macro::Context { source: source.as_deref(), is_editor: is_editor(), has_deprecated };
    requires_macro::expand(arguments.into(), &item.into(), context).into()
}

/// Returns whether this process is the macro server of rust-analyzer: `rust-analyzer-proc-macro-srv`, or
/// `rust-analyzer` itself.
fn is_editor() -> bool {
    static IS_EDITOR: LazyLock<bool> = LazyLock::new(|| {
        let program = std::env::current_exe().unwrap_or_default();
        program.file_name().is_some_and(|name| name.to_string_lossy().starts_with("rust-analyzer"))
    });
    *IS_EDITOR
}

/// Runs the example of the README together with the examples of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
