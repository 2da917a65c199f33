//! Compares the answers to random and hostile paths with the oracle, and the scopes of random claims with a map of
//! names.
//!
//! `cargo test` makes 20,000 paths and claims. This command makes ten million:
//!
//! ```sh
//! SCOPEWRIGHT_SOAK=10000000 cargo test --release --package scope-catalog --test soak
//! ```
//!
//! Each thread has a seed that is the same in every run, so that a failure can be repeated.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod hostile;

use std::time::Instant;

use harness::random::Random;
use harness::subject::Subject;
use harness::tally::Tally;
use harness::{claims, path_catalogs};

use crate::hostile::Target;

const THREADS: usize = 2;
/// The number of requests to one catalog before the next catalog has its turn.
const TURN: usize = 50;

/// The number of paths and claims together.
fn wanted() -> usize {
    std::env::var("SCOPEWRIGHT_SOAK").map_or(20_000, |count| count.parse().unwrap())
}

#[test]
fn paths_and_claims_are_read_as_the_models_read_them() {
    let start = Instant::now();
    // Seven of ten inputs are paths, and three are claims.
    let each = wanted() / THREADS / 10;
    let done: Vec<(usize, usize)> = std::thread::scope(|scope| {
        let seeds = 0..THREADS as u64;
        let threads = seeds.map(|seed| scope.spawn(move || (paths(7 * each, seed), claims(3 * each, seed))));
        threads.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (paths, claims) = done.into_iter().fold((0, 0), |sum, done| (sum.0 + done.0, sum.1 + done.1));
    println!("{paths} paths and {claims} claims, in {:.1} s", start.elapsed().as_secs_f64());
    assert!(paths >= 7 * each * THREADS && claims >= 3 * each * THREADS);
}

fn paths(count: usize, seed: u64) -> usize {
    let tally = Tally::default();
    let by_hand = path_catalogs::by_hand().into_iter().map(|spec| Subject::sound(spec, &tally));
    let at_random = path_catalogs::at_random().into_iter().filter_map(|spec| Subject::new(spec, &tally).ok());
    let subjects = by_hand.chain(at_random);
    let subjects: Vec<(Subject<'_>, Target)> = subjects
        .map(|subject| {
            let target = Target::new(&subject.spec);
            (subject, target)
        })
        .collect();
    assert!(subjects.len() > 70, "{}", subjects.len());
    let mut random = Random::new(seed);
    let mut done = 0;
    while done < count {
        let (subject, target) = &subjects[done / TURN % subjects.len()];
        for _ in 0..TURN {
            let path = target.path(&mut random);
            subject.compare(target.method(&mut random), &path);
        }
        done += TURN;
    }
    assert_eq!(tally.requests() as usize, done);
    tally.assert_covers(200);
    done
}

fn claims(count: usize, seed: u64) -> usize {
    let few = claims::Subject::<1>::new(claims::many_names(32));
    let near = claims::Subject::<8>::new(claims::near_names());
    let many = claims::Subject::<72>::new(claims::many_names(5_000));
    let mut tally = claims::Tally::default();
    let mut random = Random::new(seed ^ 0xC1A1_4000);
    let mut done = 0;
    while done < count {
        for _ in 0..TURN {
            few.compare(&few.claim(&mut random), &mut tally);
            near.compare(&near.claim(&mut random), &mut tally);
        }
        many.compare(&many.claim(&mut random), &mut tally);
        done += 2 * TURN + 1;
    }
    let least = done as u64 / 100;
    assert!(tally.cells().iter().all(|cell| *cell >= least), "{tally:?}");
    done
}
