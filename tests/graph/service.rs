//! A service as `../shared/catalogs/NAME.json.xz` describes it, and the catalog that this becomes.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::naive::{Requirement, canonical};

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Service {
    pub(crate) source: String,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) endpoints: Vec<Endpoint>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Scope {
    pub(crate) name: String,
    pub(crate) description: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Endpoint {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Alternatives, each a list of scopes that are needed together. Without any the source says nothing; one that is
    /// empty says that no scope is needed.
    pub(crate) any_of: Vec<Vec<String>>,
}

impl Service {
    /// None where the data is not there.
    pub(crate) fn load(name: &str) -> Option<Self> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../shared/catalogs/{name}.json.xz"));
        if !file.exists() {
            eprintln!("skipped: {} is not there", file.display());
            return None;
        }
        let unpacked = Command::new("xz").args(["--decompress", "--stdout"]).arg(&file).output().unwrap();
        assert!(unpacked.status.success(), "{}", String::from_utf8_lossy(&unpacked.stderr));
        let mut service: Self = serde_json::from_slice(&unpacked.stdout).unwrap();
        for endpoint in &mut service.endpoints {
            endpoint.path = template(&endpoint.path);
        }
        Some(service)
    }

    /// The same service without some of its endpoints.
    pub(crate) fn without(&self, is_left_out: impl Fn(&Endpoint) -> bool) -> Self {
        let mut rest = self.clone();
        rest.endpoints.retain(|endpoint| !is_left_out(endpoint));
        rest
    }

    /// What the source says, in the oracle's form; ids are in the order of the source.
    pub(crate) fn requirement(&self, endpoint: &Endpoint) -> Requirement {
        let id = |name: &String| self.scopes.iter().position(|scope| scope.name == *name).unwrap();
        match endpoint.any_of.as_slice() {
            [] => Requirement::Denied,
            [none] if none.is_empty() => Requirement::Authenticated,
            sets => canonical(Requirement::Scopes(sets.iter().map(|set| set.iter().map(id).collect()).collect())),
        }
    }

    /// The first path with this method that differs from `path` in nothing but names of parameters.
    pub(crate) fn first_of_shape(&self, method: &str, path: &str) -> &str {
        let same = |endpoint: &&Endpoint| endpoint.method == method && shape(&endpoint.path) == shape(path);
        &self.endpoints.iter().find(same).unwrap().path
    }

    /// The catalog.
    pub(crate) fn yaml(&self) -> String {
        let mut yaml = format!("catalog: {}\ncategories:\n  All:\n    scopes:\n", self.source);
        for (id, Scope { name, description }) in self.scopes.iter().enumerate() {
            let description = if description.is_empty() { name } else { description };
            // Many names differ in punctuation only, so each variant is numbered.
            yaml += &format!("      {}: {{ description: {}, variant: S{id} }}\n", quoted(name), quoted(description));
        }
        yaml += "endpoints:\n";
        let mut rows: Vec<(&str, Vec<&Endpoint>)> = Vec::new();
        let mut numbers = BTreeMap::new();
        for endpoint in &self.endpoints {
            let number = *numbers.entry(&*endpoint.path).or_insert(rows.len());
            if number == rows.len() {
                rows.push((&endpoint.path, Vec::new()));
            }
            rows[number].1.push(endpoint);
        }
        for (path, endpoints) in rows {
            yaml += &format!("  {}:\n", quoted(path));
            for endpoint in endpoints {
                yaml += &format!("    {}: {}\n", endpoint.method, quoted(&endpoint.need()));
            }
        }
        yaml
    }
}

impl Endpoint {
    fn need(&self) -> String {
        let all = |set: &Vec<String>| match set.as_slice() {
            [one] => one.clone(),
            several => format!("all({})", several.join(", ")),
        };
        match self.any_of.as_slice() {
            [] => "denied".to_owned(),
            [none] if none.is_empty() => "authenticated".to_owned(),
            [one] => all(one),
            several => format!("any({})", several.iter().map(all).collect::<Vec<_>>().join(", ")),
        }
    }

    /// A request for it: each parameter of segment `n` becomes `value(n)`.
    pub(crate) fn filled<'v>(&self, value: impl Fn(usize) -> &'v str) -> String {
        let fill = |(number, segment): (usize, &str)| {
            let mut parts = segment.split('{');
            let mut filled = parts.next().unwrap().to_owned();
            for part in parts {
                filled += value(number);
                if part.starts_with('*') {
                    filled = format!("{filled}/{}", value(number));
                }
                filled += part.split_once('}').unwrap().1;
            }
            filled
        };
        self.path.split('/').enumerate().map(fill).collect::<Vec<_>>().join("/")
    }
}

/// The path as a catalog writes it. Of `{+name}`, which takes slashes, too, there is `{*name}` at the end only.
fn template(path: &str) -> String {
    let path = path.strip_suffix('/').unwrap_or(path);
    let (head, last) = path.rsplit_once('/').unwrap();
    let last = if last.starts_with("{+") && last.ends_with('}') { last.replace("{+", "{*") } else { last.to_owned() };
    // Two paths of Microsoft Graph have a brace too many.
    format!("{head}/{last}").replace("{+", "{").replace("}}", "}")
}

/// From the first `{` to the last `}` of a segment it is one parameter, whatever its name.
fn shape(path: &str) -> String {
    let shape = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) => format!("{}{{}}{}", &segment[..open], &segment[close + 1..]),
        _ => segment.to_owned(),
    };
    path.split('/').map(shape).collect::<Vec<_>>().join("/")
}

/// JSON's strings are YAML's.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
