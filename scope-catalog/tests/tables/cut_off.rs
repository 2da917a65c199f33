//! Tables that were cut off. A read that is out of bounds finds nothing, so nobody is admitted by mistake, and nothing panics.

use harness::any_catalog::Set;
use harness::spec::Spec;
use scope_catalog::read::read;
use scope_catalog::tables::{self, Literals};
use scope_types::{CatalogSet, Decision, Tables, layout};

const CATALOG: &str = "
    case insensitive
    base /v3
    resource / /a/b: a=GET b=POST,VERSION-CONTROL
    scope /c: c=GET
    scope /d: d=GET
    implies b a
    row GET /x a+b | c | d
    row GET /y c | d
    row GET /z/{id}:go a+c
    row GET /seventeen-bytes-x/{*rest} public
    row POST /{p}/seventeen-bytes-y authenticated
";

fn compiled() -> Literals {
    let reading = read(Spec::parse(CATALOG).yaml().as_bytes());
    assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
    tables::write(&reading.catalog, reading.policy.as_ref()).unwrap()
}

/// Asks everything that the tables answer. Returns what the answers grant: for each request, the sets of scopes that meet its
/// requirement, and for each claim, its scopes.
fn grants(text: &str, data: &[u8]) -> Vec<u64> {
    let tables = Tables::new(&text, data, "here");
    let mut grants = Vec::new();
    for path in [
        "/v3",
        "/v3/A/b",
        "/v3/x",
        "/v3/y",
        "/v3/z/12:go",
        "/v3/Seventeen-bytes-x/y/z",
        "/v3/%63/seventeen-bytes-y",
        "/",
    ] {
        for method in ["GET", "HEAD", "POST", "VERSION-CONTROL", "PUT"] {
            let met = match tables.route::<Set<1>>(method, path) {
                Decision::Requirement(requirement) => {
                    let met =
                        |bits: &u64| requirement.is_met_by(&Set::from_ids((0..4).filter(|id| bits >> id & 1 == 1)));
                    requirement.alternatives().count();
                    (0..16).filter(met).fold(0, |all, bits| all | 1 << bits)
                }
                Decision::NotListed | Decision::NotCanonical(_) => 0,
            };
            grants.push(met);
        }
    }
    for claim in ["", "r0:x0", "r0:x1 s2 openid s3", "r0:x0 r0:x1", "s3 \""] {
        let (set, _) = tables.claim::<1>(claim);
        grants.push(set.words()[0]);
        grants.push(tables.parse::<1>(claim).map_or(0, |set| set.words()[0]));
        grants.push(tables.closed(set).words()[0]);
    }
    for id in [0, 1, 2, 3, 4, u16::MAX] {
        tables.scope_text(id, layout::scope::NAME);
        tables.scope_strings(id, layout::scope::METHODS);
        tables.scope_category(id);
        tables.scope_resource(id);
        tables.scope_line(id);
    }
    grants
}

#[test]
fn tables_that_were_cut_off_grant_nothing_more() {
    let Literals { text, data, .. } = compiled();
    let all = grants(&text, &data);
    assert!(all.iter().filter(|granted| **granted != 0).count() > 20, "{all:?}");
    let check = |text: &str, data: &[u8]| {
        let cut = grants(text, data);
        let more = cut.iter().zip(&all).position(|(cut, all)| cut & !all != 0);
        assert_eq!(more, None, "{} bytes of text and {} bytes of data", text.len(), data.len());
    };
    for length in 0..data.len() {
        check(&text, &data[..length]);
    }
    for length in 0..text.len() {
        check(&text[..length], &data);
    }
    assert!(grants("", &[]).iter().all(|granted| *granted == 0));
}
