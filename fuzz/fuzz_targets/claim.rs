//! Reads any text as a claim and as a `scope` parameter, and compares the results with a map of names and `str::split`.
#![no_main]
#![forbid(unsafe_code)]

use libfuzzer_sys::fuzz_target;

use harness::claims::{Subject, Tally, many_names, near_names};

thread_local! {
    static FEW: Subject<1> = Subject::new(many_names(32));
    static NEAR: Subject<8> = Subject::new(near_names());
    static MANY: Subject<16> = Subject::new(many_names(1_000));
}

fuzz_target!(|text: &[u8]| {
    let text = String::from_utf8_lossy(text);
    let mut tally = Tally::default();
    FEW.with(|few| few.compare(&text, &mut tally));
    NEAR.with(|near| near.compare(&text, &mut tally));
    MANY.with(|many| many.compare(&text, &mut tally));
});
