//! `cargo run --release --manifest-path benches/Cargo.toml -- [filter] [--rounds N]`

use scopewright_benches::harness::Contender;
use scopewright_benches::peers::{checks, claims, paths, sets};
use scopewright_benches::run::{Run, STREAMS};
use scopewright_benches::table::{Figure, Line, targets};
use scopewright_benches::workloads::{Paths, brevo, github, graph, published, spans};
use scopewright_benches::{authorized, guarded, ours};

fn main() {
    let mut run = Run::from_arguments();
    path_tables(&mut run);
    claim_tables(&mut run);
    check_tables(&mut run);
    set_tables(&mut run);
    requires_in_axum(&mut run);
    guarded::tables::guarded_services(&mut run);
    assert!(run.duels > 0, "no workload has `{}` in its name", run.filter);
    println!("{}", targets(&run.lines));
}

fn path_tables(run: &mut Run) {
    if run.wants_any("Brevo") {
        use ours::brevo::{lookup, route};
        let mut contest = paths::Contest::new(leaked(brevo::paths()));
        contest.ours(route, lookup);
        contest.peers();
        path_table(run, "Brevo", contest);
    }
    if run.wants_any("GitHub") {
        use ours::github::{lookup, route};
        let mut contest = paths::Contest::new(leaked(github::paths()));
        contest.ours(route, lookup);
        contest.peers();
        path_table(run, "GitHub", contest);
    }
    let trees = [
        ("Graph 10k", 10_000, graph::Functions::Literal),
        ("Graph 10k, functions", 10_000, graph::Functions::Parameter),
        ("Graph 50k", 50_000, graph::Functions::Literal),
    ];
    for (name, count, functions) in trees {
        if run.wants_any(name) {
            let paths = graph::paths(name, count, functions);
            let yaml = graph::yaml(paths.rules);
            let contest = made_at_run_time(paths, &yaml);
            path_table(run, name, contest);
        }
    }
    if run.wants(BOTH_SIZES) {
        of_both_sizes(run);
    }
    for (name, kind) in [("Spans", spans::Spans::Anywhere), ("Spans, the last segment", spans::Spans::Last)] {
        if run.wants_any(name) {
            let paths = spans::paths(name, kind);
            let yaml = ours::yaml(&spans::scopes(), paths.rules);
            let contest = made_at_run_time(paths, &yaml);
            path_table(run, name, contest);
        }
    }
    if run.wants_any("Graph, as published") {
        match published::paths() {
            Some((scopes, paths)) => {
                let yaml = ours::yaml(&scopes, paths.rules);
                let contest = made_at_run_time(paths, &yaml);
                path_table(run, "Graph, as published", contest);
            }
            None => println!("Graph, as published: not at hand\n"),
        }
    }
}

fn leaked(paths: Paths) -> &'static Paths {
    Box::leak(Box::new(paths))
}

fn made_at_run_time(paths: Paths, yaml: &str) -> paths::Contest {
    let tables = ours::Literals::compile(yaml).leak();
    let mut contest = paths::Contest::new(leaked(paths));
    contest.ours(|method, path| ours::route(tables, method, path), |path| ours::lookup(tables, path));
    contest.peers();
    contest
}

/// Times every stream of a workload, and records the figures of the targets.
fn path_table(run: &mut Run, name: &str, mut contest: paths::Contest) {
    use paths::{LOOKUP, MATCHIT, ROUTE, WAYFIND};
    let is_peer = |name: &str| name != LOOKUP && name != ROUTE;
    for stream in STREAMS {
        let Some(timings) = run.duel_with(&format!("{name}, {stream}"), contest.take(stream), &contest.absent()) else {
            continue;
        };
        let work = format!("{name}, {stream}");
        match (name, stream) {
            ("Brevo", "hits") => {
                run.target(&work, &timings, LOOKUP, |peer| [MATCHIT, WAYFIND].contains(&peer), (2.0, 3.0));
            }
            ("GitHub", "hits") => run.target(&work, &timings, LOOKUP, |peer| peer == MATCHIT, (2.5, 3.5)),
            ("GitHub", "in order") => run.target(&work, &timings, LOOKUP, |peer| peer == MATCHIT, (2.0, 3.0)),
            ("Graph 10k", "hits") => run.target(&work, &timings, LOOKUP, is_peer, (3.0, 4.5)),
            ("Graph 50k", "hits") => run.target(&work, &timings, LOOKUP, is_peer, (6.0, 9.0)),
            ("Brevo", "misses") => run.target(&work, &timings, LOOKUP, is_peer, (1.3, 2.0)),
            ("GitHub", "misses") => run.target(&work, &timings, LOOKUP, is_peer, (1.5, 2.5)),
            ("Graph 10k", "misses") => run.target(&work, &timings, LOOKUP, is_peer, (1.8, 3.0)),
            _ => {}
        }
        if stream == "hits" && ["Brevo", "GitHub", "Graph 10k", "Graph 50k"].contains(&name) {
            let work = format!("{work}: all of `route` against a bare look-up");
            run.target(&work, &timings, ROUTE, |peer| peer == MATCHIT, (1.5, 2.5));
        }
    }
}

const BOTH_SIZES: &str = "Graph 10k and 50k, hits";

/// Compares the larger tree with the smaller one, in the same rounds.
fn of_both_sizes(run: &mut Run) {
    let [small, large] = [("Graph 10k", 10_000), ("Graph 50k", 50_000)].map(|(name, count)| {
        let paths = graph::paths(name, count, graph::Functions::Literal);
        let tables = ours::Literals::compile(&graph::yaml(paths.rules)).leak();
        let hits = paths.stream("hits").map_or(&[][..], |stream| stream.requests);
        Contender::new(name, hits, move |request| ours::lookup(tables, request.path))
    });
    let Some(timings) = run.duel(BOTH_SIZES, vec![small, large]) else { return };
    let [small, large] = timings.as_slice() else { return };
    run.lines.push(Line {
        work: "a hit among 50,000 against one among 10,000".to_owned(),
        ours: large.ns(),
        peer: "its own".to_owned(),
        theirs: small.ns(),
        figure: Figure::Times(large.over(small)),
        required: 1.6,
        reach_for: 1.2,
    });
}

fn claim_tables(run: &mut Run) {
    use claims::{Contest, sized};
    /// A catalog, the number of words of its sets, and the peers that need enums made for it.
    macro_rules! contest {
        ($catalog:ident, $words:literal, $k:literal $(, $with:ident($($with_what:expr)?) $(::<$enum:ty>)?)*) => {{
            let title = format!("{} scopes, claims of {}", stringify!($catalog).trim_start_matches("of_"), $k);
            if run.wants(&title) {
                use sized::$catalog as catalog;
                let contest = Contest::new::<ours::sized::$catalog::ScopeSet, $words>($k, &catalog::PHF);
                $(let contest = contest.$with $(::<$enum>)? ($($with_what)?);)*
                claim_table(run, &title, $k, contest);
            }
        }};
    }
    contest!(of_32, 1, 3, with_enum()::<catalog::Token>, with_flags(catalog::flag));
    contest!(of_32, 1, 32, with_enum()::<catalog::Token>, with_flags(catalog::flag));
    contest!(of_500, 8, 3, with_enum()::<catalog::Token>);
    contest!(of_500, 8, 32, with_enum()::<catalog::Token>);
    contest!(of_500, 8, 500, with_enum()::<catalog::Token>);
    contest!(of_917, 15, 3, with_enum()::<catalog::Token>);
    contest!(of_917, 15, 32, with_enum()::<catalog::Token>);
    contest!(of_1365, 22, 3, with_enum()::<catalog::Token>);
    contest!(of_1365, 22, 32, with_enum()::<catalog::Token>);
    contest!(of_5000, 79, 3);
    contest!(of_5000, 79, 32);
}

fn claim_table(run: &mut Run, title: &str, k: usize, contest: claims::Contest) {
    use claims::{FX, HASH_SET, OURS, STRUM};
    let Some(timings) = run.duel(title, contest.contenders()) else { return };
    if k == 32 {
        run.target(title, &timings, OURS, |peer| peer == STRUM, (4.0, 7.0));
        run.target(title, &timings, OURS, |peer| peer == HASH_SET, (12.0, 20.0));
        run.target(title, &timings, OURS, |peer| peer == FX, (2.0, 3.0));
    }
}

fn check_tables(run: &mut Run) {
    use checks::Contest;
    use claims::sized;
    macro_rules! contest {
        ($catalog:ident, $words:literal, $held:literal $(, $with:ident::<$set:ident>)*) => {{
            let title = format!("check at {} words", $words);
            if run.wants(&title) {
                use ours::sized::$catalog::ScopeSet;
                let contest = Contest::new::<ScopeSet>($held, |granted, required| granted.is_superset(required));
                $(let contest = contest.$with::<sized::$catalog::$set>();)*
                if let Some(timings) = run.duel(&title, contest.contenders())
                    && $words == 16
                {
                    for ours in [claims::OURS, checks::REQUIREMENT] {
                        let work = if ours == claims::OURS { title.clone() } else { format!("{title}, a `Requirement`") };
                        run.target(&work, &timings, ours, |peer| peer == claims::HASH_SET, (40.0, 60.0));
                    }
                }
            }
        }};
    }
    contest!(of_32, 1, 8, with_enum::<Token>, with_flags::<Flags>);
    contest!(of_500, 8, 32, with_enum::<Token>);
    contest!(of_917, 15, 32, with_enum::<Token>);
    contest!(of_1024, 16, 32, with_enum::<Token>);
    contest!(of_5000, 79, 64);
}

fn set_tables(run: &mut Run) {
    macro_rules! contest {
        ($catalog:ident, $k:literal) => {{
            use ours::sized::$catalog::ScopeSet;
            let size = stringify!($catalog).trim_start_matches("of_");
            for (title, contenders) in [
                (format!("Display of {} out of {size} scopes", $k), sets::texts::<ScopeSet> as fn(usize) -> _),
                (format!("iteration of {} out of {size} scopes", $k), sets::members::<ScopeSet>),
            ] {
                if run.wants(&title) {
                    run.duel(&title, contenders($k));
                }
            }
        }};
    }
    contest!(of_32, 8);
    contest!(of_500, 32);
    contest!(of_5000, 64);
}

fn requires_in_axum(run: &mut Run) {
    const TITLE: &str = "authorization check, a request to axum";
    if !run.wants(TITLE) {
        return;
    }
    // The difference is small compared with the times, so it is the median of the differences within many short rounds.
    let timings = run.duel_of(TITLE, authorized::contenders(), &[], 20);
    if let Some([open, checked, ..]) = timings.as_deref() {
        run.lines.push(Line {
            work: TITLE.to_owned(),
            ours: checked.ns(),
            peer: open.name.clone(),
            theirs: open.ns(),
            figure: Figure::Percent(checked.paired_difference(open) / open.ns() * 100.0),
            required: 6.0,
            reach_for: 3.0,
        });
    }
}
