//! The oracle against answers that were worked out by hand. Every other suite compares with the
//! oracle.

mod brevo;
mod precedence;
mod request_paths;
mod rules;
mod support;
