//! The catalogs. Each is within the limits of the text, so that only the crossing of rows can be too much.

/// A name, and a function that makes the catalog.
pub(crate) type Made = (&'static str, fn() -> String);

/// Catalogs whose rows cross in many places.
pub(crate) const CATALOGS: [Made; 30] = [
    ("literal or parameter, twelve times", || rows(&combinations(&["a", "{p}"], 12))),
    ("literal or parameter, eight times", || rows(&combinations(&["a", "{p}"], 8))),
    ("two literals or a parameter, seven times", || rows(&combinations(&["a", "b", "{p}"], 7))),
    ("four kinds of segments, six times", || rows(&combinations(&["x", "x{p}", "{p}x", "{p}"], 6))),
    ("four kinds of segments, four times", || rows(&combinations(&["x", "x{p}", "{p}x", "{p}"], 4))),
    ("a literal of its own at each level", || rows(&combinations_of_levels(12))),
    ("a literal at one of 128 levels, then a literal of the row", || {
        rows(&one_literal_each(127, |row| row.to_string()))
    }),
    ("a literal at one of 60 levels, then a literal of the row", || rows(&one_literal_each(60, |row| row.to_string()))),
    ("a literal at one of 16 levels, then a literal of the row", || rows(&one_literal_each(16, |row| row.to_string()))),
    ("a parameter at one of 128 levels", || rows(&one_parameter_each(128))),
    ("parameters at two of 120 levels", || rows(&two_parameters_each(120))),
    ("five hundred affixes at one segment", || rows(&affixes(250, 250))),
    ("seventy texts before times seventy texts behind a parameter", || rows(&affix_pairs(70))),
    ("sixteen texts before times sixteen texts behind a parameter", || rows(&affix_pairs(16))),
    ("fifty affixes at each of eight segments", || rows(&affixes_at_levels(25, 8))),
    ("affixes inside each other", || rows(&nested_affixes(120))),
    ("tails at every level", || rows(&tails(&combinations_up_to(&["a", "{p}"], 10)))),
    ("tails and suffixes at every level", || rows(&tails(&combinations_up_to(&["a", "{p}", "{p}a"], 6)))),
    ("a thousand literals beside a parameter, a thousand behind both", || rows(&grid(1_000))),
    ("three levels of two hundred literals beside a parameter", || rows(&deep_grid(200))),
    ("many places that cross a little", || rows(&places(300, 4))),
    ("many places that cross a lot", || rows(&places(20, 8))),
    ("rows that cross beside prefixes", || {
        with_prefixes(&combinations(&["a", "b", "{p}"], 6), &combinations(&["a", "b"], 8))
    }),
    ("a literal at one of 60 levels, beside prefixes", || {
        with_prefixes(&one_literal_each(60, |row| row.to_string()), &combinations(&["l0", "l1"], 8))
    }),
    ("hundreds of parameters", || rows(&hundreds_of_parameters(400))),
    ("a span, a literal, and twelve parameters", || rows(&[format!("/{{*s}}/x{}", "/{p}".repeat(12))])),
    ("a span, a literal, and eight parameters", || rows(&[format!("/{{*s}}/x{}", "/{p}".repeat(8))])),
    ("two thousand prefixes beside two thousand rows", || {
        let each = |text: &str| (0..2_000).map(|n| text.replace('#', &n.to_string())).collect::<Vec<_>>();
        with_prefixes(&each("/o/{p}/row#"), &each("/o/prefix#"))
    }),
    ("two hundred texts behind a span, beside a child of it", || rows(&verbs(200, &["/{*s}/child".to_owned()]))),
    ("two hundred texts behind a span, beside prefixes", || {
        with_prefixes(&verbs(200, &["/{*s}/child".to_owned()]), &combinations(&["a", "{p}", "{p}x"], 4))
    }),
];

/// Catalogs whose rows cross as in real services, and somewhat more.
pub(crate) const UNDER_THE_BOUND: [Made; 5] = [
    ("two literals or a parameter, three times", || rows(&combinations(&["a", "b", "{p}"], 3))),
    ("literal or parameter, six times", || rows(&combinations(&["a", "{p}"], 6))),
    ("fifty suffixes", || rows(&affixes(1, 50))),
    ("fifty literals beside a parameter, fifty behind both", || rows(&grid(50))),
    ("many places that cross a little", || rows(&places(300, 3))),
];

fn rows(templates: &[String]) -> String {
    with_prefixes(templates, &[])
}

/// A catalog of these rows and prefixes. Neighbouring rows have different requirements.
fn with_prefixes(templates: &[String], prefixes: &[String]) -> String {
    let prefixes: Vec<String> = prefixes.iter().map(|prefix| format!("\"{prefix}\"")).collect();
    let mut yaml = String::from("catalog: Test\ncategories:\n  All:\n    scopes:\n");
    for id in 0..9 {
        yaml += &format!(
            "      s{id}: {{ methods: [GET], paths: [{}] }}\n",
            match id {
                0 => prefixes.join(", "),
                _ => format!("/elsewhere/{id}"),
            }
        );
    }
    yaml += "endpoints:\n";
    for (row, template) in templates.iter().enumerate() {
        yaml += &format!("  \"{template}\": {{ GET: s{} }}\n", row * 7 % 9);
    }
    yaml
}

/// Every path of `levels` of these segments.
fn combinations(segments: &[&str], levels: usize) -> Vec<String> {
    let longer = |paths: Vec<String>, _| {
        paths.iter().flat_map(|path| segments.iter().map(move |s| format!("{path}/{s}"))).collect()
    };
    (0..levels).fold(vec![String::new()], longer)
}

fn combinations_up_to(segments: &[&str], levels: usize) -> Vec<String> {
    (1..=levels).flat_map(|levels| combinations(segments, levels)).collect()
}

/// Like [`combinations`], with another literal at each level.
fn combinations_of_levels(levels: usize) -> Vec<String> {
    let longer = |paths: Vec<String>, level| {
        paths.iter().flat_map(|path| [format!("{path}/level{level}"), format!("{path}/{{p}}")]).collect()
    };
    (0..levels).fold(vec![String::new()], longer)
}

/// In row `n`, segment `n` is a literal and the others are parameters. So any subset of rows can match the beginning of a path.
fn one_literal_each(levels: usize, last: impl Fn(usize) -> String) -> Vec<String> {
    let segment = |row, level| if row == level { format!("/l{level}") } else { "/{p}".to_owned() };
    (0..levels)
        .map(|row| (0..levels).map(|level| segment(row, level)).collect::<String>() + "/end" + &last(row))
        .collect()
}

fn one_parameter_each(levels: usize) -> Vec<String> {
    let segment = |row, level| if row == level { "/{p}" } else { "/a" };
    (0..levels).map(|row| (0..levels).map(|level| segment(row, level)).collect()).collect()
}

fn two_parameters_each(levels: usize) -> Vec<String> {
    let path = |a, b| (0..levels).map(|level| if level == a || level == b { "/{p}" } else { "/a" }).collect();
    (0..levels).flat_map(|a| (0..a).step_by(4).map(move |b| path(a, b))).collect()
}

/// Texts before a parameter that begin each other, texts behind a parameter that end each other, each with its own literal
/// as the next segment.
fn affixes(prefixes: usize, suffixes: usize) -> Vec<String> {
    let prefix = |n: usize| format!("/{}{{p}}/behind-prefix-{n}", "x".repeat(n));
    let suffix = |n: usize| format!("/{{p}}{}/behind-suffix-{n}", "y".repeat(n));
    (1..=prefixes).map(prefix).chain((1..=suffixes).map(suffix)).collect()
}

fn affix_pairs(count: usize) -> Vec<String> {
    let pair = |a: usize, b: usize| format!("/{}{{p}}{}/behind-{a}-{b}", "x".repeat(a), "x".repeat(b));
    (1..=count).flat_map(|a| (1..=count).map(move |b| pair(a, b))).collect()
}

fn affixes_at_levels(count: usize, levels: usize) -> Vec<String> {
    let segments = |n: usize| [format!("/{}{{p}}", "x".repeat(n)), format!("/{{p}}{}", "x".repeat(n))];
    let at = |level: usize, segment: String| {
        format!("{}{segment}{}/end{level}", "/{p}".repeat(level), "/{p}".repeat(levels - 1 - level))
    };
    (0..levels).flat_map(|level| (1..=count).flat_map(segments).map(move |segment| at(level, segment))).collect()
}

/// `a{p}`, `ab{p}`, `aba{p}` and so on, each also with shorter texts behind the parameter.
fn nested_affixes(count: usize) -> Vec<String> {
    let word = |length: usize| "ab".chars().cycle().take(length).collect::<String>();
    let row = |a: usize, b: usize| format!("/{}{{p}}{}/{a}/{{q}}/{b}", word(a), word(b));
    (1..=count).flat_map(|a| (0..a).step_by(5).map(move |b| row(a, b))).collect()
}

fn tails(templates: &[String]) -> Vec<String> {
    templates.iter().map(|template| format!("{template}/{{*rest}}")).collect()
}

/// `/l1/x2` matches `/{p}/x2`. So the state behind each literal has all edges of the state behind the parameter.
fn grid(count: usize) -> Vec<String> {
    let literals = (0..count).map(|n| format!("/l{n}/y{n}"));
    literals.chain((0..count).map(|n| format!("/{{p}}/x{n}"))).collect()
}

fn deep_grid(count: usize) -> Vec<String> {
    let each = |template: &'static str| (0..count).map(move |n| template.replace('#', &n.to_string()));
    each("/a#/b#/y#").chain(each("/{p}/b#/z#")).chain(each("/a#/{p}/w#")).chain(each("/{p}/{q}/x#")).collect()
}

fn places(count: usize, levels: usize) -> Vec<String> {
    let here =
        |place: usize| combinations(&["a", "{p}"], levels).into_iter().map(move |path| format!("/place{place}{path}"));
    (0..count).flat_map(here).collect()
}

/// Texts behind a span, and other rows.
fn verbs(count: usize, others: &[String]) -> Vec<String> {
    (0..count).map(|verb| format!("/{{*s}}:verb{verb}")).chain(others.iter().cloned()).collect()
}

/// Rows of 121 segments, most of which are parameters.
fn hundreds_of_parameters(count: usize) -> Vec<String> {
    let is_literal = |row: usize, level: usize| (row * 131 + level * 17).is_multiple_of(13);
    let segment =
        |row, level| if is_literal(row, level) { format!("/l{}", (row + level) % 3) } else { "/{p}".to_owned() };
    (0..count).map(|row| (0..120).map(|level| segment(row, level)).collect::<String>() + &format!("/{row}")).collect()
}
