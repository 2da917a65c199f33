//! Catalogs near the limits of the tables.

use scope_catalog::read::read;
use scope_catalog::tables::{self, Literals, PlanError};

/// Compiles a catalog of `count` scopes. Each scope holds `prefixes` and one more prefix.
fn compile(count: u16, prefixes: &str) -> Result<Literals, PlanError> {
    let mut yaml = "catalog: Large\ncategories:\n  All:\n    scopes:\n".to_owned();
    for id in 0..count {
        yaml.push_str(&format!("      s{id}: {{ methods: [GET], paths: [{prefixes}/s{id}] }}\n"));
    }
    let reading = read(yaml.as_bytes());
    assert!(!reading.has_errors());
    tables::write(&reading.catalog, reading.policy.as_ref())
}

#[test]
fn a_catalog_may_have_a_scope_for_each_id() {
    let literals = compile(u16::MAX, "").unwrap();
    let text = literals.text.as_str();
    let tables = scope_types::Tables::new(&text, &literals.data, "here");
    assert_eq!(tables.scope_count(), 65_535);
    assert_eq!(tables.id_of(b"s65534"), Some(65_534));
    assert_eq!(tables.id_of(b"s65535"), None);
}

/// A nested prefix decides alone, so its answer does not repeat the scopes of the prefix `/`.
#[test]
fn nested_prefixes_do_not_add_up() {
    assert!(compile(4_000, "/, ").unwrap().data.len() < 4 << 20);
}

/// Nearly all scopes that a catalog can have, each with as many methods as it can have, at one prefix.
#[test]
fn a_prefix_that_would_make_the_table_too_large_is_refused() {
    let methods: Vec<String> = (0..64).map(|number| format!("METHOD{number}")).collect();
    let mut yaml = "catalog: Large\nactions:\n".to_owned();
    for action in 0..256 {
        yaml.push_str(&format!("  a{action}: [{}]\n", methods.join(", ")));
    }
    yaml.push_str("categories:\n  All:\n    resources:\n");
    for resource in 0..255 {
        yaml.push_str(&format!("      r{resource}:\n        paths: [/x]\n"));
        for action in 0..256 {
            yaml.push_str(&format!("        a{action}: Scope\n"));
        }
    }
    let reading = read(yaml.as_bytes());
    assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
    assert_eq!(tables::write(&reading.catalog, reading.policy.as_ref()), Err(PlanError::TableTooLarge));
}

/// Two hundred states have the same edges and answers behind them, which are written once.
#[test]
fn ends_of_paths_with_equal_answers_are_written_once() {
    let size = |last: &dyn Fn(usize) -> String| {
        let mut yaml = "catalog: Ends\ncategories: { All: { scopes: { a: A } } }\nendpoints:\n".to_owned();
        for row in 0..200 {
            yaml.push_str(&format!("  /r{}/s{}/x/y/{}: {{ GET: a }}\n", row / 14, row % 14, last(row)));
        }
        let reading = read(yaml.as_bytes());
        assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
        tables::write(&reading.catalog, reading.policy.as_ref()).unwrap().data.len()
    };
    let (equal, different) = (size(&|_| "z".to_owned()), size(&|row| format!("z{row}")));
    assert!(equal * 2 < different, "{equal} {different}");
}

/// Each node of the trie adds to the budget of visits, so a catalog is not refused for its size.
#[test]
fn a_large_catalog_whose_rows_do_not_cross_is_compiled() {
    let mut yaml = "catalog: Large\ncategories: { All: { scopes: { a: A } } }\nendpoints:\n".to_owned();
    for row in 0..30_000 {
        yaml.push_str(&format!("  /r{}/s{}/x/y: {{ GET: a }}\n", row / 250, row % 250));
    }
    let reading = read(yaml.as_bytes());
    assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
    assert!(reading.policy.is_some());
    tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
}

/// Prefixes can cross as often as rows. Without an error, such a catalog would compile and list no request.
#[test]
fn a_catalog_has_a_policy_or_an_error() {
    let one_literal = |row: usize| -> String {
        (0..50).map(|level| if level == row { format!("/l{level}") } else { "/{p}".to_owned() }).collect()
    };
    let affixes =
        |row: usize| [format!("/{}{{p}}/b{row}", "x".repeat(row + 1)), format!("/{{p}}{}/c{row}", "y".repeat(row + 1))];
    let crossing: [Vec<String>; 3] = [
        (0..50).map(|row| format!("{}/end{row}", one_literal(row))).collect(),
        (0..50).map(one_literal).collect(),
        (0..200).flat_map(affixes).collect(),
    ];
    for prefixes in crossing {
        for rows in ["", "endpoints: { /a/row/elsewhere: { GET: a } }\n"] {
            let yaml = format!(
                "catalog: Crossing\ncategories: {{ All: {{ scopes: {{ a: {{ methods: [GET], paths: ['{}'] }} }} }} }}\n{rows}",
                prefixes.join("', '")
            );
            let reading = read(yaml.as_bytes());
            assert_eq!(reading.policy.is_none(), reading.has_errors(), "{:?}", reading.diagnostics.first());
        }
    }
}
