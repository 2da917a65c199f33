//! What the contenders are asked: rules and streams of requests, the same in every run.

pub mod brevo;
pub mod claims;
pub mod github;
pub mod graph;
#[cfg(feature = "peers")]
pub mod published;
pub mod requests;

use crate::oracle::Oracle;
pub use requests::{Request, arena};

/// Who is let in: the holder of all scopes, by id, of one of the alternatives. Ascending, both.
pub type Need = Vec<Vec<u16>>;

/// A row of a catalog, or a prefix.
#[derive(Debug, Clone, Default)]
pub struct Rule {
    /// The path with `{...}` for parameters.
    pub template: String,
    /// Whether it covers all that lies below, too.
    pub prefix: bool,
    /// The methods that it lists, and what each asks for.
    pub needs: Vec<(String, Need)>,
}

/// Requests of one kind.
#[derive(Debug, Clone)]
pub struct Stream {
    /// What kind.
    pub name: &'static str,
    /// In the order in which they come.
    pub requests: &'static [Request],
    /// The rule that each selects, as the oracle has it.
    pub expected: &'static [Option<usize>],
}

/// Rules, and requests for them.
#[derive(Debug)]
pub struct Paths {
    /// Where they are from.
    pub name: &'static str,
    /// What a path selects.
    pub rules: &'static [Rule],
    /// What is asked.
    pub streams: Vec<Stream>,
}

impl Paths {
    /// No requests yet.
    pub fn new(name: &'static str, rules: Vec<Rule>) -> Self {
        Self { name, rules: rules.leak(), streams: Vec::new() }
    }

    /// Adds requests. `hit` says whether all of them or none of them is to be listed; where it is `None`, either may be.
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

    /// What a request is to be answered.
    pub fn need(&self, rule: usize, method: &str) -> Option<&Need> {
        self.rules[rule].needs.iter().find(|(own, _)| own == method).map(|(_, need)| need)
    }
}
