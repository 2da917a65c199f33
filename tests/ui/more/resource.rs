//! A resource instead of a scope, an action that the resource does not have, and the two in the wrong order.

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: A
categories:
  C:
    scopes:
      contacts:read: A
      contacts:write: A
      contacts.lists:read: A
      mail_read: A
      "https://a.example/auth/audit": A
      many:a: A
      many:b: A
      many:c: A
      many:d: A
      many:e: A
      many:f: A
      many:g: A
      many:h: A
      many:i: A
      many:j: A
      old:read: { description: A, aliases: [older:read] }
"# }
}

use scopes::requires;

#[requires(contacts)]
fn resource() {}

#[requires(contacts:)]
fn resource_and_separator() {}

#[requires(contacts.lists)]
fn sub_resource() {}

#[requires(contacts:remove)]
fn other_action() {}

#[requires(contacts:read:all)]
fn more_parts() {}

#[requires(contacts:*)]
fn wildcard() {}

#[requires(read:contacts)]
fn swapped() {}

#[requires(readMail)]
fn swapped_words() {}

#[requires(many)]
fn many_actions() {}

#[requires("https://a.example/auth")]
fn url() {}

#[requires(older)]
fn resource_of_an_alias() {}

#[requires(contacts: read, contacts :write)]
fn spaces_around_a_colon() {}

fn main() {}
