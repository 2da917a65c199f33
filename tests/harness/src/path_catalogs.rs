//! Catalogs with every feature of paths: some by hand, some at random, and the reference catalog.

use scope_catalog::read::read;

use crate::dice::Dice;
use crate::generate::{self, LARGE, SMALL};
use crate::spec::{Owner, Scope, Spec};

/// How many random catalogs there are, small and large.
const SMALL_ONES: u64 = 60;
const LARGE_ONES: u64 = 12;

const PREFIXES: &str = "
    base /v3
    resource / /contacts/lists: a=GET b=POST,PUT
    resource /contacts /crm/deals: c=GET d=POST,PATCH,DELETE
    scope /contacts/lists: e=GET,PURGE
    scope /smtp/email: f=GET
    scope /smtp/emails: g=GET
    scope /transactionalSMS/statistics: h=GET,VERSION-CONTROL
    implies b a
    implies d c
    row GET /contacts/import a+c
    row POST /contacts/import d | b
    row GET /contacts/{id}/lists e
    row DELETE /contacts/lists/{id} denied
    row GET /status public
    row PUT / authenticated
";

const AFFIXES: &str = "
    scope /elsewhere: a=GET
    scope /elsewhere: b=GET
    scope /elsewhere: c=GET
    scope /keys: d=GET,PUT
    row GET /{id} a
    row GET /k{id} b
    row GET /ke{id} c
    row GET /key:{id} a+b
    row GET /key:{id}:cancel b+c
    row GET /{id}:cancel a | b
    row GET /{id}l a | c
    row GET /key:key:{id} denied
    row GET /k{id}:cancel public
    row GET,POST /f(a='{a}',b='{b}') d
    row GET /f(a={a}) authenticated
    row GET /fourteen-bytes{id} a
    row GET /fifteen--bytes-{id}/x b
    row GET /sixteen--bytes--{id}/x c
    row GET /seventeen-bytes-{id}of-suffix-16-oct/x d
    row GET /{id}of-suffix-16-oct/x a
    row GET /{id}f-suffix-16-oct/x b
    row GET /{id}/{id}:cancel/x{id} a+d
    row GET /k{id}/x/x{id}x b+d
    row GET /{id}/x/x{id} c+d
";

const TAILS: &str = "
    scope /y: a=GET,PUT
    scope /y/x: b=PUT
    scope /z: c=GET
    row GET /{*rest} a
    row GET /y/{p}/{*rest} b
    row POST /{p}/x/{*rest} c
    row GET /{p}/x{q}/{*rest} a+b
    row GET /y/{*rest} a | c
    row GET /{p}/x/y/{*rest} public
    row DELETE /y/x authenticated
    row DELETE /{p}/{q}/y denied
    row GET /{p}:x/{*rest} b | c
    row GET /y/x/z/{*rest} b+c
";

const CROSSING: &str = "
    scope /elsewhere: a=GET
    scope /elsewhere: b=GET
    scope /elsewhere: c=GET
    row GET /{p}/a/{q}/a a
    row GET /a/{p}/a/{q} b
    row GET /{p}/{q}/a/a c
    row GET /a/a/{p}/{q} a+b
    row GET /{p}/{q}/{r}/a a+c
    row GET /{p}/b/{q}/b b+c
    row POST /a/{p}/{q}/b a | b
    row POST /{p}/b/{q} a | c
    row POST /b/{p}/{q} b | c
    row GET /a{p}/b/c public
    row GET /{p}a/b/c authenticated
    row GET /a{p}a/{q}/c denied
    row GET /{p}/b{q}/c a
    row GET /ab/{p}/d b
    row GET /{p}/bb/d c
    row PUT /a/b/c/d/e/f/g/h/{p} a
    row PUT /a/b/c/d/{q}/f/g/h/i b
    row PUT /{p}/b/c/d/e/f/g/h/j c
";

const LONG: &str = "
    scope /elsewhere: a=GET
    scope /elsewhere: b=GET
    scope /s1/s2/s3/s4/s5/s6/s7/s8/s9: c=GET
    row GET /sevenby a
    row GET /eightbyt b
    row GET /ninebytes a+b
    row GET /fifteen-bytes-x a
    row GET /sixteen-bytes-xy b
    row GET /seventeen-bytes-x a+b
    row GET /thirty-one-bytes-of-a-literal-x a | b
    row GET /thirty-two-bytes-of-a-literal-xy a
    row GET /thirty-three-bytes-of-a-literal-x b
    row GET /sixty-four-bytes-of-a-literal-that-goes-on-and-on-until-it-is-6 public
    row GET /sixty-four-bytes-of-a-literal-that-goes-on-and-on-until-it-is-7 authenticated
    row GET /a/fifteen-bytes-y/{p}/sixteen-bytes-xz a
    row BASELINE-CONTROL /sevenbz b
    row VERSION-CONTROL-OF-A-LONG-NAME /sevenbz a
    row GET /s1/s2/s3/s4/s5/s6/s7/s8/{p}/s10/s11 denied
";

const SPANS: &str = "
    scope /y: a=GET,PUT
    scope /y/{p}: b=PUT,HEAD
    scope /z/{p}:x/{q}: c=GET
    scope /elsewhere: d=GET
    row GET /{*s}:x a
    row POST /{*s}:x b
    row GET /{*s}/me b
    row GET /y/{*s} c
    row GET /y/{*s}/x/{p} a+b
    row GET,POST /a{*s} a | b
    row GET /a{*s}:x public
    row GET /root:/{*s}:/{p} authenticated
    row GET /root:/{*s}:/list denied
    row GET /root:/{*s} b+c
    row GET /{*s}/x{p}/y d
    row GET /sixteen--bytes--{*s}of-suffix-16-oct/x a+c
    row DELETE /{p}/{*s} b | c
    row GET /{*s}1 a+d
";

const PARAMETERS_OF_PREFIXES: &str = "
    resource /orgs/{org}: a=GET b=POST,DELETE
    resource /orgs/acme: c=GET
    resource /orgs/{org}/members: d=GET e=POST
    resource /orgs/{id}/members: f=GET
    scope /orgs/key:{k}/x: g=GET,HEAD
    scope /{any}/members: h=GET,PUT
    row GET /orgs/{org}/billing a+b
    row HEAD,DELETE /orgs/{org} c
    row GET /orgs/{*s}/x public
    row PUT /{*s}/y authenticated
    row GET /{*s} denied
";

/// Random catalogs. Some have errors.
pub fn at_random() -> Vec<Spec> {
    let small = (0..SMALL_ONES).map(|seed| generate::catalog(&mut Dice::seeded(seed), &SMALL));
    small.chain((0..LARGE_ONES).map(|seed| generate::catalog(&mut Dice::seeded(1 << 32 | seed), &LARGE))).collect()
}

/// Catalogs by hand, without errors. The seeds of the fuzz target `path` name them by their index.
pub fn by_hand() -> Vec<Spec> {
    let mut specs = vec![brevo()];
    for lines in [PREFIXES, AFFIXES, TAILS, CROSSING, LONG] {
        for options in
            ["", "case insensitive\n", "encoded_delimiters allow\n", "case insensitive\nencoded_delimiters allow\n"]
        {
            specs.push(Spec::parse(&format!("{options}{lines}")));
        }
    }
    specs.push(deep());
    for lines in [SPANS, PARAMETERS_OF_PREFIXES] {
        for options in ["", "case insensitive\n", "encoded_delimiters allow\n"] {
            specs.push(Spec::parse(&format!("{options}{lines}")));
        }
    }
    specs
}

/// The prefixes of the reference catalog.
fn brevo() -> Spec {
    let source = include_bytes!("../../../scopes.yaml");
    let reading = read(source);
    assert!(!reading.has_errors() && reading.catalog.endpoints.is_empty());
    let owner = |scope: &scope_catalog::model::Scope| Owner {
        is_resource: false,
        paths: scope.paths.clone(),
        scopes: vec![Scope {
            methods: scope.methods.clone(),
            implies: scope.implied.iter().copied().map(usize::from).collect(),
        }],
    };
    Spec { owners: reading.catalog.scopes.iter().map(owner).collect(), ..Spec::default() }
}

/// Rows with as many segments as a request may have.
fn deep() -> Spec {
    let deep = |count: usize, segment: &str| format!("/{segment}").repeat(count);
    Spec::parse(&format!(
        "scope {}: a=GET\nscope /elsewhere: b=GET\nrow GET {} a\nrow GET {}/{{p}} b\nrow GET {}/{{*rest}} a+b\nrow POST {} public",
        deep(40, "s"),
        deep(128, "s"),
        deep(127, "s"),
        deep(126, "s"),
        deep(128, "{p}"),
    ))
}
