//! The requirement language in the catalog. `scope-codegen` has the same test for `#[requires]`.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use harness::requirement_table as table;
use scope_catalog::requirement::{Front, Name, Parsed, Tree, parse_text};
use scope_types::keywords::is_tokens_of_rust;
use std::ops::Range;

fn read(text: &str) -> Parsed<'_, Range<usize>> {
    parse_text(text, Front::Catalog { is_declared: &|_| false, is_preset: false })
}

#[test]
fn requirements_of_the_catalog() {
    table::check("catalog", |text| {
        let parsed = read(text);
        if parsed.errors.is_empty() {
            return parsed.tree.unwrap().to_string();
        }
        parsed.errors.iter().map(|error| table::show(&error.problem.message, &error.problem.help)).collect()
    });
}

/// A name that the catalog declares is never a mistake where it is used.
#[test]
fn declared_names_are_not_checked() {
    let parsed =
        parse_text("größe, \"a b\"", Front::Catalog { is_declared: &|name| name != "other", is_preset: false });
    assert!(parsed.errors.is_empty());
}

#[test]
fn errors_stand_where_the_mistake_is() {
    for (text, wrong) in [
        ("a, b | c, d", &["b | c"][..]),
        ("a, any( ), b", &["any( )"]),
        ("a, b,", &[","]),
        ("a, (b), c)", &["(b)", ")"]),
        ("a, not(b, c)", &["not(b, c)"]),
        ("any(a, public)", &["public"]),
        ("any(a, \"b)", &["\"b"]),
        (" ", &[" "]),
    ] {
        let actual: Vec<&str> = read(text).errors.into_iter().map(|error| &text[error.at]).collect();
        assert_eq!(actual, wrong, "{text}");
    }
    let repeated = read("a, b, a").errors.remove(0);
    assert_eq!(repeated.at, 6..7, "the second of the two");
}

/// Mistakes in one requirement are not counted without end.
#[test]
fn mistakes_are_bounded() {
    assert_eq!(read(&"a,,".repeat(100_000)).errors.len(), 100);
    assert!(!read(&"(".repeat(100_000)).errors.is_empty());
    assert!(!read(&"any(".repeat(100_000)).errors.is_empty());
    for part in ["[", "any[", "a;", "[ "] {
        assert!(!read(&format!("{}]", part.repeat(200_000))).errors.is_empty() || part == "a;", "{part}");
    }
}

/// Numbers of xorshift32, the same in every run.
fn random_numbers() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_u32;
    move |below| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        usize::try_from(state).unwrap() % below
    }
}

const NAMES: [&str; 10] = ["a", "contacts:read", "or", "not", "any", "public", "$price", "f(x)", "a,b", "it's"];

fn random_tree(random: &mut impl FnMut(usize) -> usize, depth: usize) -> Tree<'static, ()> {
    let name = |text: &'static str| Name { text: text.into(), at: () };
    match random(if depth == 0 { 5 } else { 9 }) {
        0 => Tree::Shared(name("both")),
        1..5 => Tree::Scope(name(NAMES[random(NAMES.len())])),
        kind => {
            let mut items: Vec<Tree<'static, ()>> = Vec::new();
            for _ in 0..=random(4) {
                let item = random_tree(random, depth - 1);
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            if kind < 7 { Tree::Any(items) } else { Tree::All(items) }
        }
    }
}

fn without_places<At>(tree: Tree<'_, At>) -> Tree<'_, ()> {
    let name = |name: Name<'_, At>| Name { text: name.text.into_owned().into(), at: () };
    let list = |items: Vec<_>| items.into_iter().map(without_places).collect();
    match tree {
        Tree::Public => Tree::Public,
        Tree::Authenticated => Tree::Authenticated,
        Tree::Denied => Tree::Denied,
        Tree::Scope(scope) => Tree::Scope(name(scope)),
        Tree::Shared(shared) => Tree::Shared(name(shared)),
        Tree::Any(items) => Tree::Any(list(items)),
        Tree::All(items) => Tree::All(list(items)),
        Tree::List(items) => Tree::List(list(items)),
    }
}

#[test]
fn trees_are_read_as_they_are_written() {
    let mut random = random_numbers();
    for _ in 0..5_000 {
        let tree = match random_tree(&mut random, 4) {
            Tree::All(items) if items.len() > 1 && random(2) == 0 => Tree::List(items),
            tree => tree,
        };
        let text = tree.to_string();
        let parsed = read(&text);
        assert!(parsed.errors.is_empty(), "{text}: {:?}", parsed.errors);
        assert_eq!(without_places(parsed.tree.unwrap()), tree, "{text}");
    }
}

/// Any tokens at all: a tree without errors has every token of the text, and the tree that errors leave is a
/// requirement.
#[test]
fn random_tokens_are_read_completely_or_refused() {
    const PIECES: [&str; 16] =
        ["a", "b", "any", "all", "not", "public", "$c", "$", "(", ")", ",", " ", "\"", "'x'", " or ", "|"];
    let mut random = random_numbers();
    for _ in 0..20_000 {
        let text: String = (0..random(12)).map(|_| PIECES[random(PIECES.len())]).collect();
        let parsed = read(&text);
        let left = parsed.tree.map(|tree| tree.to_string());
        if parsed.errors.is_empty() {
            let tokens = |text: &str| text.replace([' ', '"', '\''], "");
            assert_eq!(left.as_deref().map(tokens), Some(tokens(&text)), "{text}");
        }
        if let Some(left) = left {
            let again = read(&left);
            assert!(again.errors.is_empty(), "{text}: {left}");
            assert_eq!(again.tree.unwrap().to_string(), left, "{text}");
        }
    }
}

/// Helps write any other name in quotes, because Rust could cut it in another way.
#[test]
fn names_that_rust_cuts_into_identifiers_and_single_separators_need_no_quotes() {
    for name in ["mail", "m", "Mail2", "m2_x", "mail:read", "a.b-c:d", "a_", "v2:mail.v3-x9"] {
        assert!(is_tokens_of_rust(name), "{name}");
    }
    for name in [
        "",
        "2mail",
        "_mail",
        "mail:2",
        "mail:_x",
        "mail:",
        ":mail",
        "a::b",
        "a.-b",
        "a b",
        "a/b",
        "a+b",
        "\u{e9}t\u{e9}",
    ] {
        assert!(!is_tokens_of_rust(name), "{name}");
    }
}

/// A help repeats a list of up to 240 bytes.
#[test]
fn helps_repeat_no_long_lists() {
    let help = |text: &str, is_preset: bool| {
        let parsed = parse_text(text, Front::Catalog { is_declared: &|_| false, is_preset });
        parsed.errors.iter().map(|error| error.problem.help.clone()).collect::<String>()
    };
    let names = |bytes: usize| vec!["a".repeat(79), "b".repeat(79), "c".repeat(bytes - 162)];
    for (bytes, is_short) in [(239, true), (240, true), (241, false), (242, false), (300, false)] {
        let names = names(bytes);
        let (list, items) = (names.join(", "), names.join(" or "));
        assert_eq!(list.len(), bytes);
        let said = help(&format!("any[{list}]"), false);
        assert_eq!(said.contains(&format!("write `any({list})`")), is_short, "{bytes}: {said}");
        assert_eq!(said.contains("write `any(...)` with scopes in it"), !is_short, "{bytes}: {said}");
        let said = help(&items, true);
        assert_eq!(said.contains(&format!("write `{list}`")), is_short, "{bytes}: {said}");
        assert_eq!(said.contains("write only names of scopes, with commas between them"), !is_short, "{bytes}: {said}");
    }
}
