//! Literals that are made to have one hash. The tables tell them apart by their whole texts.

use harness::spec::Spec;
use harness::subject::Subject;
use harness::tally::Tally;
use scope_types::edge::Key;

/// The most states that have one of the literals each.
const STATES: usize = 6;

/// A literal with `middle` between its first and its last eight bytes. The hash is the same for all steps below 3, and
/// for all middles of one length.
///
/// The hash adds the first eight bytes to the last eight bytes, which are rotated by 27 bits. Thus a byte that grows by 1
/// makes up for a byte that loses 0x20.
fn literal(steps: [usize; 2], middle: &str) -> String {
    let [first, second] = steps.map(|step| ["a", "b", "c"][step]);
    let [third, fourth] = steps.map(|step| ["q", "Q", "1"][step]);
    format!("{first}{second}xxxxxx{middle}yyyy{third}{fourth}yy")
}

/// The literals with these steps and middles, all with one hash.
fn literals(steps: &[usize], middles: &[&str]) -> Vec<String> {
    let pairs = steps.iter().flat_map(|one| steps.iter().map(move |other| [*one, *other]));
    let all: Vec<String> = pairs.flat_map(|pair| middles.iter().map(move |middle| literal(pair, middle))).collect();
    let hashes: Vec<u64> = all.iter().map(|text| Key::of(text.as_bytes()).hash()).collect();
    assert!(hashes.windows(2).all(|pair| pair[0] == pair[1]), "{all:?}");
    all
}

/// Compares requests for all literals, of which every second one is in a row, and for texts that are similar to them.
fn check(settings: &str, all: &[String]) {
    let tally = Tally::default();
    for fallback in
        ["", "row GET /{p} c\nrow GET /in/{p} d\n", "row GET /{*p} c\n", "row GET /a{p} c\nrow GET /in/{p}yy d\n"]
    {
        let mut lines = format!("{settings}resource /elsewhere: a=GET b=GET c=GET d=GET e=GET\n{fallback}");
        for (number, text) in all.iter().enumerate().step_by(2) {
            let need = ["a", "b", "a+b", "a | b", "e"][number / 2 % 5];
            lines += &format!("row GET /{text} {need}\nrow GET /in/{text}/x {need}\n");
        }
        // Each of these states has the literals of no other one.
        for (number, text) in all.iter().enumerate().take(STATES) {
            lines += &format!("row GET /s{number}/{text} e\nrow GET /s{number}/o{number} a\n");
        }
        let subject = Subject::sound(Spec::parse(&lines), &tally);
        let mut texts = all.to_vec();
        for text in all {
            texts.extend([
                text.to_ascii_uppercase(),
                text.to_ascii_lowercase(),
                format!("{text}y"),
                text[1..].to_owned(),
            ]);
            texts.push(text.replace('x', "z"));
            texts.push(text.replacen("xy", "yx", 1));
            texts.push(format!("%{:02X}{}", text.as_bytes()[0], &text[1..]));
        }
        for text in &texts {
            for path in [format!("/{text}"), format!("/in/{text}"), format!("/in/{text}/x"), format!("/in/{text}/y")] {
                subject.compare("GET", &path);
            }
            for number in 0..all.len().min(STATES) {
                subject.compare("GET", &format!("/s{number}/{text}"));
            }
        }
    }
    assert!(tally.listed() > 100, "{tally:#?}");
}

#[test]
fn literals_whose_keys_have_one_hash_stay_distinct() {
    check("", &literals(&[0, 1, 2], &[""]));
    check("case insensitive\n", &literals(&[0, 2], &[""]));
}

#[test]
fn literals_with_equal_ends_stay_distinct() {
    let middles = ["-middle-", "-muddle-", "-meddle-"];
    check("", &literals(&[0], &middles));
    check("", &literals(&[0, 1, 2], &middles));
    check("case insensitive\n", &literals(&[0, 2], &middles));
}

/// All edges are in one array. Where a state looks for a segment, there can be the shared edge of another state.
#[test]
fn a_state_does_not_take_the_shared_edge_of_another_state() {
    let tally = Tally::default();
    let all: Vec<String> = (0..12).flat_map(|length| literals(&[0, 1], &[&"-".repeat(length)])).collect();
    let mut lines = "scope /elsewhere: a=GET\n".to_owned();
    for text in &all {
        lines += &format!("row GET /in/{text} a\n");
    }
    // Few literals in each state, so that the array is short.
    let states: Vec<String> = (0..196).map(|number| format!("s{}/t{}", number / 14, number % 14)).collect();
    for (number, state) in states.iter().enumerate() {
        lines += &format!("row GET /{state}/o{number} a\n");
    }
    let subject = Subject::sound(Spec::parse(&lines), &tally);
    for text in &all {
        subject.compare("GET", &format!("/in/{text}"));
        for state in &states {
            subject.compare("GET", &format!("/{state}/{text}"));
        }
    }
    assert_eq!((tally.listed() as usize, tally.not_listed.get() as usize), (all.len(), states.len() * all.len()));
}
