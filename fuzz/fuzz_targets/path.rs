//! One letter, which selects a catalog, then a method, a space and a path: the tables answer as the oracle.
#![no_main]
#![forbid(unsafe_code)]

use libfuzzer_sys::fuzz_target;

use harness::path_catalogs;
use harness::subject::Subject;
use harness::tally::Tally;

thread_local! {
    static SUBJECTS: Vec<Subject<'static>> = {
        let tally: &Tally = Box::leak(Box::default());
        path_catalogs::by_hand().into_iter().map(|spec| Subject::sound(spec, tally)).collect()
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
