//! Reads any bytes as a catalog. There is no panic, every diagnostic has a place in the text, and a catalog without
//! errors answers as the oracle does.
#![no_main]
#![forbid(unsafe_code)]

use libfuzzer_sys::fuzz_target;
use scope_catalog::diagnostics::render;
use scope_catalog::read::Reading;

use harness::any_catalog::{Set, as_answer, compiled_bytes, model};
use oracle::{Answer, Requirement, canonical};

/// The words of a set. A catalog with more scopes is compiled, but gets no requests.
const WORDS: usize = 4;
/// The maximum number of rows and prefixes that requests are made from. The oracle is slow, so there are few.
const ASKED: usize = 24;

fuzz_target!(|source: &[u8]| {
    let (reading, tables) = compiled_bytes(source);
    every_diagnostic_has_its_place(source, &reading);
    if reading.has_errors() || tables.scope_count() > WORDS * 64 {
        return;
    }
    let model = model(&reading.catalog);
    let rows = reading.catalog.endpoints.iter().map(|row| row.template.text.as_str());
    let prefixes = reading.catalog.scopes.iter().flat_map(|scope| &scope.paths).map(String::as_str);
    for path in rows.chain(prefixes).take(ASKED) {
        // A template is also a path. Its braces are ordinary octets there.
        for path in [path.to_owned(), format!("{path}/x"), path.replace("{*", "x/"), path.replace('a', "%61")] {
            for method in ["GET", "POST"] {
                let answer = as_answer(&tables.route::<Set<WORDS>>(method, &path));
                let (own, expected) = (closed(&reading, answer), closed(&reading, model.route(method, &path)));
                assert_eq!(own, expected, "{method} {path:?}");
            }
        }
    }
});

/// The answer with the scopes that its scopes imply. Answers with the same meaning become equal.
fn closed(reading: &Reading, answer: Answer) -> Answer {
    let Answer::Requires(Requirement::Scopes(sets)) = answer else { return answer };
    let implied = |id: usize| reading.catalog.scopes[id].implied.iter().copied().map(usize::from);
    let closed = |set: &Vec<usize>| set.iter().flat_map(|id| implied(*id).chain([*id])).collect();
    Answer::Requires(canonical(Requirement::Scopes(sets.iter().map(closed).collect())))
}

fn every_diagnostic_has_its_place(source: &[u8], reading: &Reading) {
    let text = String::from_utf8_lossy(source);
    let lines: Vec<&str> = text.split('\n').collect();
    for diagnostic in &reading.diagnostics {
        assert!(!diagnostic.message.is_empty() && !render::one_line(diagnostic, "f").contains('\n'));
        render::snippet(diagnostic, "f");
        let places = diagnostic.at.iter().chain(diagnostic.related.iter().map(|related| &related.at));
        for place in places.map(|excerpt| excerpt.place) {
            let inside = |line: &&&str| place.column >= 1 && place.column as usize <= line.chars().count() + 1;
            let line = lines.get((place.line as usize).wrapping_sub(1)).filter(inside);
            assert!(line.is_some(), "{place:?}: {}", render::one_line(diagnostic, "f"));
        }
    }
}
