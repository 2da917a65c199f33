//! Expressions of `from =`, and types that hold a caller.

use super::scopes::{Caller, ScopeSet, requires};
use super::{closed, enforced, ready};
use scopewright::{CallerSource, Denied};

#[requires(mail, from = { let caller = caller; caller })]
fn block(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = (|caller: Caller| caller)(caller))]
fn closure(caller: Caller) -> Result<u8, Denied> {
    Ok(u8::from(caller.is_verified()))
}

#[requires(mail, from = 'found: { break 'found caller })]
fn labelled_block(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[expect(clippy::never_loop, reason = "what is tested")]
#[requires(mail, from = loop { break caller })]
fn endless_loop(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = if caller.is_verified() { caller } else { Caller::anonymous() })]
fn condition(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = match caller { caller => caller })]
#[expect(clippy::match_single_binding, reason = "what is tested")]
fn matched(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = if let Some(caller) = callers.first() { *caller } else { Caller::invalid_token() })]
fn first_of_several(callers: &[Caller]) -> Result<u8, Denied> {
    let _ = callers;
    Ok(1)
}

#[requires(mail, from = caller?)]
fn question_mark(caller: Result<Caller, Denied>) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = async { caller }.await)]
async fn awaited(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = async { Err::<Caller, _>(Caller::anonymous().require(ScopeSet::ALL)) }.await.unwrap_or(caller))]
async fn questions_in_a_future(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = unmoved(caller))]
fn temporary(caller: &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

fn unmoved<T: Copy>(caller: &T) -> T {
    *caller
}

#[requires(mail, from = moved)]
fn moves_its_parameter(moved: Keeper) -> Result<Keeper, Denied> {
    Ok(moved)
}

/// A value that is no copy.
struct Keeper(Caller, String);
impl CallerSource<ScopeSet> for Keeper {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&self.0))
    }
}

#[requires(mail, from = *caller)]
fn dereferenced(caller: &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = callers[1])]
fn indexed(callers: [Caller; 2]) -> Result<u8, Denied> {
    let _ = callers;
    Ok(1)
}

#[requires(mail, from = callers.1.0)]
fn field(callers: (u8, (Caller,))) -> Result<u8, Denied> {
    let _ = callers;
    Ok(1)
}

#[requires(mail, from = caller as Caller)]
fn cast(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = const { Caller::anonymous as fn() -> Caller })]
fn constant_function(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

/// A function that makes a caller.
impl CallerSource<ScopeSet> for fn() -> Caller {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&self()))
    }
}

#[test]
fn expressions_are_checked() {
    enforced(block);
    enforced(closure);
    enforced(labelled_block);
    enforced(endless_loop);
    enforced(condition);
    enforced(matched);
    enforced(|caller| first_of_several(&[caller]));
    closed(|caller| first_of_several(&[Caller::anonymous(), caller]));
    closed(|_| first_of_several(&[]));
    enforced(|caller| question_mark(Ok(caller)));
    closed(|_| question_mark(Caller::anonymous().require(ScopeSet::ALL).map(|()| Caller::anonymous())));
    enforced(|caller| ready(awaited(caller)));
    enforced(|caller| ready(questions_in_a_future(caller)));
    enforced(|caller| temporary(&caller));
    enforced(|caller| moves_its_parameter(Keeper(caller, String::new())));
    enforced(|caller| dereferenced(&caller));
    enforced(|caller| indexed([Caller::anonymous(), caller]));
    closed(|caller| indexed([caller, Caller::anonymous()]));
    enforced(|caller| field((1, (caller,))));
    enforced(cast);
    closed(constant_function);
}

#[requires(mail, from = caller)]
fn optional(caller: Option<Caller>) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
fn doubly_optional(caller: Option<Option<&Caller>>) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = None::<Caller>)]
fn nobody(caller: Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
fn references(caller: &&&mut &Caller) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
fn anything(caller: impl CallerSource<ScopeSet>) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

#[requires(mail, from = caller)]
fn anything_unsized<T: CallerSource<ScopeSet> + ?Sized>(caller: &T) -> Result<u8, Denied> {
    let _ = caller;
    Ok(1)
}

/// Says that there is no caller.
struct Silent;
impl CallerSource<ScopeSet> for Silent {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(None)
    }
}

/// Panics instead of reading, so that nothing runs.
struct Panics;
impl CallerSource<ScopeSet> for Panics {
    fn with_caller<T>(&self, _: impl FnOnce(Option<&Caller>) -> T) -> T {
        std::panic::panic_any("no caller")
    }
}

/// Keeps what `read` returned and panics, so that its result never arrives.
struct ReadsAndPanics(Caller);
impl CallerSource<ScopeSet> for ReadsAndPanics {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        let _kept = read(Some(&self.0));
        std::panic::panic_any("too late")
    }
}

/// Holds a caller for each of two catalogs.
struct Both(Caller, super::twin::Caller);
impl CallerSource<ScopeSet> for Both {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller>) -> T) -> T {
        read(Some(&self.0))
    }
}
impl CallerSource<super::twin::ScopeSet> for Both {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&super::twin::Caller>) -> T) -> T {
        read(Some(&self.1))
    }
}

#[test]
fn sources_pass_on_their_caller() {
    enforced(|caller| optional(Some(caller)));
    assert_eq!(optional(None).unwrap_err().status(), 500);
    enforced(|caller| doubly_optional(Some(Some(&caller))));
    assert_eq!(doubly_optional(Some(None)).unwrap_err().status(), 500);
    closed(nobody);
    enforced(|caller| references(&&&mut &caller));
    enforced(anything);
    enforced(|caller| anything_unsized(&caller));
    enforced(|caller| anything(Both(caller, super::twin::Caller::anonymous())));
    closed(|_| anything(Silent));
    let theirs = super::twin::Caller::client(super::twin::ScopeSet::ALL);
    closed(|_| anything(Both(Caller::anonymous(), theirs)));
    assert!(std::panic::catch_unwind(|| anything(Panics)).is_err());
    assert!(std::panic::catch_unwind(|| anything(ReadsAndPanics(super::reader()))).is_err());
}

/// The extensions of a request hold the callers of several catalogs, and other values.
#[requires(mail, from = request)]
fn of_a_request(request: http::Request<u8>) -> Result<u8, Denied> {
    Ok(*request.body())
}

#[test]
fn a_request_has_one_caller_for_each_catalog() {
    let request = |caller: Option<Caller>| {
        let mut request = http::Request::new(7);
        request.extensions_mut().insert(super::twin::Caller::client(super::twin::ScopeSet::ALL));
        request.extensions_mut().insert(ScopeSet::ALL);
        request.extensions_mut().insert(Some(super::reader()));
        caller.map(|caller| request.extensions_mut().insert(caller));
        request
    };
    enforced(|caller| of_a_request(request(Some(caller))));
    assert_eq!(of_a_request(request(None)).unwrap_err().status(), 500);
}
