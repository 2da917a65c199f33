//! The diagnostics of catalogs with mistakes.
//!
//! The diagnostics of `catalog-errors/NAME.yaml` are in `catalog-errors/NAME.txt`: first each as one line, then
//! each with an excerpt, as `cargo build` shows them. `UPDATE_GOLDENS=1 cargo test --test catalog_errors` writes these files.

#![expect(clippy::unwrap_used, clippy::format_collect, reason = "a test may fail, and may be slow")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use harness::{golden, process};
use scope_catalog::diagnostics::{Code, Diagnostic, Severity, render};
use scope_catalog::read::read;

/// Diagnostics as text.
fn rendered(name: &str, diagnostics: &[Diagnostic]) -> String {
    let severity = |diagnostic: &Diagnostic| match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let lines: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| format!("{}: {}", severity(diagnostic), render::one_line(diagnostic, name)))
        .collect();
    let snippets: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| format!("{}: {}", severity(diagnostic), render::snippet(diagnostic, name)))
        .collect();
    format!("{}\n\n{}\n", lines.join("\n"), snippets.join("\n\n"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalog-errors")
}

/// The names of the files with this extension, without the extension.
fn names(end: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files.filter_map(|file| file.strip_suffix(end).map(str::to_owned)).collect()
}

/// Compares diagnostics with their golden, or writes the golden. Returns the difference, if there is one.
fn compare(name: &str, diagnostics: &[Diagnostic]) -> Option<String> {
    golden::difference(&folder().join(format!("{name}.txt")), &rendered(&format!("{name}.yaml"), diagnostics))
}

/// The diagnostics of each file, with its name.
fn of_files() -> Vec<(String, Vec<Diagnostic>)> {
    let read_file = |name: String| {
        let source = fs::read(folder().join(format!("{name}.yaml"))).unwrap();
        (name, read(&source).diagnostics)
    };
    names(".yaml").into_iter().map(read_file).collect()
}

/// The diagnostics of each source in [`MADE`]. Several tests share them, because these sources are large.
static OF_MADE: LazyLock<Vec<(&str, Vec<Diagnostic>)>> =
    LazyLock::new(|| MADE.iter().map(|(name, source)| (*name, read(&source()).diagnostics)).collect());

#[test]
fn the_diagnostics_of_each_file_are_its_golden() {
    let files = of_files();
    assert!(!files.is_empty());
    let differences: Vec<String> = files.iter().filter_map(|(name, diagnostics)| compare(name, diagnostics)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_diagnostics_of_each_made_source_are_its_golden() {
    let differences: Vec<String> =
        OF_MADE.iter().filter_map(|(name, diagnostics)| compare(name, diagnostics)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Each code has a golden, but for those that no source of reasonable size produces.
#[test]
fn every_code_has_a_golden() {
    const WITHOUT: [Code; 5] =
        [Code::More, Code::Unreadable, Code::FingerprintCollision, Code::TableTooLarge, Code::FileTooLarge];
    let files = of_files();
    let all =
        files.iter().map(|(_, diagnostics)| diagnostics).chain(OF_MADE.iter().map(|(_, diagnostics)| diagnostics));
    let produced: BTreeSet<Code> = all.flatten().map(|diagnostic| diagnostic.code).collect();
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| !produced.contains(code) && !WITHOUT.contains(code)).collect();
    assert_eq!(missing, [] as [&Code; 0]);
}

#[test]
fn every_golden_has_a_source() {
    let made: BTreeSet<String> = MADE.iter().map(|(name, _)| (*name).to_owned()).collect();
    let sources: BTreeSet<String> = names(".yaml").union(&made).cloned().collect();
    assert_eq!(names(".txt").difference(&sources).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn twenty_mistakes_are_twenty_diagnostics() {
    let source = fs::read(folder().join("twenty-mistakes.yaml")).unwrap();
    assert_eq!(read(&source).diagnostics.len(), 20);
}

#[test]
fn every_diagnostic_has_a_help() {
    for (name, diagnostics) in of_files() {
        for diagnostic in diagnostics {
            assert!(diagnostic.help.is_some(), "{}", render::one_line(&diagnostic, &name));
        }
    }
}

#[test]
fn damaged_catalogs_do_not_panic() {
    let source = fs::read_to_string(folder().join("twenty-mistakes.yaml")).unwrap();
    let lines: Vec<&str> = source.lines().collect();
    for line in 0..lines.len() {
        let without = [&lines[..line], &lines[line + 1..]].concat().join("\n");
        let indented = [&lines[..line], &[&format!("  {}", lines[line])], &lines[line + 1..]].concat().join("\n");
        read(without.as_bytes());
        read(indented.as_bytes());
    }
    for end in 0..source.len() {
        read(&source.as_bytes()[..end]);
    }
}

/// A source that a function makes, because it is too large for a file or is not text. It has a name and a golden as well.
type Made = (&'static str, fn() -> Vec<u8>);

const MADE: [Made; 20] = [
    ("not-utf8", || b"catalog: Caf\xe9\n".to_vec()),
    ("control-character", || b"catalog: Te\x07st\n".to_vec()),
    ("nul-byte", || b"catalog: Te\0st\n".to_vec()),
    // One text of 1 MiB, repeated by 32 aliases.
    ("too-much-text", || {
        let aliases = vec!["*text"; 32].join(", ");
        format!("catalog: &text {}\npresets: [{aliases}]\n", "t".repeat(1 << 20)).into_bytes()
    }),
    ALIAS_BOMB,
    NESTING[0],
    NESTING[1],
    NESTING[2],
    ("too-many-bytes", || {
        let text = format!("catalog: Test\n{}", "# Nothing\n".repeat((16 << 20) / 10));
        text.into_bytes()
    }),
    ("too-many-nodes", || {
        format!("catalog: Test\nactions:\n  read: [\n{}]\n", "GET,\n".repeat(1_000_000)).into_bytes()
    }),
    ("too-many-scopes", || {
        scopes(&(0..65_537).map(|i| format!("      s{i}: Scope\n")).collect::<String>()).into_bytes()
    }),
    ("too-many-implied", || {
        let chain: String = (1..2_000).map(|i| format!("      s{i}: {{ implies: [s{}] }}\n", i - 1)).collect();
        scopes(&format!("      s0: Zero\n{chain}")).into_bytes()
    }),
    ("too-many-prefixes", || {
        let paths: String = (0..1_100).map(|i| format!("/p{i}, ")).collect();
        let actions: String = (0..1_000).map(|i| format!("  a{i}: [GET]\n")).collect();
        let scopes: String = (0..1_000).map(|i| format!("        a{i}: Do it\n")).collect();
        let resource = format!("      mail:\n        paths: [{paths}]\n{scopes}");
        format!("catalog: Test\nactions:\n{actions}categories:\n  All:\n    resources:\n{resource}").into_bytes()
    }),
    ("too-many-alternatives", || {
        let pairs = (0..8).map(|i| format!("any(s{}, s{})", 2 * i, 2 * i + 1)).collect::<Vec<_>>().join(", ");
        let names: String = (0..16).map(|i| format!("      s{i}: Scope\n")).collect();
        let rows: String = (0..600).map(|i| format!("  /{i}: {{ GET: $many }}\n")).collect();
        format!("{}requirements: {{ many: '{pairs}' }}\nendpoints:\n{rows}", scopes(&names)).into_bytes()
    }),
    // A name that is too long for a scope, in each place that can have one. YAML allows such a key after `?`.
    ("names-too-long", || {
        let long = |c: char| c.to_string().repeat(1_025);
        let (action, resource, alias) = (long('a'), long('r'), long('s'));
        let key = format!("    ? {}\n", long('c'));
        let resources = format!("      ? {resource}\n      : {{ read: Read }}\n      mail: {{ read: Read mail }}\n");
        let scopes = format!("      ? {}\n      : Scope\n      old: {{ aliases: [{alias}] }}\n", long('n'));
        let actions = format!("actions:\n  read: [GET]\n  ? {action}\n  : [PUT]\n");
        let category =
            format!("{}  :\n    resources:\n{resources}    scopes:\n{scopes}", key.replacen("    ", "  ", 1));
        let rows =
            format!("endpoints:\n  ? /{}\n  : {{ GET: {resource}:read, PUT: {} }}\n", long('p').repeat(8), long('n'));
        let requirements = format!("requirements:\n  ? {}\n  : old\n", long('q'));
        format!("catalog: Test\n{actions}categories:\n{category}{rows}{requirements}").into_bytes()
    }),
    ("too-many-methods", || {
        let methods: String = (0..70).map(|i| format!("M{i}, ")).collect();
        format!("catalog: Test\nactions:\n  read: [{methods}]\ncategories: {{ A: {{ scopes: {{ a: A }} }} }}")
            .into_bytes()
    }),
    ("too-many-crossings", || format!("{}{}", scopes("      a: A\n"), crossing_rows()).into_bytes()),
    // The longest path is a prefix that no row shares segments with. The diagnostic must name rows all the same.
    ("too-many-crossings-beside-a-prefix", || {
        let prefix = format!("{}/q/r/s", "/a".repeat(12));
        let holder = format!("      a: {{ methods: [GET], paths: [{prefix}] }}\n");
        format!("{}{}", scopes(&holder), crossing_rows()).into_bytes()
    }),
    ("too-many-crossing-prefixes", || {
        let prefixes: String = (0..1 << 10)
            .map(|bits| {
                let segment = |level: usize| if bits >> level & 1 == 0 { "/a" } else { "/{p}" };
                format!("        - {}\n", (0..10).map(segment).collect::<String>())
            })
            .collect();
        scopes(&format!("      a:\n        methods: [GET]\n        paths:\n{prefixes}")).into_bytes()
    }),
    ("too-many-segments", || {
        let long = "/s".repeat(127);
        let rows: String = (0..8_000).map(|i| format!("  {long}/{i}: {{ GET: a }}\n")).collect();
        format!("{}endpoints:\n{rows}", scopes("      a: A\n")).into_bytes()
    }),
];

/// Each anchor repeats the one before it seven times.
const ALIAS_BOMB: Made = ("alias-bomb", || {
    let levels = (1..40).map(|i| format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 7].join(", ")));
    format!("a0: &a0 [a, a, a, a, a, a, a]\n{}", levels.collect::<String>()).into_bytes()
});

/// 100,000 maps or lists inside each other.
const NESTING: [Made; 3] = [
    ("nesting-in-brackets", || format!("catalog: {}", "[".repeat(100_000)).into_bytes()),
    ("nesting-in-braces", || format!("catalog: {}", "{a: ".repeat(100_000)).into_bytes()),
    ("nesting-in-lines", || format!("catalog:\n  {}", "- ".repeat(100_000)).into_bytes()),
];

/// Every combination of literals and parameters at twelve segments, so that `/a/a/a..` matches the beginning of every row.
fn crossing_rows() -> String {
    let path = |n: u32| (0..12).map(|bit| if n >> bit & 1 == 0 { "/a" } else { "/{p}" }).collect::<String>();
    let rows: String = (0..1 << 12).map(|n| format!("  {}/z: {{ GET: a }}\n", path(n))).collect();
    format!("endpoints:\n{rows}")
}

fn scopes(entries: &str) -> String {
    format!("catalog: Test\ncategories:\n  All:\n    scopes:\n{entries}")
}

/// The environment variable that names the source that a process reads.
const HOSTILE: &str = "SCOPEWRIGHT_HOSTILE_SOURCE";

/// The sources that take other readers of YAML much time or memory. Each is read in a process of its own, whose CPU time and
/// memory are those of the source.
#[test]
fn hostile_sources_are_refused_within_a_second() {
    let hostile = NESTING.iter().chain([&ALIAS_BOMB]);
    if let Ok(wanted) = std::env::var(HOSTILE) {
        let (_, source) = hostile.into_iter().find(|(name, _)| *name == wanted).unwrap();
        assert!(read(&source()).has_errors());
        if cfg!(target_os = "linux") {
            let (cpu, memory) = (process::cpu_seconds().unwrap(), process::peak_megabytes().unwrap());
            assert!(cpu < 1.0, "{wanted} takes {cpu} s of CPU time");
            assert!(memory < 200, "{wanted} takes {memory} MB");
            println!("{cpu} s of CPU time, {memory} MB");
        }
        println!("{wanted} is refused");
        return;
    }
    for (name, _) in hostile {
        let output = process::run_test("hostile_sources_are_refused_within_a_second", HOSTILE, name);
        let said = String::from_utf8_lossy(&output.stdout);
        let failed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains(&format!("{name} is refused")), "{name}: {said}\n{failed}");
    }
}
