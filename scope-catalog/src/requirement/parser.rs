//! The parser of the requirement language: recursive descent, one method for each rule of the grammar.
//!
//! ```text
//! requirement = keyword | list
//! list        = item *( "," item )
//! item        = ( "any" | "all" ) "(" list ")" | name | "$" name
//! ```
//!
//! The parser goes on after a mistake. The part that is wrong is left out of the tree.

use super::error::{Errors, SyntaxError};
use super::front::Front;
use super::token::{Extent, Token, TokenKind};
use super::tree::{Name, Tree};
use super::{list, messages, name, wrong_list};
use crate::limits::MAX_REQUIREMENT_DEPTH;
use scope_types::keywords;
use std::borrow::Cow;
use std::iter::Peekable;
use std::vec;

/// A requirement that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<'a, At> {
    /// The requirement without the parts that are wrong; `None` if no part is right.
    pub tree: Option<Tree<'a, At>>,
    /// Every mistake. If there is no mistake, the tree is the whole requirement.
    pub errors: Vec<SyntaxError<At>>,
}

/// Reads the tokens of a requirement, which are written in `whole`.
pub fn parse<'a, At: Extent>(tokens: Vec<Token<'a, At>>, whole: &At, front: Front<'_>) -> Parsed<'a, At> {
    let mut parser =
        Parser { tokens: tokens.into_iter().peekable(), front, errors: Errors::new(), depth: 0, unclosed: 0 };
    let tree = parser.requirement(whole);
    Parsed { tree, errors: parser.errors.into_vec() }
}

struct Parser<'a, 'f, At> {
    tokens: Peekable<vec::IntoIter<Token<'a, At>>>,
    front: Front<'f>,
    errors: Errors<At>,
    /// Lists around the next token.
    depth: usize,
    /// Lists that had no `)`.
    unclosed: usize,
}

/// The list that an item is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Top,
    Any,
    All,
}

/// An item of a list; no tree if it is wrong, which is reported.
struct Item<'a, At> {
    tree: Option<Tree<'a, At>>,
    at: At,
}

/// The items of a list that are right.
struct List<'a, At> {
    items: Vec<Item<'a, At>>,
    /// How many items are written.
    length: usize,
    /// The `)`; `None` if the list ends at the end of the text.
    close: Option<At>,
    /// Whether it has neither items nor commas.
    is_empty: bool,
}

impl<'a, At: Extent> Parser<'a, '_, At> {
    fn requirement(&mut self, whole: &At) -> Option<Tree<'a, At>> {
        let list = self.list(Context::Top);
        if list.is_empty {
            self.errors.push(messages::empty_requirement(), whole);
        }
        let mut items = self.checked(list, Context::Top);
        if items.len() > 1 { Some(Tree::List(items)) } else { items.pop() }
    }

    /// Reads items with commas between them, and the `)` behind them.
    fn list(&mut self, context: Context) -> List<'a, At> {
        let mut list = List { items: Vec::new(), length: 0, close: None, is_empty: false };
        // The comma before the item, unless it is reported.
        let mut comma: Option<At> = None;
        let mut is_first = true;
        loop {
            let item = self.slot(context);
            let is_missing = item.is_none();
            if let Some(item) = item {
                list.length += 1;
                list.items.push(item);
            }
            let separator = self.tokens.next();
            let is_comma = matches!(&separator, Some(Token { kind: TokenKind::Comma, .. }));
            let at = separator.map(|token| token.at);
            if is_comma {
                if is_missing && (is_first || comma.is_some()) {
                    self.lone_comma(at.as_ref());
                }
                comma = at.filter(|_| !is_missing);
                is_first = false;
                continue;
            }
            let is_closed = at.is_some() || context == Context::Top;
            list.is_empty = is_missing && is_first && is_closed;
            if is_missing && is_closed {
                self.lone_comma(comma.as_ref());
            }
            list.close = at;
            return list;
        }
    }

    fn lone_comma(&mut self, comma: Option<&At>) {
        if let Some(at) = comma {
            self.errors.push(messages::lone_comma(), at);
        }
    }

    /// Reads the tokens up to a comma or the end of the list. Returns `None` if there are no tokens.
    fn slot(&mut self, context: Context) -> Option<Item<'a, At>> {
        let mut items: Vec<Item<'a, At>> = Vec::new();
        let mut operator = None;
        let mut extent: Option<At> = None;
        let mut is_wrong = false;
        while let Some(Token { kind, at }) = self.next_of_slot() {
            let mut end = at.clone();
            match kind {
                TokenKind::Close => {
                    if !is_wrong {
                        self.errors.push(messages::unopened(), &at);
                    }
                    is_wrong = true;
                }
                TokenKind::Operator(word) => operator = operator.or(Some(word)),
                TokenKind::Word(word) if self.is_operator(&word, items.is_empty()) => {
                    operator = operator.or(Some(word));
                }
                kind => {
                    let item = self.item(kind, at.clone(), context);
                    end = item.at.clone();
                    is_wrong |= item.tree.is_none();
                    items.push(item);
                }
            }
            extent = Some(extent.map_or(at, |start| start).to(&end));
        }
        let at = extent?;
        if is_wrong {
            return Some(Item { tree: None, at });
        }
        if operator.is_none() && items.len() == 1 {
            return items.pop();
        }
        let trees: Vec<&Tree<'a, At>> = items.iter().filter_map(|item| item.tree.as_ref()).collect();
        let problem = list::not_one_item(&trees, operator.as_deref(), context == Context::Any, self.front);
        self.errors.push(problem, &at);
        Some(Item { tree: None, at })
    }

    fn next_of_slot(&mut self) -> Option<Token<'a, At>> {
        let is_inside = self.depth > 0;
        self.tokens.next_if(|token| !ends_slot(&token.kind, is_inside))
    }

    /// Whether a word is meant to join scopes. A scope can have such a name, but then it is an item of its own.
    fn is_operator(&mut self, word: &str, is_first: bool) -> bool {
        let is_inside = self.depth > 0;
        name::is_operator(word)
            && (!is_first
                || !word.starts_with(char::is_alphabetic)
                    && self.tokens.peek().is_some_and(|token| !ends_slot(&token.kind, is_inside)))
    }

    fn item(&mut self, kind: TokenKind<'a>, at: At, context: Context) -> Item<'a, At> {
        let tree = match kind {
            TokenKind::Open => return self.named_list("", '(', &at, &at, context),
            TokenKind::WrongOpen(bracket) => return self.named_list("", bracket, &at, &at, context),
            TokenKind::Word(word) => match self.tokens.next_if(|token| bracket(&token.kind).is_some()) {
                Some(open) => {
                    return self.named_list(&word, bracket(&open.kind).unwrap_or('('), &at, &open.at, context);
                }
                None => self.word(word, &at),
            },
            TokenKind::Quoted(text) => self.scope(text, &at),
            TokenKind::Invalid(problem) => {
                self.errors.push(*problem, &at);
                None
            }
            TokenKind::Operator(_) | TokenKind::Close | TokenKind::Comma => None,
        };
        Item { tree, at }
    }

    /// Reads the list of `word(...)`, whose bracket was read. The word is empty if there is none.
    fn named_list(&mut self, word: &str, bracket: char, word_at: &At, open: &At, outer: Context) -> Item<'a, At> {
        let before = self.errors.count();
        let context = if word == keywords::ANY { Context::Any } else { Context::All };
        // Of `((a, b))`, only the inner list is reported.
        let has_inner = word.is_empty() && self.tokens.peek().is_some_and(|token| self::bracket(&token.kind).is_some());
        let (list, end) = self.list_behind(open, context);
        let at = word_at.to(&end);
        let start = wrong_list::Start { word, bracket, is_in_any: outer == Context::Any };
        let trees: Vec<&Tree<'a, At>> = list.items.iter().filter_map(|item| item.tree.as_ref()).collect();
        if let Some(problem) = wrong_list::problem(&start, &trees, self.front) {
            if problem == messages::negated() {
                self.errors.truncate(before);
            }
            if !has_inner {
                self.errors.insert(before, problem, &at);
            }
            return Item { tree: None, at };
        }
        if list.is_empty {
            self.errors.push(messages::empty_list(word), &at);
        }
        let items = self.checked(list, context);
        let tree = if context == Context::Any { Tree::Any(items) } else { Tree::All(items) };
        Item { tree: (!tree.items().is_empty()).then_some(tree), at }
    }

    /// Reads the list behind a `(`, and returns it with its last token.
    fn list_behind(&mut self, open: &At, context: Context) -> (List<'a, At>, At) {
        if self.depth == MAX_REQUIREMENT_DEPTH {
            let end = self.skip_list().unwrap_or_else(|| open.clone());
            self.errors.push(messages::too_deep(), &open.to(&end));
            return (List { items: Vec::new(), length: 0, close: None, is_empty: false }, end);
        }
        self.depth += 1;
        let list = self.list(context);
        self.depth -= 1;
        if list.close.is_none() {
            self.unclosed += 1;
            // The outermost one reports all of them.
            if self.depth == 0 {
                self.errors.push(messages::unclosed(self.unclosed), open);
            }
        }
        let end = list.close.clone().unwrap_or_else(|| open.clone());
        (list, end)
    }

    /// Skips the tokens up to the `)` of a list whose `(` was read, and returns the `)`.
    fn skip_list(&mut self) -> Option<At> {
        let mut depth = 1_usize;
        for token in self.tokens.by_ref() {
            match token.kind {
                TokenKind::Open | TokenKind::WrongOpen(_) => depth += 1,
                TokenKind::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(token.at);
            }
        }
        None
    }

    fn word(&mut self, word: Cow<'a, str>, at: &At) -> Option<Tree<'a, At>> {
        let problem = match &*word {
            keywords::PUBLIC => return Some(Tree::Public),
            keywords::AUTHENTICATED => return Some(Tree::Authenticated),
            keywords::DENIED => return Some(Tree::Denied),
            keywords::ANY | keywords::ALL => messages::missing_list(&word, self.front),
            text if text.len() > 1 && text.starts_with('!') && !self.front.can_have(text) => messages::negated(),
            text if !text.starts_with('$') => return self.scope(word, at),
            text if !self.front.has_shared() => messages::shared_elsewhere(text, self.front),
            "$" => messages::shared_without_name(),
            _ => {
                let text = match word {
                    Cow::Borrowed(text) => Cow::Borrowed(text.get(1..).unwrap_or_default()),
                    Cow::Owned(text) => Cow::Owned(text.chars().skip(1).collect()),
                };
                return Some(Tree::Shared(Name { text, at: at.clone() }));
            }
        };
        self.errors.push(problem, at);
        None
    }

    fn scope(&mut self, text: Cow<'a, str>, at: &At) -> Option<Tree<'a, At>> {
        if let Some(problem) = name::problem(&text, self.front)
            && !self.front.is_declared(&text)
        {
            self.errors.push(problem, at);
            return None;
        }
        Some(Tree::Scope(Name { text, at: at.clone() }))
    }

    /// The items of a list that are right.
    fn checked(&mut self, list: List<'a, At>, context: Context) -> Vec<Tree<'a, At>> {
        let is_alone = context == Context::Top && list.length == 1;
        let items = list.items.into_iter().filter_map(|item| Some((item.tree?, item.at)));
        if is_alone {
            return items.map(|(tree, _)| tree).collect();
        }
        let items = list::without_keywords(items.collect(), self.front, &mut self.errors);
        list::without_duplicates(items, &mut self.errors)
    }
}

/// Whether a token ends the part of a list that should be one item.
fn ends_slot(kind: &TokenKind<'_>, is_inside: bool) -> bool {
    match kind {
        TokenKind::Comma => true,
        TokenKind::Close => is_inside,
        _ => false,
    }
}

/// The bracket that a token opens.
fn bracket(kind: &TokenKind<'_>) -> Option<char> {
    match kind {
        TokenKind::Open => Some('('),
        TokenKind::WrongOpen(bracket) => Some(*bracket),
        _ => None,
    }
}
