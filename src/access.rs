//! Access control: the caller of an operation, the proof that the caller is authorized, and the refusal.

pub(crate) mod authorized;
pub(crate) mod boxed;
pub(crate) mod caller;
pub(crate) mod challenge;
pub(crate) mod denied;
pub(crate) mod source;
pub(crate) mod token_error;
