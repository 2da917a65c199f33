//! The normal form of requirements, against an evaluator of nested requirements.

use super::support::{catalog, named};
use crate::requirement::Requirement;

/// A random nested requirement.
enum Tree {
    Scope(usize),
    Any(Vec<Tree>),
    All(Vec<Tree>),
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// The direct implications of each of the [`NAMES`].
const IMPLIES: [&[&str]; 6] = [&["b"], &["c"], &[], &["c"], &[], &["a", "d"]];

impl Tree {
    fn new(random: &mut impl FnMut(u32) -> u32, depth: u32) -> Self {
        if depth == 0 || random(4) == 0 {
            return Self::Scope(random(6) as usize);
        }
        let mut scopes = 0_u32;
        let mut items = Vec::new();
        for _ in 0..=random(3) {
            let item = Self::new(random, depth - 1);
            // A list cannot name a scope twice.
            if let Self::Scope(scope) = item {
                if scopes >> scope & 1 == 1 {
                    continue;
                }
                scopes |= 1 << scope;
            }
            items.push(item);
        }
        if random(2) == 0 { Self::Any(items) } else { Self::All(items) }
    }

    fn text(&self) -> String {
        let list = |items: &[Self]| items.iter().map(Self::text).collect::<Vec<_>>().join(", ");
        match self {
            Self::Scope(scope) => NAMES[*scope].to_owned(),
            Self::Any(items) => format!("any({})", list(items)),
            Self::All(items) => format!("all({})", list(items)),
        }
    }

    fn holds(&self, granted: u32) -> bool {
        match self {
            Self::Scope(scope) => granted >> scope & 1 == 1,
            Self::Any(items) => items.iter().any(|item| item.holds(granted)),
            Self::All(items) => items.iter().all(|item| item.holds(granted)),
        }
    }
}

/// Adds the implied scopes until a fixed point.
fn closed(mut granted: u32) -> u32 {
    loop {
        let before = granted;
        for (scope, implied) in IMPLIES.iter().enumerate() {
            if granted >> scope & 1 == 1 {
                for name in *implied {
                    granted |= 1 << NAMES.iter().position(|other| other == name).unwrap();
                }
            }
        }
        if granted == before {
            return granted;
        }
    }
}

fn bits(set: &[u16]) -> u32 {
    set.iter().fold(0, |bits, id| bits | 1 << id)
}

#[test]
fn the_normal_form_means_what_is_written() {
    // xorshift32 with a fixed seed.
    let mut state = 0x9e37_79b9_u32;
    let mut random = |below: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    };
    let trees: Vec<Tree> = (0..3_000).map(|_| Tree::new(&mut random, 4)).collect();
    let mut source = named(&std::array::from_fn::<_, 6, _>(|i| (NAMES[i], IMPLIES[i])));
    source += "endpoints:\n";
    for (i, tree) in trees.iter().enumerate() {
        source += &format!("  /{i}: {{ GET: '{}' }}\n", tree.text());
    }
    let catalog = catalog(&source);
    assert_eq!(catalog.endpoints.len(), trees.len());
    for (endpoint, tree) in catalog.endpoints.iter().zip(&trees) {
        let Requirement::Scopes(sets) = &endpoint.methods[0].requirement else { panic!("{endpoint:?}") };
        for granted in 0..64 {
            let granted = closed(granted);
            let normal = sets.iter().any(|set| bits(set) & !granted == 0);
            assert_eq!(normal, tree.holds(granted), "{} as {sets:?} for {granted:b}", tree.text());
        }
        assert!(!sets.is_empty() && sets.is_sorted());
        for set in sets {
            assert!(!set.is_empty() && set.is_sorted());
            let needless = set.iter().any(|id| closed(bits(set) & !(1 << id)) >> id & 1 == 1);
            assert!(!needless, "{set:?} of {} has a scope that another scope of the set implies", tree.text());
            let more = sets.iter().any(|other| other != set && bits(other) & !closed(bits(set)) == 0);
            assert!(!more, "{set:?} of {} requires more than another set", tree.text());
        }
    }
}

#[test]
fn quotes_and_blanks_of_requirements() {
    let source =
        named(&[("any", &[]), ("public", &[]), ("f(x)", &[]), ("it's", &[]), ("$price", &[]), ("a", &[]), ("b", &[])]);
    for (text, sets) in [
        (r#""any""#, vec![vec![0]]),
        ("'public', a", vec![vec![1, 5]]),
        (r#"any("f(x)", "it's", "$price")"#, vec![vec![2], vec![3], vec![4]]),
        ("  a ,\t b ", vec![vec![5, 6]]),
        ("any ( a , b )", vec![vec![5], vec![6]]),
        ("all(a)", vec![vec![5]]),
        ("all(a, any(b, a))", vec![vec![5]]),
    ] {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t");
        let catalog = catalog(&format!("{source}endpoints: {{ /x: {{ GET: \"{text}\" }} }}\n"));
        assert_eq!(catalog.endpoints[0].methods[0].requirement, Requirement::Scopes(sets), "{text}");
    }
}
