//! A run of the benchmarks: which workloads it has, and what they showed.

use crate::harness::{Contender, TIMING, Timing, duel};
use crate::peers::paths::Absent;
use crate::table::{Line, everybody};

/// The kinds of workloads.
pub const STREAMS: [&str; 6] = ["hits", "in order", "misses", "near misses", "8 KiB", "128 segments"];

/// The arguments of the program, and the results so far.
pub struct Run {
    /// Only workloads with this text in their names are run.
    pub filter: String,
    /// How many rounds a workload has.
    pub rounds: usize,
    /// How many workloads were run.
    pub duels: usize,
    /// The table of targets.
    pub lines: Vec<Line>,
}

impl Run {
    /// Reads the arguments.
    pub fn from_arguments() -> Self {
        let mut run = Self { filter: String::new(), rounds: 31, duels: 0, lines: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            if argument == "--rounds" {
                let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).filter(|rounds| *rounds > 0);
                run.rounds = rounds.expect("`--rounds` takes a number");
            } else {
                run.filter = argument;
            }
        }
        run
    }

    /// Whether the filter selects a workload.
    pub fn wants(&self, title: &str) -> bool {
        title.to_lowercase().contains(&self.filter.to_lowercase())
    }

    /// Whether the filter selects any stream of a workload.
    pub fn wants_any(&self, name: &str) -> bool {
        STREAMS.iter().any(|stream| self.wants(&format!("{name}, {stream}")))
    }

    /// Times contenders and prints what each took.
    pub fn duel(&mut self, title: &str, contenders: Vec<Contender>) -> Option<Vec<Timing>> {
        self.duel_of(title, contenders, &[], 1)
    }

    /// As `duel`, with the peers that cannot take part.
    pub fn duel_with(&mut self, title: &str, contenders: Vec<Contender>, absent: &[Absent]) -> Option<Vec<Timing>> {
        self.duel_of(title, contenders, absent, 1)
    }

    /// As `duel`, with `parts` times as many rounds, each of them `parts` times as short.
    pub fn duel_of(
        &mut self,
        title: &str,
        mut contenders: Vec<Contender>,
        absent: &[Absent],
        parts: u32,
    ) -> Option<Vec<Timing>> {
        if contenders.is_empty() || !self.wants(title) {
            return None;
        }
        let timings = duel(&mut contenders, self.rounds * parts as usize, TIMING / parts);
        let absent: Vec<String> =
            absent.iter().map(|peer| format!("{} cannot express `{}`", peer.name, peer.template)).collect();
        println!("{}", everybody(title, &timings, &absent));
        self.duels += 1;
        Some(timings)
    }

    /// Adds a line to the table of targets: `ours` compared with the fastest contender that `is_peer` selects.
    pub fn target(
        &mut self,
        work: &str,
        timings: &[Timing],
        ours: &str,
        is_peer: impl Fn(&str) -> bool,
        bounds: (f64, f64),
    ) {
        let peers: Vec<&Timing> = timings.iter().filter(|timing| is_peer(&timing.name)).collect();
        let own = timings.iter().find(|timing| timing.name == ours);
        self.lines.extend(own.and_then(|own| Line::against(work, own, &peers, bounds.0, bounds.1)));
    }
}
