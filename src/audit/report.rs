//! The report of an audit.

use core::fmt;

/// What an audit found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Report {
    /// The number of requests that were sent.
    pub requests: usize,
    /// The requests that ended otherwise than the catalog says.
    pub surprises: Vec<Surprise>,
}

/// A request that ended otherwise than the catalog says.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Surprise {
    /// The method of the request.
    pub method: String,
    /// The path of the request.
    pub path: String,
    /// The token of the request, in words, such as `the scopes contacts:read`.
    pub token: String,
    /// What the catalog requires, or `None` if it does not list the request.
    pub requirement: Option<String>,
    /// What happened, in words, such as `admitted`.
    pub happened: String,
}

impl Report {
    /// Panics with the list of surprises, if there are any, or if no request was sent.
    ///
    /// # Panics
    /// In a test that must fail. Services do not call this.
    #[track_caller]
    pub fn assert_closed(&self) {
        assert!(self.surprises.is_empty() && self.requests > 0, "{self}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} requests, {} surprises", self.requests, self.surprises.len())?;
        self.surprises.iter().try_for_each(|surprise| write!(f, "\n{surprise}"))
    }
}

impl fmt::Display for Surprise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, path, token, requirement, happened } = self;
        write!(f, "{method} {path} with {token}: {happened}; the catalog ")?;
        match requirement {
            Some(requirement) => write!(f, "requires `{requirement}`"),
            None => f.write_str("does not list it"),
        }
    }
}
