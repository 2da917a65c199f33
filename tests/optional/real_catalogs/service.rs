//! A service as `../shared/catalogs/NAME.json.xz` describes it, and its catalog as YAML.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use oracle::{Requirement, canonical};

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
    /// Alternatives, each a list of scopes that are needed together. Without alternatives, the source does not state the
    /// requirement. An empty alternative means that a token without scopes is enough.
    pub(crate) any_of: Vec<Vec<String>>,
    /// The API that the endpoint belongs to, if the source has several.
    #[serde(default)]
    pub(crate) api: String,
    /// Regular expressions for parameters.
    #[serde(default)]
    pub(crate) patterns: BTreeMap<String, String>,
}

/// The folder with the descriptions of services.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/catalogs")
}

impl Service {
    /// Reads the description of a service, with paths as templates.
    pub(crate) fn load(name: &str) -> Self {
        let mut service = Self::read(name);
        for endpoint in &mut service.endpoints {
            endpoint.path = template(&endpoint.path);
        }
        service
    }

    /// Reads the description of a service, with paths in the notation of the source.
    pub(crate) fn read(name: &str) -> Self {
        let file = folder().join(format!("{name}.json.xz"));
        assert!(file.exists(), "{} is absent", file.display());
        let unpacked = Command::new("xz").args(["--decompress", "--stdout"]).arg(&file).output().unwrap();
        assert!(unpacked.status.success(), "{}", String::from_utf8_lossy(&unpacked.stderr));
        serde_json::from_slice(&unpacked.stdout).unwrap()
    }

    /// The service without some of its endpoints.
    pub(crate) fn without(&self, is_left_out: impl Fn(&Endpoint) -> bool) -> Self {
        let mut rest = self.clone();
        rest.endpoints.retain(|endpoint| !is_left_out(endpoint));
        rest
    }

    /// The requirement of an endpoint in the oracle's form. Ids count the scopes in the order of the source.
    pub(crate) fn requirement(&self, endpoint: &Endpoint) -> Requirement {
        let id = |name: &String| self.scopes.iter().position(|scope| scope.name == *name).unwrap();
        match endpoint.any_of.as_slice() {
            [] => Requirement::Denied,
            [none] if none.is_empty() => Requirement::Authenticated,
            sets => canonical(Requirement::Scopes(sets.iter().map(|set| set.iter().map(id).collect()).collect())),
        }
    }

    /// The first path with this method that differs from `path` only in the names of parameters.
    pub(crate) fn first_of_shape(&self, method: &str, path: &str) -> &str {
        let same = |endpoint: &&Endpoint| endpoint.method == method && shape(&endpoint.path) == shape(path);
        &self.endpoints.iter().find(same).unwrap().path
    }

    /// The catalog as YAML.
    pub(crate) fn yaml(&self) -> String {
        let mut yaml = format!("catalog: {}\ncategories:\n  All:\n    scopes:\n", self.source);
        for (id, Scope { name, description }) in self.scopes.iter().enumerate() {
            let description = if description.is_empty() { name } else { description };
            // Many names differ only in punctuation and would make one variant. So each variant is a number.
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

    /// A path of the endpoint, where each parameter of segment `n` is `value(n)`.
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

/// The path as a template. `{+name}`, which also matches slashes, becomes `{*name}` as the last segment and `{name}`
/// elsewhere. The path of a file, which follows a segment such as `root:`, becomes a span.
fn template(path: &str) -> String {
    let path = path.strip_suffix('/').unwrap_or(path);
    let (head, last) = path.rsplit_once('/').unwrap();
    let last = if last.starts_with("{+") && last.ends_with('}') { last.replace("{+", "{*") } else { last.to_owned() };
    // Two paths of Microsoft Graph have a brace too many.
    let path = format!("{head}/{last}").replace("{+", "{").replace("}}", "}");
    let mut segments: Vec<String> = path.split('/').map(str::to_owned).collect();
    let file = (1..segments.len()).find(|at| segments[at - 1].ends_with(':') && segments[*at].starts_with('{'));
    if let Some(at) = file.filter(|_| !path.contains("{*")) {
        segments[at].insert(1, '*');
    }
    segments.join("/")
}

/// A path without the names of parameters. From the first `{` to the last `}` of a segment is one parameter.
fn shape(path: &str) -> String {
    let shape = |segment: &str| match (segment.find('{'), segment.rfind('}')) {
        (Some(open), Some(close)) => format!("{}{{}}{}", &segment[..open], &segment[close + 1..]),
        _ => segment.to_owned(),
    };
    path.split('/').map(shape).collect::<Vec<_>>().join("/")
}

/// A YAML string. JSON's strings are valid in YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
