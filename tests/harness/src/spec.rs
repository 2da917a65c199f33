//! A catalog that a test describes. It is written as YAML and as the oracle's model.

use std::collections::BTreeSet;

use oracle::{Model, PathPrefix, Requirement, Row as NaiveRow};

/// A catalog, with everything that decides requests.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// The path before every prefix and template: empty, or for instance `/v3`.
    pub base: String,
    /// `case: insensitive`
    pub ignore_case: bool,
    /// `encoded_delimiters: allow`
    pub encoded_delimiters: bool,
    /// Resources and single scopes, each with its prefixes.
    pub owners: Vec<Owner>,
    /// The rows of `endpoints`.
    pub rows: Vec<Row>,
}

/// A holder of prefixes: a resource with its scopes, or a single scope under `scopes`.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Whether it is a resource.
    pub is_resource: bool,
    /// Its prefixes.
    pub paths: Vec<String>,
    /// Its scopes. A holder that is no resource has one.
    pub scopes: Vec<Scope>,
}

/// A scope. Its id is its index among the scopes of all owners.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The methods that it authorizes at and under the prefixes of its owner.
    pub methods: Vec<String>,
    /// The ids of the scopes that it implies.
    pub implies: Vec<usize>,
}

/// A row of `endpoints`.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its template, without the base.
    pub template: String,
    /// Its methods, each with its requirement.
    pub methods: Vec<(String, Need)>,
}

/// A requirement as it is written, before it is normalized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// `denied`
    Denied,
    /// `public`
    Public,
    /// `authenticated`
    Authenticated,
    /// A scope, by its id.
    Scope(usize),
    /// `any(...)`
    Any(Vec<Need>),
    /// `all(...)`
    All(Vec<Need>),
}

impl Spec {
    /// Reads a catalog from lines:
    ///
    /// ```text
    /// base /v3                            or: case insensitive, encoded_delimiters allow
    /// resource /x /x/y: a=GET b=POST,PUT  scopes are letters, declared in alphabetical order
    /// scope /x: c=GET
    /// implies a b c
    /// row GET,POST /x/{id} a+b | c        or: public, authenticated, denied
    /// ```
    pub fn parse(lines: &str) -> Self {
        let mut spec = Self::default();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (kind, rest) = line.split_once(' ').unwrap();
            match kind {
                "base" => rest.clone_into(&mut spec.base),
                "case" => spec.ignore_case = true,
                "encoded_delimiters" => spec.encoded_delimiters = true,
                "resource" | "scope" => spec.parse_owner(kind == "resource", rest),
                "implies" => {
                    let ids: Vec<usize> = rest.split(' ').map(id).collect();
                    spec.scopes_mut().nth(ids[0]).unwrap().implies.extend_from_slice(&ids[1..]);
                }
                "row" => spec.parse_row(rest),
                _ => panic!("not a line of a catalog: {line}"),
            }
        }
        spec
    }

    fn parse_owner(&mut self, is_resource: bool, text: &str) {
        let (paths, scopes) = text.split_once(": ").unwrap();
        let mut owner = Owner { is_resource, paths: paths.split(' ').map(str::to_owned).collect(), scopes: Vec::new() };
        for scope in scopes.split(' ') {
            let (letter, methods) = scope.split_once('=').unwrap();
            assert_eq!(id(letter), self.scope_count() + owner.scopes.len(), "out of order: {letter}");
            let methods = methods.split(',').map(str::to_owned).collect();
            owner.scopes.push(Scope { methods, implies: Vec::new() });
        }
        assert!(is_resource || owner.scopes.len() == 1, "{text}");
        self.owners.push(owner);
    }

    fn parse_row(&mut self, text: &str) {
        let (methods, rest) = text.split_once(' ').unwrap();
        let (template, need) = rest.split_once(' ').unwrap();
        for method in methods.split(',') {
            self.add_row(template, method, Need::parse(need));
        }
    }

    /// Adds a row, or a method to the row with this template.
    pub fn add_row(&mut self, template: &str, method: &str, need: Need) {
        let method = (method.to_owned(), need);
        match self.rows.iter_mut().find(|row| row.template == template) {
            Some(row) => row.methods.push(method),
            None => self.rows.push(Row { template: template.to_owned(), methods: vec![method] }),
        }
    }

    /// The scopes of all owners, by id.
    pub fn scopes(&self) -> impl Iterator<Item = &Scope> {
        self.owners.iter().flat_map(|owner| &owner.scopes)
    }

    /// The scopes of all owners, by id, for changes.
    pub fn scopes_mut(&mut self) -> impl Iterator<Item = &mut Scope> {
        self.owners.iter_mut().flat_map(|owner| &mut owner.scopes)
    }

    /// How many scopes the catalog has.
    pub fn scope_count(&self) -> usize {
        self.scopes().count()
    }

    /// These scopes and all that they imply.
    pub fn closed(&self, scopes: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut all = scopes.clone();
        loop {
            let implied: Vec<usize> = self
                .scopes()
                .enumerate()
                .filter(|(id, _)| all.contains(id))
                .flat_map(|(_, s)| s.implies.clone())
                .collect();
            let before = all.len();
            all.extend(implied);
            if all.len() == before {
                return all;
            }
        }
    }

    /// The oracle's model of the catalog.
    pub fn model(&self) -> Model {
        let mut prefixes = Vec::new();
        let mut first = 0;
        for owner in &self.owners {
            for prefix in &owner.paths {
                for (scope, held) in (first..).zip(&owner.scopes) {
                    prefixes.push(PathPrefix { prefix: prefix.clone(), methods: held.methods.clone(), scope });
                }
            }
            first += owner.scopes.len();
        }
        let row = |row: &Row| NaiveRow {
            template: row.template.clone(),
            methods: row.methods.iter().map(|(method, need)| (method.clone(), need.requirement())).collect(),
        };
        Model {
            base: self.base.clone(),
            ignore_case: self.ignore_case,
            encoded_delimiters: self.encoded_delimiters,
            prefixes,
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// The catalog as YAML.
    pub fn yaml(&self) -> String {
        let mut yaml = String::from("catalog: Test\n");
        if !self.base.is_empty() {
            yaml += &format!("base: {}\n", self.base);
        }
        if self.ignore_case {
            yaml += "case: insensitive\n";
        }
        if self.encoded_delimiters {
            yaml += "encoded_delimiters: allow\n";
        }
        let actions = self.scopes().enumerate().map(|(id, scope)| format!("x{id}: {}", list(&scope.methods)));
        yaml += &format!("actions: {{ {} }}\ncategories:\n", actions.collect::<Vec<_>>().join(", "));
        let names = self.names();
        let mut scopes = names.iter().zip(self.scopes()).enumerate();
        for (number, owner) in self.owners.iter().enumerate() {
            let paths = list(&owner.paths);
            yaml += &format!("  Category {number}:\n");
            if owner.is_resource {
                yaml += &format!("    resources:\n      r{number}:\n        paths: {paths}\n");
            } else {
                yaml += "    scopes:\n";
            }
            for (id, (name, scope)) in scopes.by_ref().take(owner.scopes.len()) {
                let implied: Vec<&String> = scope.implies.iter().map(|id| &names[*id]).collect();
                let implied = list(&implied);
                yaml += &if owner.is_resource {
                    format!("        x{id}: {{ implies: {implied} }}\n")
                } else {
                    let methods = list(&scope.methods);
                    format!("      {name}: {{ methods: {methods}, paths: {paths}, implies: {implied} }}\n")
                };
            }
        }
        yaml + &self.yaml_of_rows(&names)
    }

    /// The rows as YAML. Every second requirement that is an `any` stands under `requirements` and has a name.
    fn yaml_of_rows(&self, names: &[String]) -> String {
        let (mut shared, mut endpoints) = (String::new(), String::new());
        let mut count = 0;
        for row in &self.rows {
            endpoints += &format!("  \"{}\":\n", row.template);
            for (method, need) in &row.methods {
                let mut text = need.text(names, true);
                if matches!(need, Need::Any(_)) {
                    count += 1;
                    if count % 2 == 0 {
                        shared += &format!("  q{count}: {text}\n");
                        text = format!("$q{count}");
                    }
                }
                endpoints += &format!("    \"{method}\": {text}\n");
            }
        }
        let mut yaml = String::new();
        if !shared.is_empty() {
            yaml += &format!("requirements:\n{shared}");
        }
        if !endpoints.is_empty() {
            yaml += &format!("endpoints:\n{endpoints}");
        }
        yaml
    }

    /// The names of the scopes, by id.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for (number, owner) in self.owners.iter().enumerate() {
            for _ in &owner.scopes {
                let id = names.len();
                names.push(if owner.is_resource { format!("r{number}:x{id}") } else { format!("s{id}") });
            }
        }
        names
    }
}

impl Need {
    /// `public`, `authenticated`, `denied`, or alternatives: `a+b | c`.
    fn parse(text: &str) -> Self {
        let all = |set: &str| match set.split('+').map(|letter| Self::Scope(id(letter))).collect::<Vec<_>>() {
            mut one if one.len() == 1 => one.remove(0),
            several => Self::All(several),
        };
        match text {
            "public" => Self::Public,
            "authenticated" => Self::Authenticated,
            "denied" => Self::Denied,
            sets if sets.contains('|') => Self::Any(sets.split(" | ").map(all).collect()),
            set => all(set),
        }
    }

    fn text(&self, names: &[String], top: bool) -> String {
        let items = |items: &[Self]| items.iter().map(|item| item.text(names, false)).collect::<Vec<_>>().join(", ");
        match self {
            Self::Denied => "denied".to_owned(),
            Self::Public => "public".to_owned(),
            Self::Authenticated => "authenticated".to_owned(),
            Self::Scope(id) => names[*id].clone(),
            Self::Any(parts) => format!("any({})", items(parts)),
            Self::All(parts) if top => items(parts),
            Self::All(parts) => format!("all({})", items(parts)),
        }
    }

    fn requirement(&self) -> Requirement {
        match self {
            Self::Denied => Requirement::Denied,
            Self::Public => Requirement::Public,
            Self::Authenticated => Requirement::Authenticated,
            scopes => Requirement::Scopes(scopes.sets()),
        }
    }

    /// The alternatives: each list of scopes suffices.
    fn sets(&self) -> Vec<Vec<usize>> {
        match self {
            Self::Scope(id) => vec![vec![*id]],
            Self::Any(parts) => parts.iter().flat_map(Self::sets).collect(),
            Self::All(parts) => parts.iter().fold(vec![Vec::new()], |left, part| {
                let right = part.sets();
                left.iter().flat_map(|left| right.iter().map(|right| [&left[..], right].concat())).collect()
            }),
            Self::Denied | Self::Public | Self::Authenticated => panic!("{self:?} stands alone"),
        }
    }
}

/// The id of a scope that is written as a letter: `a` is 0, `b` is 1.
fn id(letter: &str) -> usize {
    usize::from(letter.as_bytes()[0] - b'a')
}

/// A YAML list. No template and no method needs an escape.
fn list(items: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("\"{}\"", item.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}
