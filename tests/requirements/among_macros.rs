//! `#[requires]` among other attributes and macros.

use fixture_attributes::{through_text, without_places};
use scopewright::{CallerSource, Denied};

mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Among macros
categories: { All: { scopes: { "mail:read": Read, "mail:write": Write, admin: All of it } } }
"# }
}

use scopes::{Caller, ScopeSet, requires};

/// The callers whom a function admits, of one for each set of scopes.
fn admitted(call: impl Fn(Caller) -> bool) -> Vec<&'static str> {
    let claims = ["", "mail:read", "mail:write", "mail:read mail:write", "admin", "mail:read mail:write admin"];
    claims.into_iter().filter(|claim| call(Caller::client(ScopeSet::from_claim(claim)))).collect()
}

const READERS: [&str; 3] = ["mail:read", "mail:read mail:write", "mail:read mail:write admin"];
const EDITORS: [&str; 2] = ["mail:read mail:write", "mail:read mail:write admin"];

/// The result of a future that is ready at once.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => unreachable!("nothing is waited for"),
    }
}

/// A request with a body, as the services of tonic take it.
struct Request<T> {
    caller: Caller,
    body: T,
}

impl<T> CallerSource<ScopeSet> for Request<T> {
    fn with_caller<R>(&self, read: impl FnOnce(Option<&Caller>) -> R) -> R {
        read(Some(&self.caller))
    }
}

/// A service whose methods `async_trait` boxes.
#[async_trait::async_trait]
trait Mailbox {
    async fn list(&self, request: Request<u8>) -> Result<u8, Denied>;
    async fn send(&self, request: Request<&str>) -> Result<usize, Denied>;
    async fn own(&self) -> Result<u8, Denied>;
    async fn open(&self, Request { caller, body }: Request<u8>) -> Result<u8, Denied>;
}

struct Service {
    caller: Caller,
}

#[async_trait::async_trait]
impl Mailbox for Service {
    #[requires(mail:read, from = request)]
    async fn list(&self, request: Request<u8>) -> Result<u8, Denied> {
        Ok(request.body)
    }

    #[requires(mail:read, mail:write, from = request)]
    async fn send(&self, request: Request<&str>) -> Result<usize, Denied> {
        std::future::ready(()).await;
        Ok(request.body.len())
    }

    #[requires(mail:read, from = self.caller)]
    async fn own(&self) -> Result<u8, Denied> {
        Ok(1)
    }

    async fn open(&self, request: Request<u8>) -> Result<u8, Denied> {
        #[requires(mail:read, from = caller)]
        fn opened(caller: &Caller, body: u8) -> Result<u8, Denied> {
            let _ = caller;
            Ok(body)
        }
        opened(&request.caller, request.body)
    }
}

#[test]
fn methods_that_async_trait_boxes_are_checked_in_the_future() {
    let service = |caller| Service { caller };
    let anyone = || service(Caller::anonymous());
    assert_eq!(admitted(|caller| ready(anyone().list(Request { caller, body: 7 })) == Ok(7)), READERS);
    assert_eq!(admitted(|caller| ready(anyone().send(Request { caller, body: "hello" })) == Ok(5)), EDITORS);
    assert_eq!(admitted(|caller| ready(service(caller).own()) == Ok(1)), READERS);
    assert_eq!(admitted(|caller| ready(anyone().open(Request { caller, body: 3 })) == Ok(3)), READERS);
    let refused = ready(anyone().list(Request { caller: Caller::anonymous(), body: 7 }));
    assert_eq!(refused.unwrap_err().status(), 401);
}

/// A future that the body itself makes.
#[expect(clippy::manual_async_fn, reason = "what is tested")]
#[requires(mail:read, from = caller)]
fn written_out(caller: Caller) -> impl Future<Output = Result<u8, Denied>> {
    async move {
        let _ = caller;
        Ok(4)
    }
}

#[test]
fn a_future_that_a_body_makes_is_checked() {
    assert_eq!(admitted(|caller| ready(written_out(caller)) == Ok(4)), READERS);
}

/// `from` with generic arguments, which have a comma between them.
fn pick<A, B>(request: Request<(A, B)>) -> Request<(A, B)> {
    request
}

#[requires(from = pick::<u8, u16>(request), mail:read)]
fn turbofish(request: Request<(u8, u16)>) -> Result<(), Denied> {
    Ok(())
}

#[requires(mail:read, from = <Service as AsRef<Caller>>::as_ref(service), mail:write)]
fn qualified(service: &Service) -> Result<(), Denied> {
    let _ = service;
    Ok(())
}

impl AsRef<Caller> for Service {
    fn as_ref(&self) -> &Caller {
        &self.caller
    }
}

#[test]
fn from_takes_an_expression_with_generic_arguments() {
    assert_eq!(admitted(|caller| turbofish(Request { caller, body: (1, 2) }).is_ok()), READERS);
    assert_eq!(admitted(|caller| qualified(&Service { caller }).is_ok()), EDITORS);
}

#[requires(mail:read)]
#[requires(mail:write)]
fn stacked(_requires: u8) -> u8 {
    2
}

#[requires(mail:write)]
#[requires(mail:read, from = caller)]
fn stacked_with_from(caller: Caller) -> Result<(), Denied> {
    let _ = caller;
    Ok(())
}

#[test]
fn each_of_several_attributes_is_enforced() {
    let call = |caller: Caller| Ok::<_, Denied>(stacked(caller.authorize()?, caller.authorize()?, 2));
    assert_eq!(admitted(|caller| call(caller) == Ok(2)), EDITORS);
    let call = |caller: Caller| stacked_with_from(caller.authorize()?, caller);
    assert_eq!(admitted(|caller| call(caller).is_ok()), EDITORS);
}

#[cfg_attr(all(), requires(mail:read), requires(mail:write))]
fn two_in_one() -> u8 {
    1
}

#[cfg_attr(all(), cfg_attr(all(), inline, scopes::requires(mail:read, mail:write)), must_use)]
fn nested() -> u8 {
    2
}

#[cfg_attr(any(), requires(admin))]
fn switched_off() -> u8 {
    3
}

#[test]
fn attributes_in_a_cfg_attr_are_enforced() {
    let call = |caller: Caller| Ok::<_, Denied>(two_in_one(caller.authorize()?, caller.authorize()?));
    assert_eq!(admitted(|caller| call(caller) == Ok(1)), EDITORS);
    assert_eq!(admitted(|caller| caller.authorize().map(nested) == Ok(2)), EDITORS);
    assert_eq!(switched_off(), 3);
}

#[without_places]
#[requires(mail:read, crate = scopes)]
fn moved() -> u8 {
    1
}

#[without_places]
#[requires(mail:read, crate = scopes, from = caller)]
fn moved_with_from(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(2)
}

#[through_text]
#[requires(any(all(mail:read, mail:write), admin), crate = scopes)]
fn parsed() -> u8 {
    3
}

/// Here the other attribute sees the added parameter.
#[requires(mail:read)]
#[through_text]
fn printed_after_the_check() -> u8 {
    4
}

#[test]
fn attributes_that_lose_the_places_of_tokens_lose_no_check() {
    assert_eq!(admitted(|caller| caller.authorize().map(moved) == Ok(1)), READERS);
    assert_eq!(admitted(|caller| moved_with_from(caller) == Ok(2)), READERS);
    assert_eq!(
        admitted(|caller| caller.authorize().map(parsed) == Ok(3)),
        ["mail:read mail:write", "admin", "mail:read mail:write admin"]
    );
    assert_eq!(admitted(|caller| caller.authorize().map(printed_after_the_check) == Ok(4)), READERS);
}

/// A function with an ABI can check its caller in the body.
#[requires(mail:read, from = caller)]
#[expect(improper_ctypes_definitions, reason = "both sides of the call are Rust")]
extern "C" fn foreign(caller: &Caller) -> Result<(), Denied> {
    let _ = caller;
    Ok(())
}

#[test]
fn a_function_with_an_abi_is_checked_in_its_body() {
    assert_eq!(admitted(|caller| foreign(&caller).is_ok()), READERS);
}
