//! Requests in random order, in one buffer. The values of parameters are ids of the kinds that real services use.

use crate::oracle::Oracle;
use crate::rng::Rng;
use crate::rules::Rule;

/// The parts of a request that decide.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// `GET`
    pub method: &'static str,
    /// `/contacts/12`
    pub path: &'static str,
}

/// How many requests a stream has. They are more than a branch predictor can learn.
pub const STREAM: usize = 8192;

/// Puts the texts of all requests into one buffer, as in a server.
pub fn arena(requests: &[(String, String)]) -> &'static [Request] {
    let lines =
        requests.iter().map(|(method, path)| format!("{method} {path}\n")).collect::<Vec<_>>().concat().leak().lines();
    let split = lines.map(|line| line.split_once(' ').expect("a method and a path"));
    split.map(|(method, path)| Request { method, path }).collect::<Vec<_>>().leak()
}

/// An id: a number, a GUID, a hash, a word.
pub fn value(rng: &mut Rng) -> String {
    const WORDS: [&str; 14] = [
        "octocat",
        "hello-world",
        "main",
        "v1.2.3",
        "alice",
        "bug",
        "linux",
        "torvalds",
        "README.md",
        "feature-x",
        "tokio-rs",
        "jdoe@example.com",
        "a",
        "2024-11-05T07:30:00Z",
    ];
    match rng.below(4) {
        0 => rng.below(2_000_000).to_string(),
        1 => {
            let hex = format!("{:016x}{:016x}", rng.bits(), rng.bits());
            format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
        }
        2 => format!("{:x}", rng.bits() >> 24),
        _ => (*rng.pick(&WORDS)).to_owned(),
    }
}

/// A path that matches a template.
pub fn fill(template: &str, rng: &mut Rng) -> String {
    let mut path = String::new();
    for segment in template.split('/').skip(1) {
        path.push('/');
        match (segment.split_once('{'), segment.rsplit_once('}')) {
            (Some((before, _)), Some((_, behind))) => {
                let segments = if segment.contains("{*") { 1 + rng.below(6) } else { 1 };
                let values: Vec<String> = (0..segments).map(|_| value(rng)).collect();
                path.extend([before, &values.join("/"), behind]);
            }
            _ => path.push_str(segment),
        }
    }
    path
}

/// Requests that the rules list. Each rule is selected equally often.
pub fn hits(rules: &[Rule], seed: u64) -> Vec<(String, String)> {
    let mut rng = Rng::new(seed);
    let mut hit = |_| {
        let rule = rng.pick(rules);
        (rng.pick(&rule.needs).0.clone(), fill(&rule.template, &mut rng))
    };
    (0..STREAM).map(&mut hit).collect()
}

/// Requests that no rule lists: paths with a letter changed, with a segment too many, or with a segment before them.
pub fn misses(rules: &[Rule], hits: &[(String, String)], seed: u64) -> Vec<(String, String)> {
    let mut rng = Rng::new(seed);
    let oracle = Oracle::new(rules);
    let mut misses = Vec::new();
    while misses.len() < STREAM {
        let (method, hit) = rng.pick(hits);
        let path = match rng.below(4) {
            0 | 1 => with_another_letter(hit, &mut rng),
            2 => format!("{hit}/{}", rng.pick(&["zzz", "actions", "wiki", "raw"])),
            _ => format!("/{}{hit}", rng.pick(&["wp-admin", "api", "v3", "static", ".git"])),
        };
        if oracle.find(&path).is_none() {
            misses.push((method.clone(), path));
        }
    }
    misses
}

fn with_another_letter(path: &str, rng: &mut Rng) -> String {
    let letters: Vec<usize> =
        path.char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic()).map(|(at, _)| at).collect();
    let at = *rng.pick(&letters);
    let other = if path[at..].starts_with('q') { "w" } else { "q" };
    format!("{}{other}{}", &path[..at], &path[at + 1..])
}

/// Misses that differ from hits in the last literal segment only: its last byte is missing, doubled or changed.
pub fn near_misses(rules: &[Rule], seed: u64) -> Vec<(String, String)> {
    let mut rng = Rng::new(seed);
    let oracle = Oracle::new(rules);
    let mut misses = Vec::new();
    while misses.len() < STREAM {
        let rule = rng.pick(rules);
        let Some((head, last)) = rule.template.rsplit_once('/').filter(|(_, last)| !last.contains('{')) else {
            continue;
        };
        let path = match rng.below(3) {
            0 => fill(&format!("{head}/{last}s"), &mut rng),
            1 if last.len() > 1 => fill(&format!("{head}/{}", &last[..last.len() - 1]), &mut rng),
            _ => format!("{}/{}", fill(head, &mut rng), with_another_letter(last, &mut rng)),
        };
        if oracle.find(&path).is_none() {
            misses.push((rule.needs[0].0.clone(), path));
        }
    }
    misses
}

/// Paths of the greatest length, 8 KiB: one long segment alone, and behind the deepest beginning.
pub fn long(rules: &[Rule]) -> Vec<(String, String)> {
    let mut rng = Rng::new(8192);
    let mut extended = |template: &str| {
        let mut path = fill(template, &mut rng) + "/";
        path.extend(std::iter::repeat_n('x', 8192 - path.len()));
        ("GET".to_owned(), path)
    };
    let deepest = rules.iter().max_by_key(|rule| rule.template.split('/').count()).expect("there are rules");
    [&deepest.template, "", &rules[0].template, "/users"].map(&mut extended).to_vec()
}

/// Paths of the most segments, 128: some that match before others, and others alone.
pub fn deep(rules: &[Rule]) -> Vec<(String, String)> {
    let mut rng = Rng::new(128);
    let mut extended = |template: &str| {
        let mut path = fill(template, &mut rng);
        let missing = 128 - path.matches('/').count();
        path.extend(std::iter::repeat_n("/items", missing));
        ("GET".to_owned(), path)
    };
    let deepest = rules.iter().max_by_key(|rule| rule.template.split('/').count()).expect("there are rules");
    [&deepest.template, "", &rules[0].template, "/users"].map(&mut extended).to_vec()
}
