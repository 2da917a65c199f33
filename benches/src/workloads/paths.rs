//! Rules with streams of requests, and the rules that the requests must select.

use super::requests::{Request, arena};
use crate::oracle::Oracle;
use crate::rules::{Need, Rule};

/// Requests of one kind.
#[derive(Debug, Clone)]
pub struct Stream {
    /// Its name.
    pub name: &'static str,
    /// The requests, in their order.
    pub requests: &'static [Request],
    /// The index of the rule that each request selects, from the oracle.
    pub expected: &'static [Option<usize>],
}

/// Rules, and streams of requests for them.
#[derive(Debug)]
pub struct Paths {
    /// The name of the workload.
    pub name: &'static str,
    /// The rules.
    pub rules: &'static [Rule],
    /// The streams.
    pub streams: Vec<Stream>,
}

impl Paths {
    /// A workload without streams.
    pub fn new(name: &'static str, rules: Vec<Rule>) -> Self {
        Self { name, rules: rules.leak(), streams: Vec::new() }
    }

    /// Adds a stream. With `hit`, either every request of the stream must select a rule, or none of them.
    #[must_use]
    pub fn with(mut self, name: &'static str, hit: Option<bool>, requests: &[(String, String)]) -> Self {
        let oracle = Oracle::new(self.rules);
        let requests = arena(requests);
        let expected: Vec<_> = requests.iter().map(|request| oracle.find(request.path)).collect();
        for (request, rule) in requests.iter().zip(&expected) {
            assert!(hit.is_none_or(|hit| rule.is_some() == hit), "{} {name}: {request:?} is {rule:?}", self.name);
        }
        self.streams.push(Stream { name, requests, expected: expected.leak() });
        self
    }

    /// The stream of this name.
    pub fn stream(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name == name)
    }

    /// The requirement of a rule for a method.
    pub fn need(&self, rule: usize, method: &str) -> Option<&Need> {
        self.rules[rule].needs.iter().find(|(own, _)| own == method).map(|(_, need)| need)
    }
}
