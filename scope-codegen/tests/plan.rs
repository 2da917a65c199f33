//! Plans at the limits.

use scope_codegen::model::{Catalog, Category, Scope};
use scope_codegen::plan::{Origin, Unplannable, plan};

#[test]
fn a_catalog_may_have_as_many_scopes_as_there_are_ids() {
    let scope = |id: u16| Scope {
        name: format!("s{id}"),
        variant: format!("S{id}"),
        methods: vec!["GET".to_owned()],
        paths: vec![format!("/s{id}")],
        ..Scope::default()
    };
    let catalog = Catalog {
        title: "Large".to_owned(),
        categories: vec![Category { scopes: (0..u16::MAX).collect(), ..Category::default() }],
        scopes: (0..u16::MAX).map(scope).collect(),
        ..Catalog::default()
    };
    let plan = plan(&catalog, Origin { place: "here".to_owned(), broken: false }).unwrap();
    assert_eq!((plan.variants.len(), plan.words), (65_535, 1_024));

    let tables = scope_types::Tables::new(Box::leak(Box::new(&*plan.text.leak())), plan.data.leak(), "here");
    assert_eq!(tables.id_of(b"s65534"), Some(65_534));
    assert_eq!(tables.id_of(b"s65535"), None);
}

/// Each of the inner prefixes would repeat all scopes of the outer one.
#[test]
fn prefixes_may_not_repeat_scopes_without_end() {
    let scope = |id: u16| Scope {
        name: format!("s{id}"),
        variant: format!("S{id}"),
        methods: vec!["GET".to_owned()],
        paths: vec!["/".to_owned(), format!("/s{id}")],
        ..Scope::default()
    };
    let catalog = |count: u16| Catalog {
        title: "Large".to_owned(),
        categories: vec![Category { scopes: (0..count).collect(), ..Category::default() }],
        scopes: (0..count).map(scope).collect(),
        ..Catalog::default()
    };
    let plan =
        |count| plan(&catalog(count), Origin { place: "here".to_owned(), broken: false }).map(|plan| plan.data.len());
    assert_eq!(plan(4_000), Err(Unplannable::TooLarge));
    assert!(plan(500).unwrap() < 1 << 20);
}
