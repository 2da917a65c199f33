//! The walk without checks, which the benchmarks measure.

use harness::any_catalog::compiled;

#[test]
fn the_walk_of_the_benchmarks_finds_the_answers_of_requests() {
    for settings in ["", "case: insensitive\n"] {
        let mut yaml = format!(
            "catalog: Lengths\n{settings}categories: {{ All: {{ scopes: {{ a: A }} }} }}\nendpoints:\n  /: {{ GET: a }}\n"
        );
        for length in 1..100 {
            yaml += &format!("  /{}: {{ GET: a }}\n", "x".repeat(length));
            yaml += &format!("  /{{p}}/{}: {{ GET: public }}\n", "y".repeat(length));
        }
        let (reading, tables) = compiled(&yaml);
        assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
        let mut answers = std::collections::BTreeSet::new();
        for length in 1..100 {
            for path in [
                "/".to_owned(),
                format!("/{}", "x".repeat(length)),
                format!("/{}/", "X".repeat(length)),
                format!("/12/{}", "y".repeat(length)),
                format!("/{}/y", "z".repeat(length)),
                format!("/{}/n", "z".repeat(length)),
            ] {
                // The answer 0 means that no rule matches.
                let answer = tables.lookup(&path);
                assert_eq!(Ok(answer), tables.answer(&path), "{path}\n{settings}");
                answers.insert(answer);
            }
        }
        assert_eq!(answers.len(), 3, "two rules and none: {answers:?}");
    }
}
