//! The tables of a catalog as bytes, in the layout that `scope_types::layout` defines.

mod answers;
mod automaton_writer;
mod error;
mod listing;
mod method_hash;
mod method_maps;
mod minimize;
mod paths;
mod phf;
mod record;
mod row_displacement;
mod scopes;
mod sections;
mod symbol_table;
mod writer;

use crate::hash::HashMap;
use crate::model::Catalog;
use crate::policy::Policy;
use crate::policy::automaton::Decision;
pub use error::PlanError;
use paths::Sharing;
use scope_types::fingerprint;
use sections::Sections;

/// The literals of a compiled catalog, which `scope_types::Tables` and `scope_types::Listing` read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Literals {
    /// The texts of the catalog, except the templates.
    pub text: String,
    /// The numbers of the catalog.
    pub data: Vec<u8>,
    /// The templates of the rows of `endpoints`.
    pub listing_text: String,
    /// The records of the rows of `endpoints`.
    pub listing: Vec<u8>,
}

/// Writes the tables of a catalog.
///
/// Without a policy, which is the case if the catalog has errors, the tables refuse every request. Scopes can still be
/// looked up, so that code that names them adds no errors to those of the catalog.
///
/// # Errors
/// If two names have the same fingerprint, or if the path table would be too large.
///
/// ```
/// let reading = scope_catalog::read::read(b"catalog: Mail\ncategories: { C: { scopes: { mail: Read mail. } } }");
/// let literals = scope_catalog::tables::write(&reading.catalog, reading.policy.as_ref()).unwrap();
/// assert!(literals.text.contains("Read mail."));
/// ```
pub fn write(catalog: &Catalog, policy: Option<&Policy>) -> Result<Literals, PlanError> {
    write_with(catalog, policy, Sharing::Shared).map(|(literals, _)| literals)
}

/// Writes tables in which each decision has its own answer. Also returns the decision of each answer.
///
/// # Errors
/// As [`write`].
pub(crate) fn write_by_decision(
    catalog: &Catalog,
    policy: &Policy,
) -> Result<(Literals, Vec<(u32, Decision)>), PlanError> {
    write_with(catalog, Some(policy), Sharing::None)
}

fn write_with(
    catalog: &Catalog,
    policy: Option<&Policy>,
    sharing: Sharing,
) -> Result<(Literals, Vec<(u32, Decision)>), PlanError> {
    refuse_collisions(catalog)?;
    let mut tables = Sections::new();
    symbol_table::texts(&mut tables.writer, catalog);
    tables.title(catalog, policy.is_none());
    tables.scopes(catalog);
    symbol_table::write(&mut tables.writer, catalog);
    tables.groups(catalog);
    let row_sets: Vec<u32> = catalog.endpoints.iter().map(|endpoint| tables.row_set(endpoint)).collect();
    let decision_of_answer = match policy {
        Some(policy) => paths::write(&mut tables, catalog, policy, sharing)?,
        None => Vec::new(),
    };
    tables.finish_methods();
    let (listing_text, listing) = listing::write(catalog, &row_sets);
    let literals = Literals { text: tables.writer.text, data: tables.writer.data, listing_text, listing };
    Ok((literals, decision_of_answer))
}

fn refuse_collisions(catalog: &Catalog) -> Result<(), PlanError> {
    let mut seen = HashMap::default();
    for scope in &catalog.scopes {
        for name in std::iter::once(&scope.name).chain(&scope.aliases) {
            if let Some(other) = seen.insert(fingerprint(name), name) {
                return Err(PlanError::FingerprintCollision(other.clone(), name.clone()));
            }
        }
    }
    Ok(())
}
