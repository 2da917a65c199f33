//! Every path of up to four segments, with several methods and every set of scopes, compared with the oracle.

use harness::dice::Dice;
use harness::generate::{self, SMALL};
use harness::spec::Spec;
use harness::subject::Subject;
use harness::tally::Tally;

/// Visits every path of up to `most` of these segments, with and without a trailing slash.
fn each_path(segments: &[&str], most: usize, mut visit: impl FnMut(&str)) {
    visit("");
    visit("/");
    let mut paths = vec![String::new()];
    for _ in 0..most {
        paths = paths.iter().flat_map(|path| segments.iter().map(move |segment| format!("{path}/{segment}"))).collect();
        for path in &paths {
            visit(path);
            visit(&format!("{path}/"));
        }
    }
}

/// Compares every request to a catalog, and returns how many of them have a requirement.
pub(crate) fn compare_all(lines: &str, segments: &[&str], methods: &[&str]) -> u32 {
    let tally = Tally::default();
    let subject = Subject::sound(Spec::parse(lines), &tally);
    each_path(segments, 4, |path| {
        for method in methods {
            subject.compare(method, path);
        }
    });
    let paths: usize = 2 + (1..=4).map(|length| 2 * segments.len().pow(length)).sum::<usize>();
    assert_eq!(tally.requests() as usize, paths * methods.len());
    tally.listed()
}

#[test]
fn prefixes_that_nest_and_cross() {
    let listed = compare_all(
        "resource / /a/b: a=GET b=POST,PUT
         resource /a /b/a: c=GET d=POST
         scope /a/b/a: e=GET,DELETE
         scope /a/b/a: f=GET
         row GET /a/b/{id} a+b
         row GET /a/{x}/c d
         row POST /b denied
         row PUT / public",
        &["a", "b", "c", "A", "%61", "ab", "", ".", "a;b"],
        &["GET", "POST", "PUT", "DELETE", "get"],
    );
    assert!(listed > 4000, "{listed}");
}

#[test]
fn affixes_of_several_lengths() {
    let listed = compare_all(
        "scope /a:x: a=GET
         row GET /{id}:x b
         row GET /a{id} c
         row GET,POST /a:{id} d
         row GET /a{id}:x e
         row GET /x{id}a f
         row GET /{id}a g
         row POST /{id} h
         row GET /a:{id}/{id}a a+b
         row POST /{id}:x/{*rest} b | c
         row GET /aa{id}/a public
         scope /b: b=GET
         scope /c: c=GET
         scope /d: d=GET
         scope /d: e=GET
         scope /d: f=GET
         scope /d: g=GET
         scope /d: h=GET",
        &["a:x", "a:xa", "xa", "xaa", "aa:x", "a", "a%3Ax", "x%61a", ":x"],
        &["GET", "POST", "HEAD"],
    );
    assert!(listed > 2000, "{listed}");
}

#[test]
fn parameters_and_tails_that_cross() {
    let listed = compare_all(
        "scope /a/b: a=GET,PUT
         scope /b: b=GET
         row GET /{p}/a a
         row GET,POST /a/{p} b
         row POST /{p}/{q} authenticated
         row GET /{p}/b/{*rest} a+b
         row GET /a/{*rest} a | b
         row PUT /{*rest} public
         row GET /b/{p}/a/{q} denied
         row DELETE /{p}/{q}/a/b a
         row DELETE /{p}/b/{q}/b b",
        &["a", "b", "c", "%62", "%25c", "..", "a%20", "A"],
        &["GET", "POST", "PUT", "DELETE", "OPTIONS"],
    );
    assert!(listed > 1000, "{listed}");
}

/// Rows with equal requirements may share states of the automaton. A path that selects one of them as it is sent and another
/// when it is decoded must still be refused.
#[test]
fn rows_with_equal_requirements_stay_distinct() {
    let listed = compare_all(
        "scope /a/c: a=GET
         row GET /a/b a
         row GET /a/{*rest} denied
         row GET /{p}/b a
         row GET /{p}b/b a
         row POST /{p}b/{*rest} a
         row GET /a/b/{q} a
         row GET /a/{p}/{q} a
         row GET /{p}/b/{q}/c a
         row GET /a/{p}/b/c a
         row GET /a/c/{p}/b a
         row GET /{p}/{q}/a/b a",
        &["a", "b", "c", "ab", "%61", "%62", "a%62"],
        &["GET", "POST"],
    );
    assert!(listed > 500, "{listed}");
}

/// As above, without a span or a prefix, which would keep such rows distinct for other reasons.
#[test]
fn rows_without_spans_and_with_equal_requirements_stay_distinct() {
    let listed = compare_all(
        "scope /elsewhere: a=GET
         row GET /a/b a
         row GET /{p}/b a
         row GET /a/{q} a
         row GET /{p}/b/c a
         row GET /{p}/{q}/c a
         row GET /a/{q}/c a
         row GET /c/a a
         row GET /{p}/a/b/c a
         row GET /a/{q}/b/c a
         row GET /{p}/{q}/{r}/c a",
        &["a", "b", "c", "x", "%61", "%62"],
        &["GET", "POST"],
    );
    assert!(listed > 100, "{listed}");
}

#[test]
fn base_and_case() {
    let lines = "base /V3
         resource / /Ab: a=GET b=POST
         scope /b/AB: c=GET
         row GET / public
         row GET /{id}:X a+b
         row POST /aB{id} c
         row POST /ab/{*rest} a | c";
    let segments = ["V3", "v3", "ab", "AB", "b", "1:x", "1:X", "abB", "%41b", "%563"];
    let sensitive = compare_all(lines, &segments, &["GET", "POST"]);
    let insensitive = compare_all(&format!("case insensitive\n{lines}"), &segments, &["GET", "POST"]);
    assert!(insensitive > sensitive + 1000 && sensitive > 1000, "{sensitive} {insensitive}");
}

#[test]
fn encoded_delimiters() {
    let lines = "scope /a: a=GET
         row GET /cal/{id} b
         row GET /cal/{id}:x a+b
         row POST /cal/{*rest} public
         row GET /{p}/{q}/a a | b
         row POST /a/b denied
         scope /cal/a: b=POST";
    let segments = ["cal", "a", "a%2Fb", "%2F", "%25", "%23%3b:x", "a%2F..", "%252F", "%5c"];
    let refused = compare_all(lines, &segments, &["GET", "POST"]);
    let allowed = compare_all(&format!("encoded_delimiters allow\n{lines}"), &segments, &["GET", "POST"]);
    assert!(allowed > refused + 500 && refused > 50, "{refused} {allowed}");
}

#[test]
fn requirements_with_implied_scopes() {
    let listed = compare_all(
        "resource /a: a=GET b=GET,POST
         resource /a/b /b: c=GET,POST d=POST
         scope /a: e=GET
         scope /b/b: f=POST
         scope /: g=DELETE
         scope /c: h=GET
         implies b a
         implies d c
         implies e d
         implies f a g
         row GET /a/a a+b | c
         row POST /a/a b+d | e+a | c+d+h
         row GET /b/{id} a+c+d
         row POST /b/{id} a | b | f
         row GET /c/a e+c | d+g
         row PUT /c/a public
         row PUT /c/b authenticated
         row PUT /c denied
         row DELETE /c g+h",
        &["a", "b", "c", "%63", "c%2Fa", "..", ""],
        &["GET", "POST", "PUT", "DELETE", "PATCH"],
    );
    assert!(listed > 900, "{listed}");
}

#[test]
fn methods_of_rows_of_one_shape_add_up() {
    let listed = compare_all(
        "case insensitive
         scope /a: a=GET,DELETE
         scope /c: b=GET
         row GET /a/{p} b
         row POST /a/{q} a+b
         row POST,PUT /A/{r} a+b
         row GET /a/{x}:B public
         row PUT /a/{y}:b denied
         row GET /{*p} a | b
         row POST /{*q} authenticated",
        &["a", "A", "b", "x:b", "x:B", "%61", "."],
        &["GET", "POST", "PUT", "DELETE"],
    );
    assert!(listed > 2000, "{listed}");
}

/// Every octet in a literal, in a parameter and in a tail: unescaped, and with both spellings of its escape.
#[test]
fn every_octet_in_every_kind_of_segment() {
    let tally = Tally::default();
    let lines = "scope /a: a=GET\nrow GET /b/{id} a\nrow GET /b/{id}:x/{*rest} public\nrow GET /{id}z denied";
    for settings in ["", "case insensitive\n", "encoded_delimiters allow\n"] {
        let subject = Subject::sound(Spec::parse(&format!("{settings}{lines}")), &tally);
        for octet in 0..=255_u8 {
            let plain = octet.is_ascii().then(|| char::from(octet).to_string());
            let escaped = [format!("%{octet:02X}"), format!("%{octet:02x}"), format!("%25{octet:02x}")];
            for text in plain.iter().chain(&escaped) {
                for path in ["/_", "/_/x", "/a_", "/a/_", "/a/._", "/_z", "/b/_", "/b/1_:x/_/y", "/b/._./", "/b/_:x/1"]
                {
                    subject.compare("GET", &path.replace('_', text));
                }
            }
        }
        for high in 0..128_u8 {
            for low in [b'0', b'9', b'a', b'F', b'g', b'G', b'/', b'%', b':', b'@', b'`'] {
                for (one, other) in [(high, low), (low, high)] {
                    subject.compare("GET", &format!("/b/%{}{}", char::from(one), char::from(other)));
                }
            }
        }
    }
    assert!(tally.listed() > 2000, "{tally:#?}");
}

/// Segments that match no literal of the random catalogs, or match one only when they are decoded.
const ODD: [&str; 16] = [
    "%61",
    "%41",
    "a%3Ax",
    "x%61",
    "%2F",
    "a%2Fb",
    "%25",
    "a%2F.",
    "",
    ".",
    "..",
    ";",
    "a;x",
    "z",
    "1:x",
    "f(a='',b='')",
];

#[test]
fn random_catalogs() {
    let tally = Tally::default();
    for seed in 0..300 {
        let mut dice = Dice::seeded(seed);
        let spec = generate::catalog(&mut dice, &SMALL);
        let Ok(subject) = Subject::new(spec, &tally) else { continue };
        let mut segments = vec![dice.pick(&ODD).to_owned()];
        segments.extend((0..3).map(|_| generate::segment(&mut dice, &subject.spec)));
        segments.extend(subject.spec.base.strip_prefix('/').map(str::to_owned));
        segments.sort_unstable();
        segments.dedup();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let mut methods = vec!["GET", dice.pick(&["POST", "PUT", "DELETE"])];
        if dice.once_in(4) {
            methods.push(dice.pick(&["HEAD", "get", ""]));
        }
        each_path(&segments, 4, |path| {
            for method in &methods {
                subject.compare(method, path);
            }
        });
    }
    assert!(tally.sound.get() > 250, "{tally:#?}");
    assert!(tally.listed() > (tally.requests() - tally.not_canonical.get()) / 5, "{tally:#?}");
    tally.assert_covers(500);
}
