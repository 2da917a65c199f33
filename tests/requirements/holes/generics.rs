//! Traits, generics, closures and pointers to functions.

use super::scopes::{Caller, requires};
use super::{enforced, ready};
use scopewright::Denied;

type Proof = requires::Authorized<requires::Has<{ super::scopes::Scope::Mail as u16 }>>;

trait Inbox {
    #[requires(mail)]
    fn declared(&self) -> u8;

    #[requires(mail)]
    fn with_default(&self) -> u8 {
        1
    }

    #[requires(mail)]
    fn in_the_trait_only(&self) -> u8;

    #[requires(mail, from = caller)]
    fn checked_by_default(&self, caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(1)
    }

    #[requires(mail)]
    fn associated<T: Default>() -> T
    where
        Self: Sized,
    {
        T::default()
    }

    #[requires(mail)]
    async fn asynchronous(&self) -> u8 {
        1
    }
}

struct Mailbox;

impl Inbox for Mailbox {
    #[requires(mail)]
    fn declared(&self) -> u8 {
        2
    }

    #[requires(mail)]
    fn with_default(&self) -> u8 {
        2
    }

    // The trait asks for the proof, so the implementation has to take it.
    fn in_the_trait_only(&self, _: Proof) -> u8 {
        2
    }
}

trait Objects {
    #[requires(mail)]
    fn object(&self) -> u8;
}

impl Objects for Mailbox {
    #[requires(mail)]
    fn object(&self) -> u8 {
        3
    }
}

impl<T: Objects + ?Sized> Objects for Box<T> {
    #[requires(mail)]
    fn object(&self) -> u8 {
        // A method that passes the call on has to pass on its proof.
        (**self).object(_requires)
    }
}

#[test]
fn methods_of_traits_are_enforced() {
    enforced(|caller| caller.authorize().map(|proof| Mailbox.declared(proof)));
    enforced(|caller| caller.authorize().map(|proof| Mailbox.with_default(proof)));
    enforced(|caller| caller.authorize().map(|proof| Mailbox.in_the_trait_only(proof)));
    enforced(|caller| Mailbox.checked_by_default(caller));
    enforced(|caller| caller.authorize().map(<Mailbox as Inbox>::associated::<u8>));
    enforced(|caller| caller.authorize().map(|proof| ready(Mailbox.asynchronous(proof))));
    enforced(|caller| caller.authorize().map(|proof| (&Mailbox as &dyn Objects).object(proof)));
    enforced(|caller| caller.authorize().map(|proof| Box::new(Mailbox).object(proof)));
    enforced(|caller| caller.authorize().map(|proof| (Box::new(Mailbox) as Box<dyn Objects>).object(proof)));
}

/// Specialization by reference: the method of the type comes before the method of the reference.
trait Specific {
    #[requires(mail, from = caller)]
    fn pick(&self, caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(1)
    }
}
trait General {
    #[requires(mail, from = caller)]
    fn pick(&self, caller: Caller) -> Result<u8, Denied> {
        let _ = caller;
        Ok(2)
    }
}
impl Specific for Mailbox {}
impl General for &Mailbox {}

#[test]
fn both_methods_of_a_specialization_are_enforced() {
    enforced(|caller| Mailbox.pick(caller));
    enforced(|caller| General::pick(&&Mailbox, caller));
}

/// A trait that a function with a proof implements.
trait Handler {
    fn handle(&self, caller: &Caller) -> Result<u8, Denied>;
}
impl<F: Fn(Proof) -> u8> Handler for F {
    fn handle(&self, caller: &Caller) -> Result<u8, Denied> {
        Ok(self(caller.authorize()?))
    }
}

#[requires(mail)]
fn handler() -> u8 {
    1
}

fn pass<F: Fn(Proof) -> u8>(call: F) -> impl Fn(Proof) -> u8 {
    move |proof| call(proof)
}

#[test]
fn functions_as_values_need_a_proof() {
    static TABLE: [fn(Proof) -> u8; 2] = [handler, |proof| handler(proof)];
    enforced(|caller| handler.handle(&caller));
    enforced(|caller| (&handler as &dyn Handler).handle(&caller));
    enforced(|caller| caller.authorize().map(pass(pass(handler))));
    enforced(|caller| caller.authorize().map(TABLE[0]));
    enforced(|caller| caller.authorize().map(TABLE[1]));
    enforced(|caller| {
        std::iter::once(caller.authorize()?)
            .map(handler)
            .next()
            .ok_or(Caller::anonymous().require(super::ScopeSet::ALL).unwrap_err())
    });
    enforced(|caller| std::thread::spawn(move || caller.authorize().map(handler)).join().unwrap());
}

#[requires(mail)]
fn recursive(depth: u8) -> u8 {
    if depth == 0 { 0 } else { recursive(_requires, depth - 1) + 1 }
}

#[requires(mail, from = caller)]
fn checked_recursion(caller: Caller, depth: u8) -> Result<u8, Denied> {
    if depth == 0 { Ok(0) } else { checked_recursion(caller, depth - 1) }
}

#[requires(mail)]
const fn constant<const N: usize>() -> [u8; N] {
    [0; N]
}

#[requires(mail)]
fn opaque(items: impl IntoIterator<Item = u8>) -> impl Iterator<Item = u8> {
    items.into_iter()
}

#[requires(mail)]
fn higher_ranked<F>(read: F) -> usize
where
    F: for<'a> Fn(&'a [(u8, fn(u8) -> u8)]) -> &'a [(u8, fn(u8) -> u8)],
{
    read(&[]).len()
}

#[requires(mail)]
fn constant_in_angles<const N: u8, T: From<[u8; (1 > 2) as usize]>>(_: T) -> u8 {
    N
}

#[requires(mail)]
fn diverging() -> ! {
    std::panic::panic_any("it ran")
}

#[test]
fn generic_functions_need_a_proof() {
    enforced(|caller| caller.authorize().map(|proof| recursive(proof, 3)));
    enforced(|caller| checked_recursion(caller, 3));
    enforced(|caller| caller.authorize().map(constant::<3>));
    enforced(|caller| caller.authorize().map(|proof| opaque(proof, [1]).count()));
    enforced(|caller| caller.authorize().map(|proof| higher_ranked(proof, |items| items)));
    enforced(|caller| caller.authorize().map(|proof| constant_in_angles::<3, Vec<u8>>(proof, vec![])));
    let runs = |caller: Caller| std::panic::catch_unwind(|| caller.authorize().map(|proof| diverging(proof)));
    assert!(runs(super::reader()).is_err());
    assert!(runs(Caller::anonymous()).is_ok_and(|refused: Result<(), Denied>| refused.is_err()));
}

/// Methods that the compiler or the standard library calls.
struct Guarded(Caller);

impl std::ops::Add for Guarded {
    type Output = Result<u8, Denied>;

    #[requires(mail, from = self.0)]
    fn add(self, _: Self) -> Result<u8, Denied> {
        Ok(1)
    }
}

impl Iterator for Guarded {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.guarded().ok()
    }
}

impl Guarded {
    #[requires(mail, from = self.0)]
    fn guarded(&mut self) -> Result<u8, Denied> {
        Ok(1)
    }
}

impl std::str::FromStr for Guarded {
    type Err = Denied;

    #[requires(mail, from = Caller::client(super::ScopeSet::from_claim(claim)))]
    fn from_str(claim: &str) -> Result<Self, Denied> {
        Ok(Self(Caller::client(super::ScopeSet::from_claim(claim))))
    }
}

impl TryFrom<Caller> for Guarded {
    type Error = Denied;

    #[requires(mail, from = caller)]
    fn try_from(caller: Caller) -> Result<Self, Denied> {
        Ok(Self(caller))
    }
}

#[test]
fn methods_of_standard_traits_are_enforced() {
    enforced(|caller| Guarded(caller) + Guarded(Caller::anonymous()));
    enforced(|caller| Guarded(caller).next().ok_or(()));
    enforced(|caller| caller.granted().to_string().parse::<Guarded>());
    enforced(Guarded::try_from);
    enforced(TryInto::<Guarded>::try_into);
}
