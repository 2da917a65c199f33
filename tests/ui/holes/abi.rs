//! Programs in other languages can call this function, and they do not pass the proof.

use acme_scopes::requires;

#[requires(contacts:write)]
pub extern "C" fn erase(id: u64) -> u64 {
    id
}

fn main() {
    let caller = acme_scopes::Caller::anonymous();
    let _ = caller.authorize().map(|authorized| erase(authorized, 1));
}
