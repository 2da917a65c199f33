//! The methods that rows and scopes list. HEAD is listed with GET, unless it is listed itself (RFC 9110, section 9.3.2).

use crate::model::{Endpoint, MethodRequirement, Scope};

/// The entry of a method in rows of one shape, with its row.
pub(crate) fn listed<'a>(
    rows: &(impl Iterator<Item = &'a Endpoint> + Clone),
    method: &str,
) -> Option<(&'a Endpoint, &'a MethodRequirement)> {
    let find = |method: &str| {
        let mut all = rows.clone().flat_map(|row| row.methods.iter().map(move |listed| (row, listed)));
        all.find(|(_, listed)| listed.method == method)
    };
    find(method).or_else(|| find("GET").filter(|_| method == "HEAD"))
}

/// Whether a scope authorizes a method at its prefixes.
pub(crate) fn authorizes(scope: &Scope, method: &str) -> bool {
    let has = |method: &str| scope.methods.iter().any(|listed| listed == method);
    has(method) || method == "HEAD" && has("GET")
}
