//! The list of the rows of `endpoints`: the text of their templates, and a record for each row.

use crate::model::Catalog;
use crate::number::number;

/// The templates as one text, and the records.
///
/// A template that is the beginning of another template shares its text.
pub(super) fn write(catalog: &Catalog, row_sets: &[u32]) -> (String, Vec<u8>) {
    let mut templates: Vec<(&str, usize)> =
        catalog.endpoints.iter().map(|row| row.template.text.as_str()).zip(0..).collect();
    templates.sort_unstable();
    // In reverse order, a template comes after all templates that it is the beginning of.
    let mut text = String::new();
    let mut offsets = vec![0; templates.len()];
    let (mut longer, mut at) = ("", 0);
    for (template, index) in templates.into_iter().rev() {
        if !longer.starts_with(template) {
            at = number(text.len());
            text.push_str(template);
        }
        longer = template;
        if let Some(offset) = offsets.get_mut(index) {
            *offset = at;
        }
    }
    let mut records = Vec::new();
    for ((row, offset), row_set) in catalog.endpoints.iter().zip(offsets).zip(row_sets) {
        for value in [offset, number(row.template.text.len()), *row_set, row.line] {
            records.extend_from_slice(&value.to_le_bytes());
        }
    }
    (text, records)
}
