//! Tests of reading YAML: values, places, refused input and limits.
#![expect(clippy::format_collect, reason = "a test can be slow")]

use super::{Diagnostic as Finding, Diagnostics, Document, Node, NodeId, Value};
use crate::diagnostics::{Code, Diagnostic, Place, Severity, render};
use crate::limits::MAX_BYTES;

fn document(yaml: &str) -> Document {
    super::read(yaml.as_bytes()).unwrap_or_else(|diagnostics| panic!("{}", lines(&diagnostics)))
}

fn lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| render::one_line(diagnostic, "s.yaml")).collect::<Vec<_>>().join("\n")
}

fn refused(bytes: impl AsRef<[u8]>, expected: &str) {
    let found = lines(&super::read(bytes.as_ref()).map(|_| ()).unwrap_err());
    assert!(found.contains(expected), "expected {expected}\nfound    {found}");
}

/// Every key and scalar, in document order, as `line:column underlined-text`.
fn places(document: &Document) -> String {
    fn walk(node: &Node, places: &mut Vec<NodeId>) {
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                places.push(key.at);
                walk(value, places);
            }),
            Value::List(items) => items.iter().for_each(|item| walk(item, places)),
            _ => places.push(node.at),
        }
    }
    let mut found = Vec::new();
    walk(&document.root, &mut found);
    let located = document.source.places(&found);
    let show = |(node, place): (&NodeId, &Place)| {
        assert_eq!(document.source.place(*node), *place);
        let line = document.source.line(place.line).chars();
        let text: String = line.skip(place.column as usize - 1).take(place.width as usize).collect();
        format!("{}:{} {text}", place.line, place.column)
    };
    found.iter().zip(&located).map(show).collect::<Vec<_>>().join("\n")
}

fn check(yaml: &str, expected: &[&str]) {
    assert_eq!(places(&document(yaml)), expected.join("\n"), "{yaml}");
}

#[test]
fn positions() {
    check("a: b\nc:\n- d\n- e f\n", &["1:1 a", "1:4 b", "2:1 c", "3:3 d", "4:3 e f"]);
    check("größe: { GET: x, 日本: \"y\" }", &["1:1 größe", "1:10 GET", "1:15 x", "1:18 日本", "1:22 \"y\""]);
    check("a: b # c\r\n\r\nd: 'e'\r\n", &["1:1 a", "1:4 b", "3:1 d", "3:4 'e'"]);
    check("\u{feff}a: b", &["1:1 a", "1:4 b"]);
    check("%YAML 1.2\n---\na: b\n...\n# c\n", &["3:1 a", "3:4 b"]);
}

#[test]
fn positions_that_need_the_second_walk() {
    check("12: 34 # x", &["1:1 12", "1:5 34"]);
    check("a: [1, ~, true]", &["1:1 a", "1:5 1", "1:8 ~", "1:11 true"]);
    check("a:\nb: 1", &["1:1 a", "1:3 ", "2:1 b", "2:4 1"]);
    check("a: |\n  b\nc: >-\n  d\n", &["1:1 a", "1:4 |", "3:1 c", "3:4 >-"]);
    check("a: b c\n  d\ne: 1", &["1:1 a", "1:4 b c", "3:1 e", "3:4 1"]);
    check(r#"{"a\tb": "c\"d", 'it''s': 'e''f'}"#, &[r#"1:2 "a\tb""#, r#"1:10 "c\"d""#, "1:18 'it''s'", "1:27 'e''f'"]);
    check("a: !x y\nb: !z {c: d}\ne: 1", &["1:1 a", "1:4 !x", "2:1 b", "2:4 !z", "3:1 e", "3:4 1"]);
    check("1", &["1:1 1"]);
}

#[test]
fn an_alias_is_where_its_anchor_is() {
    check(
        "a: &x [b, 1]\nc: *x\nd: &y 2\ne: *y",
        &["1:1 a", "1:8 b", "1:11 1", "2:1 c", "1:8 b", "1:11 1", "3:1 d", "3:7 2", "4:1 e", "3:7 2"],
    );
}

#[test]
fn a_map_or_a_list_is_where_it_begins() {
    let document = document("a: {}\nb:\n  c: 1\nd: [[], x]\n");
    let Value::Map(entries) = &document.root.value else { panic!("a map") };
    let lines: Vec<_> = entries.iter().map(|(_, value)| document.source.place(value.at)).collect();
    let lines: Vec<_> = lines.iter().map(|place| (place.line, place.column)).collect();
    assert_eq!(lines, [(1, 1), (3, 3), (4, 9)]);
}

#[test]
fn keys_are_what_is_written() {
    let document = document("null: a\n0x10: a\n2: a\ntrue: a\n~: a\n2: b\n\"<<\": a\n");
    let Value::Map(entries) = &document.root.value else { panic!("a map") };
    let keys: Vec<_> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
    assert_eq!(keys, ["null", "0x10", "2", "true", "~", "2", "<<"]);
}

#[test]
fn values_are_told_apart() {
    let document =
        document("[a, '1', 1, -1, 1.5, 0x10, 99999999999999999999, true, ~, null, !t x, !!str 1, {}, [], 007]");
    let Value::List(items) = &document.root.value else { panic!("a list") };
    let kind = |node: &Node| match &node.value {
        Value::Text(text) => text.clone(),
        other => format!("{other:?}").chars().take(4).collect(),
    };
    let kinds: Vec<_> = items.iter().map(kind).collect();
    let expected = "a 1 Numb Numb Numb Numb Numb Bool Null Null Tagg Tagg Map( List 007";
    assert_eq!(kinds.join(" "), expected);
}

#[test]
fn bytes_that_are_not_a_text() {
    refused(b"a: b\nc\xc3\xa4: d\xff", "s.yaml:2:6: byte 0xff at offset 11 is not UTF-8");
    refused(b"\xef\xbb\xbfa: \xff", "s.yaml:1:4: byte 0xff at offset 6 is not UTF-8");
    refused(b"\xff\xfea\0", "the catalog is UTF-16; help: save it as UTF-8");
    refused(b"a\0:\0", "s.yaml:1:2: a NUL byte is not text; help: this looks like UTF-16");
    refused(b"a: b\nc: \0", "s.yaml:2:4: a NUL byte is not text");
    refused(b"a: b\nc: \x01", "s.yaml:2:4: a control character is not text");
    refused(vec![b' '; MAX_BYTES + 1], "s.yaml: the catalog has 16777217 bytes, more than 16 MiB");
}

#[test]
fn documents() {
    refused("", "s.yaml: the catalog is empty; help: start with `catalog: Name of the API`");
    refused("# only\n\n# comments\n", "the catalog is empty");
    refused("---\n", "the catalog is empty");
    refused("a: b\n---\nc: d\n", "s.yaml:2:1: a second document starts here");
    refused("---\na: b\n---\n", "s.yaml:3:1: a second document starts here");
    refused("---\na: b\n...\nc: d\n", "s.yaml:4:1: a second document starts here");
}

#[test]
fn syntax() {
    refused("a:\n\tb: c\n", "s.yaml:2:1: a tab is used for indentation; help: indent with spaces");
    refused("a:\n  b: c\n \td: e\n", "s.yaml:3:2: a tab is used for indentation");
    refused("a: b\nc: *d\n", "s.yaml:2:4: this alias has no anchor before it");
    refused("a: *.read\n", "s.yaml:1:4: `*` starts an alias and `&` an anchor");
    refused("a: @b\n", "s.yaml:1:4: text that starts with `@` needs quotes; help: write `\"@b\"`");
    refused("a: b\nfoo\nc: d\n", "s.yaml:2:1: this line is not a key with a value");
    refused("a: b: c\n", "s.yaml:1:5: a second `:` in one entry");
    refused("a: [b, c\nd: e\n", "s.yaml:1:4: this list is not closed");
    refused("ä: b\na: {b: c\nd: e\n", "s.yaml:2:4: this map is not closed");
    refused("a: 'b\nc: d\n", "s.yaml:1:4: this quoted text is not closed");
    refused("a: \"b\\q\"\n", "s.yaml:1:6: YAML does not have this escape");
    refused("a:\n  b: c\n d: e\n", "s.yaml:3:2: the indentation of this line fits no line above");
    refused("a: - b\n", "s.yaml:1:4: a list cannot start here");
    refused("a: [,b]\n", "s.yaml:1:5: a value is missing");
    refused("a: !!int b\n", "s.yaml:1:4: a catalog has no YAML tags");
    refused("a: b\n{id}: c\n", "s.yaml:2:1: a key must be text, not a list or a map");
    refused("a: &x [b]\n*x : c\n", "a key must be text, not a list or a map");
    refused("!x a: b\n", "s.yaml:1:4: a catalog has no YAML tags");
    refused(
        "a: &x {b: c}\nd:\n  <<: *x\n",
        "s.yaml:3:3: a catalog has no YAML merge keys; help: write the keys of the merged map",
    );
}

#[test]
fn nesting_is_bounded() {
    let deep = "nested more than 32 levels deep";
    for (open, expected) in [
        ("[", "s.yaml:1:33: nested"),
        ("{a: ", "s.yaml:1:129: nested"),
        ("{\na: ", "s.yaml:33:4: nested"),
        ("- ", "s.yaml:1:65: nested"),
        ("? ", "s.yaml:1:3: a key must be text"),
        ("{? ", "a key must be text"),
        ("{a: [\"]\",", deep),
        ("[ # ]\n", deep),
    ] {
        refused(open.repeat(100_000), expected);
        refused("a: :[ {x\n".repeat(3000) + "b:\n " + &open.repeat(100_000), expected.split(": ").last().unwrap());
    }
    let block: String = (0..1000).map(|depth| format!("{:depth$}a:\n", "")).collect();
    refused(block, "s.yaml:33:33: nested more than 32 levels deep");
    assert!(super::read(("[".repeat(32) + &"]".repeat(32)).as_bytes()).is_ok());
}

#[test]
fn brackets_in_text_are_text() {
    let yaml = "/users/{id}: 'x'\ns: a range [0, 1) and {open\nt: |\n  [[[ {{{ :[\n";
    document(&yaml.repeat(3000));
}

#[test]
fn aliases_are_bounded() {
    let nested = |width: usize, first: &str| {
        let row = |n: usize| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n.wrapping_sub(1)); width].join(","));
        format!("a0: &a0 {first}\n") + &(1..12).map(row).collect::<String>()
    };
    refused(nested(10, "[x, x]"), "s.yaml:1:9: too many keys and values");
    refused(nested(4000, "x"), "too many keys and values");
    refused(nested(100, "[]"), "too many keys and values");
    refused(format!("s: &s {}\nl: [{}]", "x".repeat(80_000), "*s,".repeat(26_000)), "more than 32 MiB of text");
    refused("a: &a [*a]", "nested more than 32 levels deep");
}

#[test]
fn nodes_are_bounded() {
    refused(format!("[{}]", "a,".repeat(1_000_001)), "too many keys and values");
}

#[test]
fn diagnostics_get_their_places() {
    let document = document(
        "catalog: Brevo\nactions:\n  write: x\nfoo:\n\n\n\n\n\n\n\twirte: 1\n".replace('\t', "        ").as_str(),
    );
    let Value::Map(entries) = &document.root.value else { panic!("a map") };
    let inner = |at: usize| match &entries[at].1.value {
        Value::Map(inner) => inner[0].0.at,
        _ => panic!("a map"),
    };
    let mut diagnostics = Diagnostics::default();
    let unknown = Finding::error(Code::UnknownKey, inner(2), "unknown action `wirte`");
    diagnostics.push(unknown.clone().help("did you mean `write`?").related(inner(1), "first written here"));
    diagnostics.push(unknown);
    diagnostics.push(Finding::warning(
        Code::NoEffect,
        entries[0].0.at,
        "a name\nof `".to_owned() + &"x".repeat(300) + "\u{202e}`",
    ));
    assert!(diagnostics.has_errors());
    let found = diagnostics.finish(|nodes| document.source.excerpts(nodes));
    assert_eq!(
        found.iter().map(|diagnostic| diagnostic.severity).collect::<Vec<_>>(),
        [Severity::Warning, Severity::Error]
    );
    let cut = format!("s.yaml:1:1: a name\\nof `{}…{}\\u{{202e}}`", "x".repeat(59), "x".repeat(19));
    assert_eq!(render::one_line(&found[0], "s.yaml"), cut);
    assert_eq!(
        render::one_line(&found[1], "s.yaml"),
        "s.yaml:11:9: unknown action `wirte`; help: did you mean `write`?; first written at s.yaml:3:3"
    );
    let expected = "\
unknown action `wirte`
  --> s.yaml:11:9
   |
11 |         wirte: 1
   |         ^^^^^
   |
  ::: s.yaml:3:3
   |
 3 |   write: x
   |   ----- first written here
   |
   = help: did you mean `write`?";
    assert_eq!(render::snippet(&found[1], "s.yaml"), expected);
}

fn snippet(line: &str, at: usize) -> String {
    let document = document(line);
    let Value::Map(entries) = &document.root.value else { panic!("a map") };
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Finding::error(Code::UnknownKey, entries[at].1.at, "m"));
    render::snippet(&diagnostics.finish(|nodes| document.source.excerpts(nodes))[0], "s")
        .lines()
        .skip(3)
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn a_snippet_stays_aligned() {
    assert_eq!(snippet("a:\tb\t# x", 0), "1 | a:    b    # x\n  |       ^\n");
    assert_eq!(snippet("日本: 値段", 0), "1 | 日本: 値段\n  |       ^^^^\n");
    assert_eq!(snippet("a:", 0), "1 | a:\n  |   ^\n");
    let long = format!("{{a: {}, b: c, d: {}}}", "x".repeat(500), "y".repeat(500));
    let found = snippet(&long, 1);
    assert_eq!(found, format!("1 | …{}, b: c, d: {}…\n  | {:60}^\n", "x".repeat(54), "y".repeat(74), ""));
}

#[test]
fn two_hundred_diagnostics_are_enough() {
    let document = document(&format!("[{}]", "a,\n".repeat(300)));
    let Value::List(items) = &document.root.value else { panic!("a list") };
    let mut diagnostics = Diagnostics::default();
    for (at, item) in items.iter().enumerate() {
        diagnostics.push(if at < 150 {
            Finding::warning(Code::NoEffect, item.at, "w")
        } else {
            Finding::error(Code::UnknownKey, item.at, "e")
        });
    }
    let found = diagnostics.finish(|nodes| document.source.excerpts(nodes));
    assert_eq!(found.len(), 201);
    assert_eq!(found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count(), 150);
    assert_eq!(render::one_line(&found[200], "s"), "s: and 100 more");
    assert_eq!(found[200].severity, Severity::Warning);
}

#[test]
fn repeated_diagnostics_of_an_alias_do_not_displace_others() {
    let document = document(&format!("[&a a, {}{}]", "*a,".repeat(299), "b,\n".repeat(100)));
    let Value::List(items) = &document.root.value else { panic!("a list") };
    let mut diagnostics = Diagnostics::default();
    for item in items {
        diagnostics.push(Finding::error(Code::UnknownKey, item.at, "e"));
    }
    let found = diagnostics.finish(|nodes| document.source.excerpts(nodes));
    assert_eq!(found.len(), 101);
    assert!(found.iter().all(|diagnostic| diagnostic.code == Code::UnknownKey));
}

#[test]
fn a_diagnostic_needs_no_document() {
    let diagnostic = Diagnostic::file_error(Code::Unreadable, "there is no file `s.yaml`").help("create it");
    assert_eq!(render::one_line(&diagnostic, "s.yaml"), "s.yaml: there is no file `s.yaml`; help: create it");
    assert_eq!(render::snippet(&diagnostic, "s.yaml"), "there is no file `s.yaml`\n --> s.yaml\n  = help: create it");
}
