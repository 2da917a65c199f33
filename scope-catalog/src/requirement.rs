//! The requirement language: `any(Mail.Read, all(Mail.ReadBasic, User.Read))`.
//!
//! `#[requires(...)]` and the catalog share one parser, [`parse`], one syntax tree, [`Tree`], and one set of messages.
//! A front turns its text into [`Token`]s: [`parse_text`] does so for the values of the catalog, and `scope-codegen`
//! for the tokens of Rust. [`Requirement`] is the meaning of a tree for one catalog, in disjunctive normal form.

mod error;
mod front;
mod list;
mod messages;
mod name;
mod normal_form;
mod parser;
mod token;
mod tree;
mod wrong_list;
mod yaml_tokens;

pub use error::{Problem, SyntaxError};
pub use front::Front;
pub use normal_form::Requirement;
pub(crate) use normal_form::{Implications, TooLarge};
pub use parser::{Parsed, parse};
pub use token::{Extent, Token, TokenKind};
pub use tree::{Name, Tree};
pub use yaml_tokens::parse_text;
