//! A cause with many places is one diagnostic, which fits on a screen.
//!
//! The diagnostics are in `one-cause/NAME.txt`. `UPDATE_GOLDENS=1 cargo test --test one_cause` writes these files.

#![expect(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::indexing_slicing,
    reason = "a test may fail, and may be slow"
)]

use std::path::Path;

use harness::golden;
use scope_catalog::diagnostics::{Code, Diagnostic, MAX_DIAGNOSTICS, Paste, render};
use scope_catalog::read::read;

/// Compares the diagnostics of a catalog with their golden. Returns the diagnostics and the lines before those to paste.
fn check(name: &str, catalog: &str) -> (Vec<Diagnostic>, usize) {
    let diagnostics = read(catalog.as_bytes()).diagnostics;
    let file = format!("{name}.yaml");
    let snippets: Vec<String> = diagnostics.iter().map(|diagnostic| render::snippet(diagnostic, &file)).collect();
    let text = snippets.join("\n\n");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/one-cause/{name}.txt"));
    assert_eq!(golden::difference(&golden, &format!("{text}\n")), None);
    // A terminal breaks long lines.
    let rows = |text: &str| text.lines().map(|line| line.chars().count().div_ceil(120).max(1)).sum::<usize>();
    let pasted: usize =
        diagnostics.iter().filter_map(|diagnostic| diagnostic.paste.as_ref()).map(|paste| rows(&paste.lines())).sum();
    (diagnostics, rows(&text) - pasted)
}

/// The only lines to paste.
fn paste(diagnostics: &[Diagnostic]) -> &Paste {
    diagnostics.iter().find_map(|diagnostic| diagnostic.paste.as_ref()).unwrap()
}

/// A catalog like that of an API with many scopes: 200 rows, each with 3 or 4 methods, which use 142 scopes 681 times. `end`
/// is the end of each path.
fn large(categories: &str, end: &str) -> String {
    let mut uses = 0;
    let rows = (0..200).map(|row| {
        let methods = ["GET", "POST", "PUT", "DELETE"].iter().take(if row < 81 { 4 } else { 3 });
        let methods: String = methods
            .map(|method| {
                uses += 1;
                format!("    {method}: {}\n", name(uses % 142))
            })
            .collect();
        format!("  /v1/{}s/{{id}}/part{row}{end}:\n{methods}", AREAS[row % 4])
    });
    format!("catalog: Large\n{categories}endpoints:\n{}", rows.collect::<String>())
}

const AREAS: [&str; 4] = ["alliance", "character", "corporation", "fleet"];

/// The name of a scope, in the style of EVE Online.
fn name(number: usize) -> String {
    format!("esi-{}.read_number{number}.v1", AREAS[number % 4])
}

const CATEGORIES: &str = "categories:\n    Public:\n        scopes:\n            publicData: Public data\n";

#[test]
fn a_large_catalog_with_two_mistakes_has_two_reports() {
    let catalog = large(CATEGORIES, "/");
    let (diagnostics, rows) = check("large", &catalog);
    assert_eq!(diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::InvalidPath, Code::UnknownScope]);
    assert!(rows <= 40, "{rows} rows");
    let paste = paste(&diagnostics);
    let names: std::collections::BTreeSet<String> = (0..142).map(name).collect();
    assert_eq!(paste.scopes.iter().cloned().collect::<std::collections::BTreeSet<_>>(), names);
}

/// What a diagnostic says to paste makes the catalog right.
#[test]
fn lines_can_be_pasted() {
    let catalog = large(CATEGORIES, "");
    for text in [Paste::lines, Paste::one_line] {
        let pasted = text(paste(&read(catalog.as_bytes()).diagnostics));
        let right = catalog.replacen("categories:\n", &format!("categories:\n{pasted}\n"), 1);
        assert_eq!(read(right.as_bytes()).diagnostics, []);
    }
    let catalog = large("categories: { Undeclared: { scopes: { publicData: Public data } } }\n", "");
    for text in [Paste::lines, Paste::one_line] {
        let pasted = text(paste(&read(catalog.as_bytes()).diagnostics));
        let right = catalog.replacen("categories: {", &format!("categories: {{ {pasted}"), 1);
        assert_eq!(read(right.as_bytes()).diagnostics, []);
    }
}

#[test]
fn names_with_special_characters_can_be_pasted() {
    let names = ["https://example.com/auth/a", "user/*.read", "#a", "-b", "k:", "~x", "c,d", "{e}", "'f'", "[g]", "&h"];
    let rows: String = names.iter().map(|name| format!("'{}', ", name.replace('\'', "''"))).collect();
    let catalog = format!("catalog: Test\n{CATEGORIES}            all: {{ implies: [{rows}] }}\n");
    let diagnostics = read(catalog.as_bytes()).diagnostics;
    let right = catalog.replacen("categories:\n", &format!("categories:\n{}\n", paste(&diagnostics).lines()), 1);
    let left: Vec<String> = read(right.as_bytes()).diagnostics.into_iter().map(|it| it.message).collect();
    // A name with `*` or with a comma probably stands for several scopes.
    assert_eq!(left, ["unknown scope `user/*.read`", "unknown scope `c,d`"]);
}

#[test]
fn a_wrong_separator_in_all_names_is_one_report() {
    let names: String = (0..30).map(|n| format!("      area{n}:read: Read\n")).collect();
    let rows: String = (0..30).map(|n| format!("  /{n}: {{ GET: area{n}.read }}\n")).collect();
    let catalog = format!("catalog: Test\ncategories:\n  All:\n    scopes:\n{names}endpoints:\n{rows}");
    let (diagnostics, rows) = check("wrong-separator", &catalog);
    assert!(diagnostics.len() == 1 && rows <= 40, "{rows} rows");
    let help = diagnostics[0].help.as_deref().unwrap();
    assert!((0..30).all(|n| help.contains(&format!("`area{n}:read` for `area{n}.read`"))));
}

#[test]
fn a_misspelled_name_is_not_declared() {
    let rows: String = (0..20).map(|n| format!("  /{n}: {{ GET: {}, POST: publicDtaa }}\n", name(n))).collect();
    let (diagnostics, _) = check("misspelled-among-undeclared", &format!("catalog: T\n{CATEGORIES}endpoints:\n{rows}"));
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(paste(&diagnostics).scopes.len(), 20);
}

#[test]
fn many_unknown_requirements_are_one_report() {
    let rows: String = (0..40).map(|n| format!("  /{n}: {{ GET: $area{n}-read, POST: publicData }}\n")).collect();
    let (diagnostics, _) = check("unknown-requirements", &format!("catalog: T\n{CATEGORIES}endpoints:\n{rows}"));
    assert_eq!(diagnostics.len(), 1);
}

/// A warning names three rows and lists all others with their lines.
#[test]
fn rows_that_hide_a_prefix_are_listed() {
    let categories =
        "categories:\n  All:\n    scopes:\n      mail: { methods: [GET, PUT], paths: [/v1/mail] }\n      other: {}\n";
    let path = |n: usize| format!("/v1/mail/{}/{{id}}/part{n}", AREAS[n % 4]);
    let rows: String = (0..200)
        .map(|n| match n % 3 {
            0 => format!("  {}: {{ GET: other, PUT: other }}\n", path(n)),
            _ => format!("  {}:\n    GET: other\n", path(n)),
        })
        .collect();
    let catalog = format!("catalog: T\n{categories}endpoints:\n{rows}");
    let (diagnostics, terminal_rows) = check("rows-that-hide-a-prefix", &catalog);
    let [warning] = diagnostics.as_slice() else { panic!("{} warnings", diagnostics.len()) };
    assert!(terminal_rows <= 60, "{terminal_rows} rows");
    let note = warning.note.as_deref().unwrap();
    for n in 2..200 {
        let line = catalog.lines().position(|line| line.starts_with(&format!("  {}:", path(n)))).unwrap() + 1;
        assert!(note.contains(&format!("`part{n}` ({line})")), "{note}");
    }
    assert_eq!(render::one_line(warning, "t.yaml").lines().count(), 1);
}

/// Habits of other formats, in 300 rows each.
#[test]
fn habits_are_one_report_each() {
    let rows: String = (0..300).map(|n| format!("  x/{n}/:id: {{ get: publicData }}\n")).collect();
    let habits: String = (0..300).map(|n| format!("  /y/{n}/:id: {{ GTE: publicData }}\n")).collect();
    let (diagnostics, rows) = check("habits", &format!("catalog: T\n{CATEGORIES}endpoints:\n{rows}{habits}"));
    assert_eq!(diagnostics.len(), 4, "{rows} rows");
}

/// The limit of diagnostics counts causes.
#[test]
fn the_limit_counts_causes() {
    let mistakes: String = (0..=MAX_DIAGNOSTICS).map(|n| format!("  /{n}: {{}}\n")).collect();
    let rows: String = (0..300).map(|n| format!("  /x/{n}/: {{ GET: publicData }}\n")).collect();
    let diagnostics = read(format!("catalog: T\n{CATEGORIES}endpoints:\n{rows}{mistakes}").as_bytes()).diagnostics;
    assert_eq!(diagnostics.len(), MAX_DIAGNOSTICS + 1);
    assert!(diagnostics[0].message.ends_with("ends with `/`"));
    assert_eq!(diagnostics.last().unwrap().message, "and 2 more");
}
