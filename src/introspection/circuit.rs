//! A circuit breaker: after several failures in a row, no request goes out for a while, and then one goes out as a probe.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The circuit of one server.
pub(super) struct Circuit {
    state: Mutex<State>,
    /// How many failures in a row open the circuit.
    failures: u32,
    /// How long the circuit stays open before a probe.
    pause: Duration,
}

#[derive(Clone, Copy)]
enum State {
    /// Requests go out.
    Closed { failures: u32 },
    /// No request goes out until a time. Then one does.
    Open { until: Instant, is_probing: bool },
}

/// The permission to send a request. Whoever drops it without a result reports neither a success nor a failure.
pub(super) struct Pass<'a> {
    circuit: &'a Circuit,
    is_probe: bool,
}

/// How long a client should wait while the probe is under way.
const WHILE_PROBING: Duration = Duration::from_secs(1);

/// Longer pauses are mistakes. The clock has no times that are too late.
const LONGEST_PAUSE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

impl Circuit {
    pub(super) fn new(failures: u32, pause: Duration) -> Self {
        Self {
            state: Mutex::new(State::Closed { failures: 0 }),
            failures: failures.max(1),
            pause: pause.min(LONGEST_PAUSE),
        }
    }

    /// Asks whether a request may go out.
    ///
    /// # Errors
    /// Returns how long the client should wait.
    pub(super) fn enter(&self) -> Result<Pass<'_>, Duration> {
        let mut state = self.lock();
        let is_probe = match &mut *state {
            State::Closed { .. } => false,
            State::Open { is_probing: true, .. } => return Err(WHILE_PROBING),
            State::Open { until, is_probing } => {
                let left = until.saturating_duration_since(Instant::now());
                if !left.is_zero() {
                    return Err(left);
                }
                *is_probing = true;
                true
            }
        };
        Ok(Pass { circuit: self, is_probe })
    }

    /// How long the circuit stays open before a probe.
    pub(super) fn pause(&self) -> Duration {
        self.pause
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// Reports that the server answered.
    pub(super) fn succeeded(mut self) {
        self.is_probe = false;
        *self.circuit.lock() = State::Closed { failures: 0 };
    }

    /// Reports that the server did not answer as it should. Returns whether this opens the circuit.
    pub(super) fn failed(mut self) -> bool {
        let mut state = self.circuit.lock();
        let failures = match *state {
            State::Closed { failures } => failures.saturating_add(1),
            State::Open { .. } if self.is_probe => self.circuit.failures,
            // The request went out before the circuit was opened.
            State::Open { .. } => return false,
        };
        self.is_probe = false;
        let opens = failures >= self.circuit.failures;
        *state = if opens {
            State::Open { until: Instant::now() + self.circuit.pause, is_probing: false }
        } else {
            State::Closed { failures }
        };
        opens
    }
}

impl Drop for Pass<'_> {
    /// Lets another request be the probe.
    fn drop(&mut self) {
        if !self.is_probe {
            return;
        }
        if let State::Open { is_probing, .. } = &mut *self.circuit.lock() {
            *is_probing = false;
        }
    }
}
