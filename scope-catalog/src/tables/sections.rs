//! The tables under construction: the writer, with the methods and requirements that several tables refer to.

use super::writer::Writer;
use crate::hash::HashMap;
use crate::model::Endpoint;
use crate::number::number;
use crate::requirement::Requirement;
use scope_types::layout::{self, header, requirement};

/// The tables under construction.
#[derive(Default)]
pub(super) struct Sections {
    pub(super) writer: Writer,
    methods: Methods,
    /// The offset of each requirement. Equal requirements are written once.
    requirements: HashMap<Requirement, u32>,
    /// The offset of each list of methods and requirements. Equal lists are written once.
    row_sets: HashMap<Vec<u32>, u32>,
}

/// Methods are numbered in the order of their first use.
#[derive(Default)]
struct Methods {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Methods {
    fn number(&mut self, method: &str) -> u32 {
        if let Some(known) = self.numbers.get(method) {
            return *known;
        }
        let next = number(self.names.len());
        self.names.push(method.to_owned());
        self.numbers.insert(method.to_owned(), next);
        next
    }
}

impl Sections {
    /// Tables with an empty header.
    pub(super) fn new() -> Self {
        let mut sections = Self::default();
        sections.writer.reserve(header::SIZE);
        sections
    }

    /// Writes the list of methods. No method may be added after this call.
    pub(super) fn finish_methods(&mut self) {
        let methods = self.writer.texts(&self.methods.names);
        self.writer.put(header::METHODS, &methods);
    }

    /// Writes the methods of a row with their requirements. Returns the offset.
    pub(super) fn row_set(&mut self, endpoint: &Endpoint) -> u32 {
        let mut numbers = vec![number(endpoint.methods.len())];
        for row in &endpoint.methods {
            let requirement = self.requirement(&row.requirement);
            numbers.extend([self.method(&row.method), requirement]);
        }
        if let Some(known) = self.row_sets.get(&numbers) {
            return *known;
        }
        let at = self.writer.append(&numbers);
        self.row_sets.insert(numbers, at);
        at
    }

    /// The number of a method.
    pub(super) fn method(&mut self, method: &str) -> u32 {
        self.methods.number(method)
    }

    /// The method with a number.
    pub(super) fn method_name(&self, number: u32) -> &str {
        self.methods.names.get(number as usize).map_or("", String::as_str)
    }

    /// Writes a requirement, unless it is already there. Returns its offset.
    pub(super) fn requirement(&mut self, wanted: &Requirement) -> u32 {
        if let Some(known) = self.requirements.get(wanted) {
            return *known;
        }
        let mut any_of = Vec::new();
        let mut all_of = Vec::new();
        let alone = |form| (form, [0; 4]);
        let (form, first) = match wanted {
            Requirement::Denied => alone(requirement::DENIED),
            Requirement::Public => alone(requirement::PUBLIC),
            Requirement::Authenticated => alone(requirement::AUTHENTICATED),
            Requirement::Scopes(sets) => {
                for set in sets {
                    if let [id] = set.as_slice() {
                        any_of.extend(id.to_le_bytes());
                    } else {
                        all_of.extend(u16::try_from(set.len()).unwrap_or(u16::MAX).to_le_bytes());
                        all_of.extend(set.iter().flat_map(|id| id.to_le_bytes()));
                    }
                }
                requirement::form(&any_of, &all_of)
            }
        };
        self.writer.align(layout::NUMBER_SIZE);
        let mut record = Vec::with_capacity(requirement::SIZE + any_of.len() + all_of.len());
        record.extend(form.to_le_bytes());
        record.extend(u16::try_from(any_of.len() / layout::ID_SIZE).unwrap_or(u16::MAX).to_le_bytes());
        record.extend(number(all_of.len() / layout::ID_SIZE).to_le_bytes());
        record.extend(first.iter().flat_map(|id| id.to_le_bytes()));
        record.extend(any_of);
        record.extend(all_of);
        let [at, _] = self.writer.bytes(&record, record.len());
        self.requirements.insert(wanted.clone(), at);
        at
    }
}
