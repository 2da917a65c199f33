//! The tables of guarded services.

use super::{beside_peers, ours, remembered, throughput, verifications};
use crate::harness::Timing;
use crate::peers::guards::{BARE_07, JWT_AUTHORIZER};
use crate::run::Run;
use crate::service::BARE;
use crate::table::{Figure, Line};
use jsonwebtoken::Algorithm;
use std::num::NonZero;

/// Times guarded services, and records the figures of the targets.
pub fn guarded_services(run: &mut Run) {
    const REMEMBERED: &str = "a token seen before, a request to axum";
    const PEERS: &str = "guarded services, a request to axum";
    const THREADS: &str = "guarded service, threads";
    if run.wants(REMEMBERED)
        && let Some(timings) = run.duel_of(REMEMBERED, remembered(), &[], 4)
        && let Some((bare, guarded)) = timings.split_first()
    {
        for one in guarded {
            let added = one.paired_difference(bare);
            for (figure, required, reach_for) in
                [(Figure::Added(added), 250.0, 190.0), (Figure::Percent(added / bare.ns() * 100.0), 30.0, 25.0)]
            {
                run.lines.push(Line {
                    work: format!("a token seen before, {}", one.name),
                    ours: one.ns(),
                    peer: bare.name.clone(),
                    theirs: bare.ns(),
                    figure,
                    required,
                    reach_for,
                });
            }
        }
    }
    if run.wants(PEERS)
        && let Some(timings) = run.duel(PEERS, beside_peers())
    {
        against_guards(run, &timings);
    }
    for algorithm in [Algorithm::RS256, Algorithm::ES256] {
        let title = format!("a token not seen before, {algorithm:?}");
        if run.wants(&title)
            && let Some([ours, decode]) = run.duel_of(&title, verifications(algorithm), &[], 4).as_deref()
        {
            run.lines.push(Line {
                work: title,
                ours: ours.ns(),
                peer: decode.name.clone(),
                theirs: decode.ns(),
                figure: Figure::Percent(ours.paired_difference(decode) / decode.ns() * 100.0),
                required: 5.0,
                reach_for: 2.0,
            });
        }
    }
    if run.wants(THREADS) {
        run.duels += 1;
        run.lines.extend(threads(THREADS));
    }
}

/// Compares what the guards of the peers add to a request with what ours adds.
fn against_guards(run: &mut Run, timings: &[Timing]) {
    let named = |name: &str| timings.iter().find(|timing| timing.name == name);
    let (Some(bare), Some(bare_07), Some(guarded)) = (named(BARE), named(BARE_07), named(&ours(Algorithm::RS256)))
    else {
        return;
    };
    let added = guarded.paired_difference(bare);
    for peer in timings {
        if [&bare.name, &bare_07.name, &guarded.name].contains(&&peer.name) {
            continue;
        }
        let its_bare = if peer.name == JWT_AUTHORIZER { bare_07 } else { bare };
        let its_own = peer.paired_difference(its_bare);
        run.lines.push(Line {
            work: "what a guard adds to a request, RS256".to_owned(),
            ours: added,
            peer: peer.name.clone(),
            theirs: its_own,
            figure: Figure::Faster(its_own / added),
            required: 50.0,
            reach_for: 100.0,
        });
    }
}

/// Prints the requests per second with several threads, and compares 16 threads with as many as the machine has cores.
#[expect(clippy::cast_precision_loss, reason = "few threads")]
fn threads(title: &str) -> Option<Line> {
    const REQUESTS: usize = 640_000;
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let mut measured = Vec::new();
    println!(
        "| {title} | no guard, requests/s | one guard, requests/s | added, ns of one core |\n|---|---:|---:|---:|"
    );
    for threads in [1, cores, 16] {
        let [bare, guarded] = throughput(threads, REQUESTS / threads);
        let ns = |per_second: f64| 1e9 / per_second * threads.min(cores) as f64;
        println!("| {threads} | {bare:.0} | {guarded:.0} | {:.0} |", ns(guarded) - ns(bare));
        measured.push(guarded);
    }
    println!();
    let [_, few, many] = measured.as_slice() else { return None };
    Some(Line {
        work: format!("requests with 16 threads on one memory, against {cores}"),
        ours: 1e9 / many,
        peer: "its own".to_owned(),
        theirs: 1e9 / few,
        figure: Figure::Times(few / many),
        required: 1.3,
        reach_for: 1.1,
    })
}
