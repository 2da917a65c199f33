//! `#[requires]` on every kind of function.

#![allow(
    clippy::multiple_bound_locations,
    clippy::needless_arbitrary_self_type,
    clippy::boxed_local,
    clippy::unused_self,
    clippy::unused_async,
    reason = "every form that a signature can have"
)]

mod catalogs;
mod in_macros;

use scope_codegen::requires_macro::{self, Context};
use scopewright::Denied;

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: First
categories: { All: { scopes: { "mail:read": Read, "mail:write": Write, "https://example.org/auth/mail": All of it } } }
"# }
}

mod second {
    scopewright::catalog! { yaml = "catalog: Second\ncategories: { All: { scopes: { other:read: Read, mail:read: Read } } }" }
}

use scopes::{Caller, ScopeSet, requires};

fn all() -> Caller {
    Caller::client(ScopeSet::ALL)
}

fn none() -> Caller {
    Caller::client(ScopeSet::EMPTY)
}

/// Calls a function with all scopes, and expects a refusal without scopes.
fn enforced<T>(call: impl Fn(&Caller) -> Result<T, Denied>) -> T {
    assert!(call(&none()).is_err());
    call(&all()).unwrap()
}

/// The result of a future that is ready at once.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!("nothing is waited for"),
    }
}

#[requires(mail:read)]
fn free(number: u8) -> u8 {
    number
}

#[requires(mail:read)]
async fn asynchronous(number: u8) -> u8 {
    number
}

#[requires(mail:read)]
const fn constant(number: u8) -> u8 {
    number
}

#[requires(mail:read)]
fn generic<'a, T: Clone, const N: usize>(items: &'a [T; N]) -> Vec<T>
where
    T: 'a,
{
    items.to_vec()
}

#[requires(mail:read)]
fn impl_trait(items: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
    items.map(|item| item + 1)
}

#[requires(mail:read)]
fn patterns((a, b): (u8, u8), mut c: u8, _: u8) -> u8 {
    c += a + b;
    c
}

#[requires(any(mail:read, mail:write), "https://example.org/auth/mail")]
pub(super) fn visible() -> u8 {
    9
}

#[test]
fn free_functions_are_enforced() {
    assert_eq!(enforced(|caller| Ok(free(caller.authorize()?, 1))), 1);
    assert_eq!(enforced(|caller| Ok(ready(asynchronous(caller.authorize()?, 2)))), 2);
    assert_eq!(enforced(|caller| Ok(constant(caller.authorize()?, 3))), 3);
    assert_eq!(enforced(|caller| Ok(generic(caller.authorize()?, &["a", "b"]))), vec!["a", "b"]);
    assert_eq!(enforced(|caller| Ok(impl_trait(caller.authorize()?, 1..3).collect::<Vec<_>>())), vec![2, 3]);
    assert_eq!(enforced(|caller| Ok(patterns(caller.authorize()?, (1, 2), 3, 4))), 6);
    assert_eq!(enforced(|caller| Ok(visible(caller.authorize()?))), 9);
}

#[test]
fn nested_functions_are_enforced() {
    #[requires(mail:write)]
    fn outer() -> Result<u8, Denied> {
        #[requires(mail:read)]
        fn inner() -> u8 {
            1
        }
        Ok(all().authorize().map(inner)? + 1)
    }
    assert_eq!(enforced(|caller| outer(caller.authorize()?)), 2);
}

struct Mail(u8);

impl Mail {
    #[requires(mail:read)]
    fn associated(number: u8) -> Self {
        Self(number)
    }

    #[requires(mail:read)]
    fn by_reference(&self, more: u8) -> u8 {
        self.0 + more
    }

    #[requires(mail:read)]
    fn by_mutable_reference(&mut self) -> u8 {
        self.0 += 1;
        self.0
    }

    #[requires(mail:read)]
    fn by_value(self) -> u8 {
        self.0
    }

    #[requires(mail:read)]
    fn boxed(self: Box<Self>) -> u8 {
        self.0
    }

    #[requires(mail:read)]
    fn typed(self: &Self) -> u8 {
        self.0
    }

    #[requires(mail:read)]
    fn mutable(mut self) -> u8 {
        self.0 += 1;
        self.0
    }

    #[requires(mail:read)]
    async fn asynchronous(&self) -> u8 {
        self.0
    }
}

#[test]
fn methods_are_enforced() {
    assert_eq!(enforced(|caller| Ok(Mail::associated(caller.authorize()?, 1).0)), 1);
    assert_eq!(enforced(|caller| Ok(Mail(1).by_reference(caller.authorize()?, 1))), 2);
    assert_eq!(enforced(|caller| Ok(Mail(1).by_mutable_reference(caller.authorize()?))), 2);
    assert_eq!(enforced(|caller| Ok(Mail(1).by_value(caller.authorize()?))), 1);
    assert_eq!(enforced(|caller| Ok(Box::new(Mail(1)).boxed(caller.authorize()?))), 1);
    assert_eq!(enforced(|caller| Ok(Mail(1).typed(caller.authorize()?))), 1);
    assert_eq!(enforced(|caller| Ok(Mail(1).mutable(caller.authorize()?))), 2);
    assert_eq!(enforced(|caller| Ok(ready(Mail(1).asynchronous(caller.authorize()?)))), 1);
}

/// The method of a trait and its implementation are both annotated. A method with a default body is annotated once.
trait Post {
    #[requires(mail:read)]
    fn deliver(&self) -> u8;

    #[requires(mail:write)]
    fn send(&self) -> u8 {
        2
    }

    #[requires(mail:read)]
    fn kind() -> u8
    where
        Self: Sized;
}

impl Post for Mail {
    #[requires(mail:read)]
    fn deliver(&self) -> u8 {
        self.0
    }

    #[requires(mail:read)]
    fn kind() -> u8 {
        3
    }
}

/// A method whose signature cannot change: the check is in the body.
trait Fixed {
    fn fixed(&self, caller: &Caller) -> Result<u8, Denied>;
}

impl Fixed for Mail {
    #[requires(mail:read, from = caller)]
    fn fixed(&self, caller: &Caller) -> Result<u8, Denied> {
        Ok(self.0)
    }
}

#[test]
fn methods_of_traits_are_enforced() {
    let object: &dyn Post = &Mail(1);
    assert_eq!(enforced(|caller| Ok(object.deliver(caller.authorize()?))), 1);
    assert_eq!(enforced(|caller| Ok(object.send(caller.authorize()?))), 2);
    assert_eq!(enforced(|caller| Ok(<Mail as Post>::kind(caller.authorize()?))), 3);
    assert_eq!(enforced(|caller| Mail(4).fixed(caller)), 4);
}

/// An error type of a program.
#[derive(Debug, PartialEq)]
enum Failure {
    Refused(u16),
    Other,
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Refused(denied.status())
    }
}

struct Request {
    extensions: Option<Caller>,
    body: &'static str,
}

#[requires(mail:read, from = request.extensions)]
fn from_field(request: &Request) -> Result<u8, Failure> {
    request.body.parse().map_err(|_| Failure::Other)
}

#[requires(any(mail:read, mail:write), from = request.extensions.as_ref())]
async fn from_expression(request: Request) -> Result<u8, Failure> {
    request.body.parse().map_err(|_| Failure::Other)
}

#[requires(from = this.extensions, mail:read)]
fn named_first(this: &Request) -> Result<u8, Failure> {
    assert!(this.extensions.is_some());
    Ok(1)
}

impl Request {
    #[requires(mail:read, from = self.extensions)]
    fn read(&self) -> Result<u8, Failure> {
        self.body.parse().map_err(|_| Failure::Other)
    }

    #[requires(mail:read, mail:write, from = self.extensions)]
    async fn change(&mut self) -> Result<u8, Failure> {
        self.body = "2";
        self.body.parse().map_err(|_| Failure::Other)
    }
}

/// The check is the first statement, so a refusal comes before any error of the body.
#[test]
fn from_checks_before_the_body_runs() {
    let request = |extensions, body| Request { extensions, body };
    for (extensions, refused) in [(None, 500), (Some(none()), 403), (Some(Caller::anonymous()), 401)] {
        let expected = Err(Failure::Refused(refused));
        assert_eq!(from_field(&request(extensions, "not a number")), expected);
        assert_eq!(ready(from_expression(request(extensions, "not a number"))), expected);
        assert_eq!(request(extensions, "not a number").read(), expected);
        let mut changed = request(extensions, "1");
        assert_eq!(ready(changed.change()), expected);
        assert_eq!(changed.body, "1", "the body did not run");
    }
    assert_eq!(from_field(&request(Some(all()), "1")), Ok(1));
    assert_eq!(named_first(&request(Some(all()), "")), Ok(1));
    assert_eq!(named_first(&request(None, "")), Err(Failure::Refused(500)));
    assert_eq!(from_field(&request(Some(all()), "not a number")), Err(Failure::Other));
    assert_eq!(ready(from_expression(request(Some(all()), "1"))), Ok(1));
    assert_eq!(request(Some(all()), "1").read(), Ok(1));
    assert_eq!(ready(request(Some(all()), "1").change()), Ok(2));
}

/// With a condition that holds, and with one that does not.
#[cfg_attr(all(), requires(mail:read))]
fn conditional() -> u8 {
    1
}

#[cfg_attr(any(), requires(mail:read))]
fn unconditional() -> u8 {
    2
}

#[test]
fn cfg_attr_applies_the_attribute_where_the_condition_holds() {
    assert_eq!(enforced(|caller| Ok(conditional(caller.authorize()?))), 1);
    assert_eq!(unconditional(), 2);
}

/// Attributes before and after `#[requires]` stay.
#[inline]
#[requires(mail:read)]
#[must_use]
#[doc(hidden)]
fn among_others() -> u8 {
    3
}

#[test]
fn other_attributes_stay() {
    assert_eq!(enforced(|caller| Ok(among_others(caller.authorize()?))), 3);
}

/// The expanded documentation: first the user's own, then the requirement.
#[test]
fn documentation_is_kept_and_the_requirement_is_appended() {
    let documented = |arguments: &str, item: &str| -> Vec<String> {
        let tokens = requires_macro::expand(
            arguments.parse().unwrap(),
            &item.parse().unwrap(),
            Context { source: Some(&format!("#[requires({arguments})]")), ..Context::default() },
        );
        let function: syn::ItemFn = syn::parse2(tokens).unwrap();
        let texts = function.attrs.iter().filter_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(syn::MetaNameValue {
                path,
                value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
                ..
            }) if path.is_ident("doc") => Some(text.value()),
            _ => None,
        });
        texts.collect()
    };
    assert_eq!(
        documented("any(a:b, all(c, \"d\"))", "/// Reads.\n/// More.\nfn f() {}"),
        [" Reads.", " More.", "\n\nRequires `any(a:b, all(c, d))`."]
    );
    assert_eq!(documented("a, b", "fn f() {}"), ["\n\nRequires `a, b`."]);
}
