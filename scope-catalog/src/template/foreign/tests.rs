//! Every spelling, with what its message says to write.

use super::find;
use crate::template::syntax_error::Kind;

/// The help for a path in `endpoints`.
fn help(path: &str, kind: Kind) -> Option<String> {
    find(path).and_then(|foreign| foreign.error(path, kind).help)
}

fn check(path: &str, expected: &str) {
    let found = help(path, Kind::Endpoint).unwrap_or_default();
    assert_eq!(found.split(": ").next(), Some(expected), "{path}");
}

#[test]
fn a_parameter_of_one_segment_is_in_braces() {
    check("/x/:id", "write `/x/{id}`");
    check("/x/:id/:part", "write `/x/{id}/{part}`");
    check("/x/:from-:to", "write `/x/{from}-{to}`");
    check("/x/:file.json", "write `/x/{file}.json`");
    check("/x/:a-:b.:c", "write `/x/{a}-{b}.{c}`");
    check("/x/<id>", "write `/x/{id}`");
    check("/x/*/y/*/z", "write `/x/{name}/y/{name}/z`");
    check("/v1/{n=*}", "write `/v1/{n}`");
    check("/v1/{n=projects/*}", "write `/v1/projects/{n}`");
    check("/v1/{n=projects/*/zones/*}:stop", "write `/v1/projects/{n}/zones/{n}:stop`");
}

#[test]
fn a_parameter_has_no_restriction() {
    check("/x/{id:int}", "write `/x/{id}`");
    check("/x/{id:[0-9]+}", "write `/x/{id}`");
    check("/x/{id:[0-9]{3}}/y", "write `/x/{id}/y`");
    check("/x/{id:[^/]+}/y", "write `/x/{id}/y`");
    check("/x/{id:\\d+}", "write `/x/{id}`");
    check("/x/v{version:apiVersion}", "write `/x/v{version}`");
    check("/x/:id(\\d+)", "write `/x/{id}`");
    // A row without the text behind the expression would match other paths.
    check("/x/:id(\\d+)x", "");
    check("/x/<int:id>", "write `/x/{id}`");
    check("/x/<id:num>", "write `/x/{id}`");
}

#[test]
fn a_parameter_of_several_segments_has_a_star_before_its_name() {
    check("/v1/{+n}", "write `/v1/{*n}`");
    check("/v1/{+n}:cancel", "write `/v1/{*n}:cancel`");
    check("/v1/{n=**}", "write `/v1/{*n}`");
    check("/v1/{n=files/**}/x", "write `/v1/files/{*n}/x`");
    check("/x/{p*}", "write `/x/{*p}`");
    check("/x/{p...}", "write `/x/{*p}`");
    check("/x/{p:path}", "write `/x/{*p}`");
    check("/x/{p:.*}", "write `/x/{*p}`");
    check("/x/{p:.+}", "write `/x/{*p}`");
    check("/x/{r+}", "write `/x/{*r}`");
    check("/x/{**r}", "write `/x/{*r}`");
    check("/x/{*r:nonfile}", "write `/x/{*r}`");
    check("/x/*", "write `/x/{*rest}`");
    check("/x/**", "write `/x/{*rest}`");
    check("/x/*path", "write `/x/{*path}`");
    check("/x/**/y", "write `/x/{*rest}/y`");
    check("/x/*path/y", "write `/x/{*path}/y`");
    check("/x/:path*", "write `/x/{*path}`");
    check("/x/:path+", "write `/x/{*path}`");
    check("/x/<path:p>", "write `/x/{*p}`");
    check("/x/<p..>", "write `/x/{*p}`");
    check("/x/<**p>", "write `/x/{*p}`");
}

#[test]
fn an_optional_part_is_two_paths() {
    check("/x/{id?}", "write two paths, `/x` and `/x/{id}`");
    check("/x/{id:int?}", "write two paths, `/x` and `/x/{id}`");
    check("/x/{id=5}", "write two paths, `/x` and `/x/{id}`");
    check("/x/:id?", "write two paths, `/x` and `/x/{id}`");
    check("/{id?}", "write two paths, `/` and `/{id}`");
    check("/x(.{format})", "write two paths, `/x` and `/x.{format}`");
    check("/x/{id}(.{format})", "write two paths, `/x/{id}` and `/x/{id}.{format}`");
    check("/x(/{id})", "write two paths, `/x` and `/x/{id}`");
    check("/x(/:id)/y(.:format)", "write two paths, `/x/y` and `/x/{id}/y.{format}`");
    check("/x(.json)?", "write two paths, `/x` and `/x.json`");
}

#[test]
fn a_query_is_left_out() {
    check("/x{?page,limit}", "write `/x`");
    check("/x/{id}{&page}", "write `/x/{id}`");
}

#[test]
fn a_name_has_letters_and_digits() {
    for path in ["/x/{a b}", "/x/{a|b}", "/x/{:id}/y", "/x/{...p}", "/x/{a,b}", "/x/{:id}/{p:path}", "/x/{*a b}"] {
        check(path, "write a parameter as `{name}`");
    }
}

/// Work and memory are bounded.
#[test]
fn long_paths_are_not_read() {
    for part in [":a-", "(/:a)", "(/", "{a:", "{a}", "*", "<a>", "}{", "(.", "{?a}", "/:a?"] {
        let long = format!("/{}", part.repeat(1 << 20));
        assert!(find(&long).is_none(), "{part}");
        let longest: String = long.chars().take(8 << 10).collect();
        for kind in [Kind::Base, Kind::Prefix, Kind::Endpoint] {
            let help = help(&longest, kind).unwrap_or_default();
            assert!(help.len() < 64 << 10, "{part}");
        }
    }
}

#[test]
fn several_spellings_are_one_message() {
    check("/:a/{b:int}/{c:path}", "write `/{a}/{b}/{*c}`");
    check(
        "/{+a}/x/{+b}",
        "write one of the parameters as `{*name}`, which matches one or more segments, and the others as `{name}`",
    );
}

#[test]
fn a_prefix_covers_what_is_below_it() {
    let check = |path: &str, expected: &str| assert_eq!(help(path, Kind::Prefix).as_deref(), Some(expected));
    check("/files/*", "write `/files`: a prefix covers every path below it");
    check("/files/**", "write `/files`: a prefix covers every path below it");
    check("/files/{p:path}", "write `/files`: a prefix covers every path below it");
    check("/files/{id?}", "write `/files`: a prefix covers every path below it");
    check("/*", "write `/`: a prefix covers every path below it");
    check("/orgs/:org/members", "write `/orgs/{org}/members`");
    check(
        "/x/{p:path}/y",
        "list `/x/{*p}/y` under `endpoints`: only a path there can have a parameter of several segments",
    );
    assert_eq!(help("/v1/:id", Kind::Base).as_deref(), Some("write literal segments only"));
}

#[test]
fn the_spelling_of_a_catalog_is_not_foreign() {
    for path in [
        "/",
        "/x/{id}",
        "/x/{*rest}",
        "/v1/{*name}:cancel",
        "/v1/{id}:cancel",
        "/drive/root:/{*path}:/children",
        "/x/{user-id}/{$top}/{@id}/{a.b}/{größe}",
        "/f(a='{a}',b='{b}')",
        "/microsoft.graph.delta()",
        "/x/a*b/a:b",
        "/x/{}",
        "/x/{*}",
        "/x/{a",
        "/x/a}",
        "/x/{a/b}",
        "/x/{a{b}}",
        "/colon/::",
    ] {
        assert!(find(path).is_none(), "{path}");
    }
}
