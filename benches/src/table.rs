//! The tables of the results, and the targets that some ratios must reach.

use crate::harness::Timing;
use std::fmt::Write as _;

/// One line of the table of targets.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is measured.
    pub work: String,
    /// The time of Scopewright, in nanoseconds.
    pub ours: f64,
    /// The name of the peer.
    pub peer: String,
    /// The time of the peer, in nanoseconds.
    pub theirs: f64,
    /// The ratio or the difference of the two times.
    pub figure: Figure,
    /// The bound that the figure must reach.
    pub required: f64,
    /// A stricter bound, which is a goal for later versions.
    pub reach_for: f64,
}

/// A comparison of two times. The variant tells whether a larger or a smaller value is better.
#[derive(Debug, Clone, Copy)]
pub enum Figure {
    /// The time of the peer as a multiple of the time of Scopewright. Larger is better.
    Faster(f64),
    /// The time as a multiple of the other time. Smaller is better.
    Times(f64),
    /// The additional time, in percent of the other time. Smaller is better.
    Percent(f64),
    /// The additional time in nanoseconds. Smaller is better.
    Added(f64),
}

impl Line {
    /// `ours` compared with the fastest of `peers`.
    pub fn against(work: &str, ours: &Timing, peers: &[&Timing], required: f64, reach_for: f64) -> Option<Self> {
        let best = peers.iter().min_by(|one, other| one.ns().total_cmp(&other.ns()))?;
        Some(Self {
            work: work.to_owned(),
            ours: ours.ns(),
            peer: best.name.clone(),
            theirs: best.ns(),
            figure: Figure::Faster(best.over(ours)),
            required,
            reach_for,
        })
    }

    fn is(&self, bound: f64) -> bool {
        match self.figure {
            Figure::Faster(figure) => figure >= bound,
            Figure::Times(figure) | Figure::Percent(figure) | Figure::Added(figure) => figure <= bound,
        }
    }

    fn verdict(&self) -> &'static str {
        if self.is(self.reach_for) {
            "met, and what to reach for"
        } else if self.is(self.required) {
            "met"
        } else {
            "MISSED"
        }
    }

    fn row(&self) -> String {
        let Self { work, ours, peer, theirs, required, reach_for, .. } = self;
        let verdict = self.verdict();
        let figures = match self.figure {
            Figure::Faster(figure) => format!("{figure:.2}x | {required}x | {reach_for}x"),
            Figure::Times(figure) => format!("{figure:.2}x | at most {required}x | {reach_for}x"),
            Figure::Percent(figure) => format!("{figure:.1} % | at most {required} % | {reach_for} %"),
            Figure::Added(figure) => format!("{figure:.0} ns | at most {required} ns | {reach_for} ns"),
        };
        format!("| {work} | {ours:.1} | {peer} | {theirs:.1} | {figures} | {verdict} |\n")
    }
}

/// The table of targets, as Markdown.
pub fn targets(lines: &[Line]) -> String {
    let mut table = "| work | ours, ns | against | theirs, ns | ratio | required | reach for | |\n".to_owned();
    table += "|---|---:|---|---:|---:|---:|---:|---|\n";
    table.extend(lines.iter().map(Line::row));
    table
}

/// The times of all contenders for one workload, and what is said about peers without a time, as Markdown.
pub fn everybody(title: &str, timings: &[Timing], absent: &[String]) -> String {
    let mut table = format!("| {title} | ns | of the first |\n|---|---:|---:|\n");
    for timing in timings {
        let ratio = timings.first().map_or(1.0, |first| timing.over(first));
        writeln!(table, "| {} | {:.1} | {ratio:.2} |", timing.name, timing.ns()).expect("a `String` takes everything");
    }
    table.extend(absent.iter().map(|peer| format!("| {peer} | | |\n")));
    table
}
