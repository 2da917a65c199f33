//! The future that a body makes, for `#[requires(.., from = source)]` on a method that `async_trait` has changed.

use core::pin::Pin;

/// Moves a future to the heap, and does nothing else: `Box::pin`.
pub fn boxed<F: Future>(future: F) -> Pin<Box<F>> {
    Box::pin(future)
}
