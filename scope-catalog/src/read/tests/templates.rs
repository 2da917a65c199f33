//! Templates of rows.

use super::support::{catalog, named};
use crate::template::{Segment, Template};

#[test]
fn parameters_and_the_text_around_them() {
    let source = named(&[("a", &[])]);
    let affixed =
        |prefix: &str, suffix: &str| Segment::Affixed { prefix: prefix.to_owned(), suffix: suffix.to_owned() };
    let span = |prefix: &str, suffix: &str| Segment::Span { prefix: prefix.to_owned(), suffix: suffix.to_owned() };
    for (path, segment) in [
        ("/{id}", Segment::Parameter),
        ("/{a}{b}", Segment::Parameter),
        ("/{a} and {b}", Segment::Parameter),
        ("/{id}:cancel", affixed("", ":cancel")),
        ("/key:{key}", affixed("key:", "")),
        ("/f(a='{a}',b='{b}')", affixed("f(a='", "')")),
        ("/{*rest}", span("", "")),
        ("/x{*rest}:cancel", span("x", ":cancel")),
        ("/a-._~!$&'()*+,=:@Z9", Segment::Literal("a-._~!$&'()*+,=:@Z9".to_owned())),
    ] {
        let catalog = catalog(&format!("{source}endpoints: {{ \"{path}\": {{ GET: a }} }}\n"));
        assert_eq!(catalog.endpoints[0].template, Template { text: path.to_owned(), segments: vec![segment] });
    }
}
