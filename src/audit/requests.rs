//! The requests of an audit: every method and path of a catalog, with values for the parameters.

use scope_types::layout::scope;
use scope_types::{Catalog, CatalogScope, CatalogSet, Decision, Requirement};
use std::collections::BTreeSet;

/// The value of every parameter. It is unlikely to be a literal of another row.
const VALUE: &str = "audit-of-scopes";

/// A method that no catalog lists.
pub(super) const UNLISTED: &str = "SCOPEWRIGHT-AUDIT";

/// A request that the catalog lists.
#[derive(Clone, Copy)]
pub(super) struct Listed<'a, S> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) requirement: Requirement<'static, S>,
}

/// The paths of a catalog, each once, and the methods that it knows.
pub(super) struct Requests {
    paths: BTreeSet<String>,
    methods: BTreeSet<&'static str>,
}

impl Requests {
    /// Lists the rows and the prefixes of a catalog.
    pub(super) fn of<S: CatalogSet>() -> Self {
        let (mut paths, mut methods) = (BTreeSet::new(), BTreeSet::new());
        for endpoint in Catalog::<S::Scope>::new().endpoints() {
            paths.insert(filled(endpoint.template()));
            methods.extend(endpoint.rows().map(|(method, _)| method));
        }
        for scope in S::Scope::ALL {
            let texts = |field| S::Scope::TABLES.scope_strings(scope.id(), field);
            for prefix in texts(scope::PATHS).iter() {
                let prefix = filled(prefix);
                let prefix = prefix.trim_end_matches('/');
                paths.insert(format!("{prefix}/{VALUE}"));
                paths.insert(if prefix.is_empty() { "/".to_owned() } else { prefix.to_owned() });
            }
            methods.extend(texts(scope::METHODS).iter());
        }
        if methods.contains("GET") {
            methods.insert("HEAD");
        }
        Self { paths, methods }
    }

    /// The paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The requests that the catalog lists.
    pub(super) fn listed<S: CatalogSet>(&self) -> impl Iterator<Item = Listed<'_, S>> {
        self.paths().flat_map(|path| {
            self.methods.iter().filter_map(move |method| match S::Scope::TABLES.route(method, path) {
                Decision::Requirement(requirement) => Some(Listed { method, path, requirement }),
                Decision::NotListed | Decision::NotCanonical(_) => None,
            })
        })
    }
}

/// Writes values in place of the parameters of a template.
fn filled(template: &str) -> String {
    let fill = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) => {
            let (head, tail) = (segment.get(..open).unwrap_or_default(), segment.get(close + 1..).unwrap_or_default());
            let is_span = segment.get(open + 1..).is_some_and(|rest| rest.starts_with('*'));
            if is_span { format!("{head}{VALUE}/{VALUE}{tail}") } else { format!("{head}{VALUE}{tail}") }
        }
        _ => segment.to_owned(),
    };
    template.split('/').map(fill).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn parameters_get_values() {
        assert_eq!(filled("/a/{id}/b"), "/a/audit-of-scopes/b");
        assert_eq!(filled("/v1/{*name}:cancel"), "/v1/audit-of-scopes/audit-of-scopes:cancel");
        assert_eq!(filled("/f(a='{a}',b='{b}')"), "/f(a='audit-of-scopes')");
        assert_eq!(filled("/"), "/");
    }
}
