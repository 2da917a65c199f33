//! A letter, which stands for a catalog, a method, a space and a path: the tables answer as the oracle does.
#![no_main]
#![forbid(unsafe_code)]

#[path = "../../tests/any/mod.rs"]
mod any;
#[allow(dead_code, reason = "the soak test takes the rest")]
#[path = "../../scope-catalog/tests/soak/catalogs.rs"]
mod catalogs;
#[allow(dead_code, reason = "other tests take the rest")]
#[path = "../../tests/paths/dice.rs"]
mod dice;
#[allow(dead_code, reason = "other tests take the rest")]
#[path = "../../tests/paths/generate.rs"]
mod generate;
#[path = "../../tests/naive/mod.rs"]
mod naive;
#[path = "../../tests/paths/spec.rs"]
mod spec;
#[allow(dead_code, reason = "other tests take the rest")]
#[path = "../../tests/paths/subject.rs"]
mod subject;

use libfuzzer_sys::fuzz_target;

use crate::subject::{Subject, Tally};

thread_local! {
    static SUBJECTS: Vec<Subject<'static>> = {
        let tally: &Tally = Box::leak(Box::default());
        catalogs::by_hand().into_iter().map(|spec| Subject::sound(spec, tally)).collect()
    };
}

fuzz_target!(|input: &[u8]| {
    let Some((letter, request)) = input.split_first() else { return };
    let request = String::from_utf8_lossy(request);
    let (method, path) = request.split_once(' ').unwrap_or(("GET", &request));
    SUBJECTS.with(|subjects| {
        let number = usize::from(letter.wrapping_sub(b'A')) % subjects.len();
        subjects[number].compare(method, path);
    });
});
