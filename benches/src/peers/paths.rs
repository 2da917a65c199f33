//! Paths: routers, which capture parameters and know neither methods nor requirements.

use crate::harness::Contender;
use crate::ours;
use crate::rules::Rule;
use crate::workloads::{Paths, Request, Stream};
use scope_types::{CatalogSet, Decision};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The prefixes of the reference catalog, in a perfect hash.
#[expect(clippy::unreadable_literal, reason = "generated")]
static PREFIXES: phf::Map<&str, u32> = include!(concat!(env!("OUT_DIR"), "/prefixes.rs"));

/// Routers that try all rules in order are left out for more rules than this. They take milliseconds.
const MOST_TRIED: usize = 1_000;

/// The contenders of each stream.
pub struct Contest {
    paths: &'static Paths,
    contenders: HashMap<&'static str, Vec<Contender>>,
    absent: Vec<Absent>,
}

/// A peer that cannot express the rules of a workload.
#[derive(Debug, Clone)]
pub struct Absent {
    /// The name of the peer.
    pub name: &'static str,
    /// A rule that it cannot express.
    pub template: &'static str,
}

impl Contest {
    /// No contenders yet.
    pub fn new(paths: &'static Paths) -> Self {
        Self { paths, contenders: HashMap::new(), absent: Vec::new() }
    }

    /// The contenders of a stream.
    pub fn take(&mut self, stream: &str) -> Vec<Contender> {
        self.contenders.remove(stream).unwrap_or_default()
    }

    /// The peers that cannot express the rules.
    pub fn absent(&self) -> Vec<Absent> {
        self.absent.clone()
    }

    fn add<A>(&mut self, name: &str, stream: &Stream, answer: impl FnMut(Request) -> A + 'static) {
        self.contenders.entry(stream.name).or_default().push(Contender::new(name, stream.requests, answer));
    }

    /// Adds Scopewright, the bare look-up and the whole one, after a comparison of all answers with those of the oracle.
    pub fn ours<S: CatalogSet>(
        &mut self,
        route: impl Fn(&'static str, &'static str) -> Decision<'static, S> + Copy + 'static,
        lookup: impl Fn(&'static str) -> u32 + Copy + 'static,
    ) {
        let paths = self.paths;
        for stream in &paths.streams {
            for (request, rule) in stream.requests.iter().zip(stream.expected) {
                let needed = rule.and_then(|rule| paths.need(rule, request.method));
                let decision = route(request.method, request.path);
                assert_eq!(ours::need(&decision).as_ref(), needed, "{} {request:?}: {decision:?}", paths.name);
                assert!(!matches!(decision, Decision::NotCanonical(_)), "{} {request:?}", paths.name);
            }
            self.add(LOOKUP, stream, move |request| lookup(request.path));
            self.add(ROUTE, stream, move |request| route(request.method, request.path));
        }
        assert_tells_apart(paths, lookup);
    }

    /// Adds every peer that supports such rules.
    pub fn peers(&mut self) {
        let rules = self.paths.rules;
        let is_affixed = |segment: &str| segment.contains('{') && !(segment.starts_with('{') && segment.ends_with('}'));
        // In matchit, text behind a parameter conflicts with literals of the same segment, and `{*path}` is the last segment. In
        // path-tree, a parameter ends where the text behind it begins, and not where the segment ends.
        let is_hard = |template: &str| {
            let before_last = template.rsplit_once('/').map_or("", |(before, _)| before);
            before_last.contains("{*") || template.split('/').any(is_affixed)
        };
        if let Some(Rule { template, .. }) = rules.iter().find(|rule| is_hard(&rule.template)) {
            self.absent.extend([MATCHIT, PATH_TREE].map(|name| Absent { name, template }));
        } else {
            self.matchit(rules);
            self.path_tree(rules);
        }
        self.wayfind(rules);
        if rules.len() <= MOST_TRIED {
            self.actix(rules);
        }
        if rules.iter().all(|rule| rule.prefix) {
            self.perfect_hash();
        }
    }

    /// Adds a peer that answers with the rule's index plus 1, or with 0, after a comparison of all answers with those of the
    /// oracle.
    fn peer(&mut self, name: &str, find: impl Fn(&'static str) -> u32 + Copy + 'static) {
        for stream in &self.paths.streams {
            for (request, rule) in stream.requests.iter().zip(stream.expected) {
                let found = usize::try_from(find(request.path)).ok().and_then(|found| found.checked_sub(1));
                assert_eq!(found, *rule, "{name}, {}: {request:?}", self.paths.name);
            }
        }
        for stream in &self.paths.streams {
            self.add(name, stream, move |request| find(request.path));
        }
    }

    fn matchit(&mut self, rules: &[Rule]) {
        let mut router = matchit::Router::new();
        for (rule, number) in rules.iter().zip(1..) {
            for template in templates(rule, &|name| format!("{{{name}}}"), "/{*rest}") {
                router.insert(&template, number).unwrap_or_else(|error| panic!("{template}: {error}"));
            }
        }
        let router: &'static _ = Box::leak(Box::new(router));
        self.peer(MATCHIT, |path| router.at(path).map_or(0, |found| *found.value));
    }

    fn wayfind(&mut self, rules: &[Rule]) {
        let mut router = wayfind::RouterBuilder::new();
        for (rule, number) in rules.iter().zip(1..) {
            for template in templates(rule, &|name| format!("<{name}>"), "/<*rest>") {
                router.insert(&template, number).unwrap_or_else(|error| panic!("{template}: {error}"));
            }
        }
        let router: &'static _ = Box::leak(Box::new(router.build()));
        self.peer(WAYFIND, |path| router.search(path).map_or(0, |found| *found.data()));
    }

    fn path_tree(&mut self, rules: &[Rule]) {
        let mut router = path_tree::PathTree::new();
        for (rule, number) in rules.iter().zip(1..) {
            for template in templates(rule, &path_tree_parameter, "/:rest+") {
                let _ = router.insert(&template, number);
            }
        }
        let router: &'static _ = Box::leak(Box::new(router));
        self.peer(PATH_TREE, |path| router.find(path).map_or(0, |(number, _)| *number));
    }

    /// The first rule that matches decides, so more specific rules come first.
    fn actix(&mut self, rules: &[Rule]) {
        let mut order: Vec<(&Rule, u32)> = rules.iter().zip(1..).collect();
        order.sort_by_key(|(rule, _)| {
            (Reverse(if rule.prefix { rule.template.len() } else { 0 }), specificity(&rule.template))
        });
        let mut router = actix_router::Router::<u32>::build();
        for (rule, number) in order {
            let template = with_parameters(&rule.template, &|name| match name.strip_prefix('*') {
                Some(name) => format!("{{{name}:.+}}"),
                None => format!("{{{name}}}"),
            });
            if rule.prefix {
                router.prefix(template, number);
            } else {
                router.path(template, number);
            }
        }
        let router: &'static _ = Box::leak(Box::new(router.finish()));
        self.peer(ACTIX, |path| {
            let mut path = actix_router::Path::new(path);
            router.recognize(&mut path).map_or(0, |(number, _)| *number)
        });
    }

    /// Looks up the path, then the path without its last segment, and so on.
    fn perfect_hash(&mut self) {
        self.peer(PHF, |path| {
            let mut rest = path;
            loop {
                if let Some(number) = PREFIXES.get(rest) {
                    return *number;
                }
                match rest.rfind('/') {
                    Some(0) | None => return 0,
                    Some(end) => rest = &rest[..end],
                }
            }
        });
    }
}

/// The names of the contenders in the table of results.
pub const LOOKUP: &str = "scopewright, the path alone";
/// `route(method, path)`
pub const ROUTE: &str = "scopewright, `route`";
/// Version 0.9. axum uses 0.8.
pub const MATCHIT: &str = "matchit 0.9";
/// A router of templates.
pub const WAYFIND: &str = "wayfind 1.1";
/// A router of templates.
pub const PATH_TREE: &str = "path-tree 0.8";
/// The router of actix-web.
pub const ACTIX: &str = "actix-router 0.5";
/// A perfect hash, with one look-up for each prefix of the path.
pub const PHF: &str = "phf 0.14, by prefixes";

/// Checks the numbers of the bare look-up: one for each rule, 0 where no rule matches, and different ones for rules with
/// different requirements.
fn assert_tells_apart(paths: &Paths, lookup: impl Fn(&'static str) -> u32) {
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    let mut rules: HashMap<u32, usize> = HashMap::new();
    for stream in &paths.streams {
        for (request, rule) in stream.requests.iter().zip(stream.expected) {
            let number = lookup(request.path);
            let Some(rule) = *rule else {
                assert_eq!(number, 0, "{} {request:?}", paths.name);
                continue;
            };
            assert_ne!(number, 0, "{} {request:?}", paths.name);
            assert_eq!(*numbers.entry(rule).or_insert(number), number, "{} {request:?}", paths.name);
            let other = *rules.entry(number).or_insert(rule);
            assert_eq!(paths.rules[other].needs, paths.rules[rule].needs, "{} {request:?}", paths.name);
        }
    }
}

/// A rule as templates of a router. A prefix is two templates: itself, and all paths below it.
fn templates(rule: &Rule, parameter: &dyn Fn(&str) -> String, rest: &str) -> Vec<String> {
    let template = with_parameters(&rule.template, parameter);
    if rule.prefix { vec![template.clone(), template + rest] } else { vec![template] }
}

fn path_tree_parameter(name: &str) -> String {
    name.strip_prefix('*').map_or_else(|| format!(":{name}"), |name| format!(":{name}+"))
}

/// The order in which a router has to try templates: by segments from the left, of which literals come first.
fn specificity(template: &str) -> Vec<(u8, Reverse<usize>, Reverse<usize>)> {
    let class = |segment: &str| match (segment.split_once('{'), segment.rsplit_once('}')) {
        (Some((before, rest)), Some((_, behind))) => {
            (if rest.starts_with('*') { 2 } else { 1 }, Reverse(before.len()), Reverse(behind.len()))
        }
        _ => (0, Reverse(0), Reverse(0)),
    };
    // If one template is the beginning of another one, the longer one comes first.
    template.split('/').map(class).chain([(3, Reverse(0), Reverse(0))]).collect()
}

/// The template with the parameters of a router's syntax, each with its own name. The name of a span starts with `*`.
fn with_parameters(template: &str, parameter: &dyn Fn(&str) -> String) -> String {
    let mut own = String::new();
    for (index, segment) in template.split('/').enumerate().skip(1) {
        own.push('/');
        match (segment.split_once('{'), segment.rsplit_once('}')) {
            (Some((before, rest)), Some((_, behind))) => {
                let star = if rest.starts_with('*') { "*" } else { "" };
                own = own + before + &parameter(&format!("{star}p{index}")) + behind;
            }
            _ => own.push_str(segment),
        }
    }
    own
}
