//! Random requests to large catalogs, and arbitrary texts as requests.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};

use harness::any_catalog::as_answer;
use harness::dice::Dice;
use harness::generate::{self, LARGE, SMALL};
use harness::spec::{Need, Spec};
use harness::subject::Subject;
use harness::tally::Tally;
use oracle::Answer;

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
}

#[test]
fn large_catalogs_and_changed_paths() {
    let tally = Tally::default();
    let test = |bytes: Vec<u8>| {
        let mut dice = Dice::new(bytes);
        let spec = generate::catalog(&mut dice, &LARGE);
        let Ok(subject) = Subject::new(spec, &tally) else { return Ok(()) };
        for _ in 0..40 {
            let path = generate::path(&mut dice, &subject.spec);
            subject.compare(generate::method(&mut dice), &path);
        }
        Ok(())
    };
    runner(150).run(&vec(any::<u8>(), 2000..3000), test).unwrap();
    assert!(tally.sound.get() > tally.broken.get(), "{tally:#?}");
    assert!(tally.listed() > tally.requests() / 3, "{tally:#?}");
    tally.assert_covers(500);
}

#[test]
fn arbitrary_methods_and_paths() {
    let tally = Tally::default();
    let subjects: Vec<Subject<'_>> = (0..20)
        .filter_map(|seed| Subject::new(generate::catalog(&mut Dice::seeded(seed), &SMALL), &tally).ok())
        .chain([Subject::sound(Spec::parse("scope /: a=GET\nrow GET /{*rest} a"), &tally)])
        .collect();
    assert!(subjects.len() > 10);
    let strategy = (any::<String>(), any::<String>(), vec(any::<u8>(), 0..40));
    let test = |(method, text, bytes): (String, String, Vec<u8>)| {
        let raw = String::from_utf8_lossy(&bytes);
        for subject in &subjects {
            for path in [&text, &format!("/{text}"), &format!("/a/{raw}"), &format!("/{}", text.replace('\\', "%6"))] {
                subject.compare("GET", path);
                subject.compare(&method, path);
            }
        }
        Ok(())
    };
    runner(60).run(&strategy, test).unwrap();
}

#[test]
fn paths_near_the_limits() {
    let tally = Tally::default();
    let deep = |segments: usize| "/x".repeat(segments);
    let catalogs = [
        "scope /: a=GET".to_owned(),
        "scope /x: a=GET\nrow GET /{*rest} a".to_owned(),
        "scope /y: a=GET\nrow GET /{p} a\nrow GET /{p}/{*rest} a".to_owned(),
        format!("case insensitive\nencoded_delimiters allow\nscope /X: a=GET\nrow GET {} a", deep(128)),
        format!("scope {}: a=GET\nrow GET /{{*rest}} a", deep(128)),
    ];
    for lines in &catalogs {
        let subject = Subject::sound(Spec::parse(lines), &tally);
        let refused = |path: &str| {
            subject.compare("GET", path);
            as_answer(&subject.route("GET", path)) == Answer::NotCanonical
        };
        // The limit is 8,192 bytes, including a trailing slash.
        assert!(!refused(&format!("/{}", "x".repeat(8191))), "{lines}");
        assert!(!refused(&format!("/{}/", "x".repeat(8190))), "{lines}");
        assert!(refused(&format!("/{}", "x".repeat(8192))), "{lines}");
        assert!(refused(&format!("/{}/", "x".repeat(8191))), "{lines}");
        for (count, is_refused) in [(127, false), (128, false), (129, true), (4096, true)] {
            assert_eq!(refused(&deep(count)), is_refused, "{count} {lines}");
            assert_eq!(refused(&(deep(count) + "/")), is_refused, "{count} {lines}");
        }
        for tail in ["%79", "%7", "%", "y", "%2F", "/", "//", "%78", "%00"] {
            for length in 8191..=8193 {
                refused(&format!("/x/{}{tail}", "y".repeat(length - 3 - tail.len())));
            }
            refused(&(deep(127) + "/" + tail));
            refused(&(deep(128) + tail));
        }
        refused(&format!("/x/{}", "%79".repeat(2729)));
        refused(&format!("/{}", "%".repeat(8191)));
        refused(&"/".repeat(8192));
    }
}

/// A catalog with one error lists no request, even for its valid rows.
#[test]
fn a_broken_catalog_lists_nothing() {
    let mut spec = Spec::parse("scope /: a=GET\nrow GET /{id} public\nrow GET /{*rest} a");
    for path in ["/", "/a", "/a/b"] {
        assert!(matches!(as_answer(&Subject::route_in(&spec, "GET", path)), Answer::Requires(_)), "{path}");
    }
    spec.add_row("/b/", "GET", Need::Public);
    for path in ["/", "/a", "/a/b", "/b"] {
        assert_eq!(as_answer(&Subject::route_in(&spec, "GET", path)), Answer::NotListed, "{path}");
    }
}
