//! Access: who calls, the proof that a caller is authorized, and the refusal.

pub(crate) mod authorized;
pub(crate) mod caller;
pub(crate) mod denied;
pub(crate) mod source;
