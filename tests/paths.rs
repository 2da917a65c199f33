//! From the text of a catalog to the answer to a request, against the oracle in `naive`: exhaustively where catalogs are
//! small, at random where they are not, and by name where somebody is likely to be wrong.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test may fail, and may be slow"
)]

mod any;
#[path = "paths/brevo.rs"]
mod brevo;
#[path = "paths/dice.rs"]
mod dice;
#[path = "paths/exhaustive.rs"]
mod exhaustive;
#[path = "paths/generate.rs"]
mod generate;
mod naive;
#[path = "paths/precedence.rs"]
mod precedence;
#[path = "paths/random.rs"]
mod random;
#[path = "paths/spec.rs"]
mod spec;
#[path = "paths/subject.rs"]
mod subject;
