//! Ids of scopes that a catalog does not have.

use scope_catalog::read::read;
use scope_catalog::tables;
use scope_types::{Tables, layout};

/// What is after the last record in the tables belongs to something else.
#[test]
fn a_scope_that_does_not_exist_has_no_properties() {
    let yaml = "
catalog: Ids
actions: { read: [GET], write: [POST] }
categories:
  All:
    resources:
      mail:
        paths: [/mail]
        read: Read mail.
        write: { description: Send mail., implies: [mail:read] }
";
    let reading = read(yaml.as_bytes());
    assert!(!reading.has_errors(), "{:?}", reading.diagnostics.first());
    let literals = tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
    let text = literals.text.as_str();
    let tables = Tables::new(&text, &literals.data, "here");
    let properties = |id: u16| {
        (
            tables.scope_text(id, layout::scope::NAME),
            tables.scope_category(id),
            tables.scope_resource(id),
            tables.scope_action(id),
            tables.scope_line(id),
            tables.implied_set::<1>(id).is_empty(),
        )
    };
    assert_eq!(properties(1), ("mail:write", "All", Some("mail"), Some("write"), 10, false));
    for id in [2, 3, 4, 100, u16::MAX - 1] {
        assert_eq!(properties(id), ("", "", None, None, 0, true), "{id}");
    }
}
