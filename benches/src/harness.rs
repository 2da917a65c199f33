//! Times contenders in rounds. Each round times each contender once, so that other load on the machine affects all of them. The
//! order rotates. The results are medians over the rounds.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// About how long one timing takes, unless one pass over the inputs takes longer.
pub const TIMING: Duration = Duration::from_millis(1);

/// Something to time on a stream of inputs.
pub struct Contender {
    name: String,
    inputs: usize,
    /// Answers all inputs the given number of times. It is one closure for a batch, so that inputs cost no dynamic call.
    run: Box<dyn FnMut(usize)>,
}

impl Contender {
    /// A contender that calls `answer` for each input.
    pub fn new<T: Copy, A>(name: &str, inputs: &'static [T], mut answer: impl FnMut(T) -> A + 'static) -> Self {
        assert!(!inputs.is_empty(), "{name} has nothing to do");
        Self {
            name: name.to_owned(),
            inputs: inputs.len(),
            run: Box::new(move |passes| {
                for _ in 0..passes {
                    for input in black_box(inputs) {
                        black_box(answer(*input));
                    }
                }
            }),
        }
    }

    fn time(&mut self, passes: usize) -> Duration {
        let start = Instant::now();
        (self.run)(passes);
        start.elapsed()
    }

    /// How many passes take about this long.
    fn passes(&mut self, timing: Duration) -> usize {
        (self.run)(1);
        let pass = self.time(1).max(Duration::from_nanos(1));
        usize::try_from(timing.as_nanos() / pass.as_nanos()).unwrap_or(1).clamp(1, 10_000)
    }
}

/// The times of one contender in nanoseconds per input, one for each round.
#[derive(Debug, Clone)]
pub struct Timing {
    /// The name of the contender.
    pub name: String,
    rounds: Vec<f64>,
}

impl Timing {
    /// The median over the rounds.
    pub fn ns(&self) -> f64 {
        median(self.rounds.clone())
    }

    /// Its time divided by the time of `other`.
    pub fn over(&self, other: &Self) -> f64 {
        self.ns() / other.ns()
    }

    /// The median over the rounds of the difference to `other` in the same round.
    pub fn paired_difference(&self, other: &Self) -> f64 {
        median(self.rounds.iter().zip(&other.rounds).map(|(own, other)| own - other).collect())
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Times all contenders, in `rounds` rounds.
#[expect(clippy::cast_precision_loss, reason = "far fewer inputs and nanoseconds than an `f64` tells apart")]
pub fn duel(contenders: &mut [Contender], rounds: usize, timing: Duration) -> Vec<Timing> {
    let passes: Vec<usize> = contenders.iter_mut().map(|contender| contender.passes(timing)).collect();
    let mut timings: Vec<Timing> =
        contenders.iter().map(|contender| Timing { name: contender.name.clone(), rounds: Vec::new() }).collect();
    for round in 0..rounds {
        for turn in 0..contenders.len() {
            let at = (round + turn) % contenders.len();
            let contender = &mut contenders[at];
            // An untimed pass, because the caches hold the data of the contender before.
            (contender.run)(1);
            let taken = contender.time(passes[at]);
            timings[at].rounds.push(taken.as_nanos() as f64 / (passes[at] * contender.inputs) as f64);
        }
    }
    timings
}
