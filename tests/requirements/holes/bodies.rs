//! Bodies that could run before their check, and results that could hide a refusal.

use super::scopes::{Caller, requires};
use super::{enforced, outsiders, reader, ready};
use scopewright::Denied;
use std::cell::Cell;
use std::pin::Pin;
use std::task::Poll;

thread_local! {
    /// How often something ran that needs the scope `mail`.
    static RUNS: Cell<u32> = const { Cell::new(0) };
    /// The caller of a function without parameters.
    static CURRENT: Cell<Option<Caller>> = const { Cell::new(None) };
}

fn run() {
    RUNS.set(RUNS.get() + 1);
}

/// Expects that a call runs the protected part once for a caller with the scope, and never for others.
fn runs_for_readers_only<T>(call: impl Fn(Caller) -> T) {
    RUNS.set(0);
    for outsider in outsiders() {
        let _ = call(outsider);
        assert_eq!(RUNS.get(), 0, "it ran for {outsider:?}");
    }
    let _ = call(reader());
    assert_eq!(RUNS.get(), 1, "it did not run for a caller with the scope");
}

/// Runs, and drops the future in which a check could be.
fn run_and_forget<F>(_: F) -> Result<u8, Denied> {
    run();
    Ok(1)
}

#[requires(mail, from = caller)]
fn call_with_a_future(caller: Caller) -> Result<u8, Denied> {
    run_and_forget(async move { caller })
}

#[requires(mail, from = caller)]
fn call_by_path_with_a_future(caller: Caller) -> Result<u8, Denied> {
    self::run_and_forget(async { caller.is_verified() })
}

#[requires(mail, from = caller)]
fn calls_around_a_future(caller: Caller) -> Result<u8, Denied> {
    run_and_forget(Box::pin(async move { caller }))
}

/// A type with the name of the standard one.
mod own_box {
    use super::{Caller, Denied, requires, run};
    use std::future::Ready;

    pub(super) struct Box;
    impl Box {
        pub(super) fn pin<F>(_: F) -> Result<u8, Denied> {
            run();
            Ok(1)
        }
    }

    /// The function of the same name is in front of the future.
    #[requires(mail, from = caller)]
    pub(super) fn own_pin(caller: Caller) -> Result<u8, Denied> {
        let future = async move { caller };
        Box::pin(future)
    }

    pub(super) type Nothing = Ready<()>;
}

#[test]
fn a_function_that_takes_a_future_runs_behind_the_check() {
    runs_for_readers_only(call_with_a_future);
    runs_for_readers_only(call_by_path_with_a_future);
    runs_for_readers_only(calls_around_a_future);
    runs_for_readers_only(own_box::own_pin);
}

#[requires(mail, from = caller)]
fn boxed_future(caller: Caller) -> Pin<Box<dyn Future<Output = Result<u8, Denied>> + Send>> {
    Box::pin(async move {
        let _ = caller;
        run();
        Ok(1)
    })
}

#[requires(mail, from = caller)]
fn boxed_by_its_full_path(caller: Caller) -> Pin<Box<dyn Future<Output = Result<u8, Denied>>>> {
    ::std::boxed::Box::pin(async move {
        let _ = caller;
        run();
        Ok(1)
    })
}

#[expect(clippy::manual_async_fn, reason = "what is tested")]
#[requires(mail, from = CURRENT.get())]
fn future_without_move() -> impl Future<Output = Result<u8, Denied>> {
    async {
        run();
        Ok(1)
    }
}

#[requires(mail, from = caller)]
async fn asynchronous(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    run();
    Ok(1)
}

#[requires(mail, from = caller)]
async fn future_in_a_future(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    async { run() }.await;
    Ok(1)
}

#[test]
fn a_future_is_checked_when_it_is_polled() {
    runs_for_readers_only(|caller| ready(boxed_future(caller)));
    runs_for_readers_only(|caller| ready(boxed_by_its_full_path(caller)));
    runs_for_readers_only(|caller| {
        CURRENT.set(Some(caller));
        ready(future_without_move())
    });
    runs_for_readers_only(|caller| ready(asynchronous(caller)));
    runs_for_readers_only(|caller| ready(future_in_a_future(caller)));
    enforced(|caller| ready(boxed_future(caller)));
}

#[requires(mail, from = caller)]
fn inner_attributes(caller: Caller) -> Result<u8, Denied> {
    //! Documentation that is inside.
    #![allow(unused_must_use, reason = "what is tested")]
    #![cfg_attr(all(), inline)]
    let _ = caller;
    run();
    Ok(1)
}

#[requires(mail, from = caller)]
fn early_return(caller: Caller) -> Result<u8, Denied> {
    if caller.is_verified() || !caller.is_verified() {
        run();
        return Ok(1);
    }
    Ok(2)
}

#[requires(mail, from = caller)]
#[expect(clippy::never_loop, reason = "what is tested")]
fn labels(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    'requires: loop {
        run();
        break 'requires Ok(1);
    }
}

#[requires(mail, from = caller)]
fn items_and_constants(caller: Caller) -> Result<u8, Denied> {
    const fn one() -> u8 {
        1
    }
    const ONE: u8 = const { one() };
    let _ = caller;
    run();
    Ok(ONE)
}

#[requires(mail, from = caller)]
fn only_an_expression(caller: Caller) -> Result<u8, Denied> {
    run_and_forget(caller)
}

#[requires(mail, from = caller)]
fn closure_in_the_body(caller: Caller) -> Result<u8, Denied> {
    (|| {
        let _ = caller;
        run();
        Ok(1)
    })()
}

#[test]
fn statements_run_behind_the_check() {
    runs_for_readers_only(inner_attributes);
    runs_for_readers_only(early_return);
    runs_for_readers_only(labels);
    runs_for_readers_only(items_and_constants);
    runs_for_readers_only(only_an_expression);
    runs_for_readers_only(closure_in_the_body);
}

/// An error that looks like a success.
#[derive(Debug)]
struct Fine(&'static str);
impl From<Denied> for Fine {
    fn from(_: Denied) -> Self {
        Self("all is well")
    }
}

#[requires(mail, from = caller)]
fn refusal_that_looks_fine(caller: Caller) -> Result<&'static str, Fine> {
    let _ = caller;
    run();
    Ok("the mail")
}

/// An error that runs code while it is converted.
struct Panics;
impl From<Denied> for Panics {
    fn from(denied: Denied) -> Self {
        std::panic::panic_any(denied.status())
    }
}

#[requires(mail, from = caller)]
fn refusal_that_panics(caller: Caller) -> Result<u8, Panics> {
    let _ = caller;
    run();
    Ok(1)
}

#[requires(mail, from = caller)]
fn any_error(caller: Caller) -> Result<u8, Box<dyn std::error::Error>> {
    let _ = caller;
    run();
    Ok(1)
}

#[requires(mail, from = caller)]
fn poll(caller: Caller) -> Poll<Result<u8, Denied>> {
    let _ = caller;
    run();
    Poll::Ready(Ok(1))
}

#[requires(mail, from = caller)]
fn poll_of_an_option(caller: Caller) -> Poll<Option<Result<u8, Denied>>> {
    let _ = caller;
    run();
    Poll::Ready(Some(Ok(1)))
}

#[requires(mail, from = caller)]
fn result_of_a_result(caller: Caller) -> Result<Result<u8, Denied>, Denied> {
    let _ = caller;
    run();
    Ok(Ok(1))
}

#[requires(mail, from = caller)]
fn result_of_the_same_type(caller: Caller) -> Result<Denied, Denied> {
    let denied = Caller::anonymous().authorize::<requires::DenyAll>().map(|_| ());
    let _ = caller;
    run();
    denied.map_or_else(Ok, |()| unreachable!())
}

type Alias<T> = Result<T, Denied>;

#[requires(mail, from = caller)]
fn alias(caller: Caller) -> Alias<u8> {
    let _ = caller;
    run();
    Ok(1)
}

#[test]
fn results_of_other_types_stop_at_the_refusal() {
    runs_for_readers_only(refusal_that_looks_fine);
    let text = refusal_that_looks_fine(Caller::anonymous()).map_err(|Fine(text)| text);
    assert_eq!(text, Err("all is well"));
    runs_for_readers_only(|caller| std::panic::catch_unwind(|| refusal_that_panics(caller).is_ok()));
    runs_for_readers_only(any_error);
    runs_for_readers_only(poll);
    runs_for_readers_only(poll_of_an_option);
    runs_for_readers_only(result_of_a_result);
    runs_for_readers_only(result_of_the_same_type);
    runs_for_readers_only(alias);
}
