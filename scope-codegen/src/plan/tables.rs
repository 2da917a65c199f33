//! The tables of a catalog, laid out as `scope_types::layout` says.

use super::automaton::TooManyCrossings;
use super::paths;
use super::writer::{Writer, number};
use crate::model::{Catalog, Endpoint, Scope};
use crate::requirement::Requirement;
use scope_types::fingerprint;
use scope_types::layout::{self, NONE, flag, header, requirement, usable};
use std::collections::HashMap;

const SCOPE: usize = layout::scope::SIZE / layout::NUMBER_SIZE;
const PRINT: usize = layout::print::SIZE / layout::NUMBER_SIZE;

/// Both literals of a catalog.
///
/// # Errors
/// If rows cross too often.
pub(super) fn write(catalog: &Catalog, broken: bool) -> Result<(String, Vec<u8>), TooManyCrossings> {
    let mut tables = Tables {
        writer: Writer::default(),
        methods: Methods::default(),
        requirements: HashMap::new(),
        row_sets: HashMap::new(),
    };
    tables.writer.reserve(header::SIZE);
    tables.title(catalog, broken);
    tables.scopes(catalog);
    tables.names(catalog);
    tables.groups(catalog);
    tables.endpoints(catalog);
    // A broken catalog lists nothing: its paths may be what is wrong with it.
    if !broken {
        paths::write(&mut tables, catalog)?;
    }
    let methods = tables.writer.texts(&tables.methods.names);
    tables.writer.put(header::METHODS, &methods);
    Ok((tables.writer.text, tables.writer.data))
}

pub(super) struct Tables {
    pub(super) writer: Writer,
    methods: Methods,
    /// Where each requirement is: equal ones are written once.
    requirements: HashMap<Requirement, u32>,
    /// Where each list of methods and requirements is.
    row_sets: HashMap<Vec<u32>, u32>,
}

/// Methods by number, in the order of their first use.
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

impl Tables {
    fn title(&mut self, catalog: &Catalog, broken: bool) {
        let title = self.writer.text(&catalog.title);
        let base = self.writer.text(&catalog.base);
        let flags = [
            (catalog.ignore_case, flag::IGNORE_CASE),
            (catalog.encoded_delimiters, flag::ENCODED_DELIMITERS),
            (broken, flag::BROKEN),
        ];
        let flags = flags.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum();
        self.writer.put(header::TITLE, &title);
        self.writer.put(header::BASE, &base);
        self.writer.put(header::FLAGS, &[flags]);
    }

    fn scopes(&mut self, catalog: &Catalog) {
        let records: Vec<_> = catalog.scopes.iter().map(|scope| self.scope(scope)).collect();
        let list = self.writer.records(&records);
        self.writer.put(header::SCOPES, &list);
    }

    fn scope(&mut self, scope: &Scope) -> [u32; SCOPE] {
        let deprecated = scope.deprecated.as_ref();
        let writer = &mut self.writer;
        let [name, variant] = [writer.text(&scope.name), writer.text(&scope.variant)];
        let [title, description] = [writer.text(&scope.title), writer.text(&scope.description)];
        let action = writer.text(scope.action.as_deref().unwrap_or_default());
        let [methods, paths] = [writer.texts(&scope.methods), writer.texts(&scope.paths)];
        let permissions = writer.texts(&scope.permissions);
        let implied = writer.ids(&scope.implied);
        let since = writer.text(deprecated.map_or("", |deprecated| &deprecated.since));
        let replacement = deprecated.and_then(|deprecated| deprecated.replacement);
        let aliases = writer.texts(&scope.aliases);

        let mut record = Record::<SCOPE>::default();
        record.pair(layout::scope::NAME, name);
        record.pair(layout::scope::VARIANT, variant);
        record.pair(layout::scope::TITLE, title);
        record.pair(layout::scope::DESCRIPTION, description);
        record.one(layout::scope::CATEGORY, number(scope.category));
        record.one(layout::scope::RESOURCE, scope.resource.map_or(NONE, number));
        record.pair(layout::scope::ACTION, action);
        record.pair(layout::scope::METHODS, methods);
        record.pair(layout::scope::PATHS, paths);
        record.pair(layout::scope::PERMISSIONS, permissions);
        record.pair(layout::scope::IMPLIED, implied);
        record.pair(layout::scope::SINCE, since);
        record.one(layout::scope::REPLACEMENT, replacement.map_or(NONE, u32::from));
        record.pair(layout::scope::ALIASES, aliases);
        record.one(layout::scope::LINE, scope.line);
        record.one(layout::scope::DEPRECATED, u32::from(deprecated.is_some()));
        record.numbers
    }

    /// Names and aliases, once by their text and once by their fingerprint.
    fn names(&mut self, catalog: &Catalog) {
        let mut names: Vec<(&str, u32, u32)> = Vec::new();
        for (scope, id) in catalog.scopes.iter().zip(0..) {
            let deny = scope.deprecated.as_ref().is_some_and(|deprecated| deprecated.deny);
            names.push((&scope.name, id, if deny { usable::DENIED } else { usable::YES }));
            names.extend(scope.aliases.iter().map(|alias| (alias.as_str(), id, usable::ALIAS)));
        }
        names.sort_unstable_by_key(|(name, ..)| (name.len(), *name));
        let by_text: Vec<[u32; 3]> = names
            .iter()
            .map(|(name, id, _)| {
                let [at, length] = self.writer.text(name);
                [at, length, *id]
            })
            .collect();
        let list = self.writer.records(&by_text);
        self.writer.put(header::NAMES, &list);

        let mut prints: Vec<(u128, u32, u32)> =
            names.iter().map(|(name, id, usable)| (fingerprint(name), *id, *usable)).collect();
        prints.sort_unstable();
        let by_print: Vec<[u32; PRINT]> = prints.iter().map(|row| print(*row)).collect();
        let list = self.writer.records(&by_print);
        self.writer.put(header::PRINTS, &list);
    }

    /// Categories, resources and presets.
    fn groups(&mut self, catalog: &Catalog) {
        let categories: Vec<_> = catalog
            .categories
            .iter()
            .map(|category| {
                let [name, length] = self.writer.text(&category.name);
                // The resources of a category follow each other, as the document has them.
                let first = category.resources.first().copied().unwrap_or_default();
                let [scopes, count] = self.writer.ids(&category.scopes);
                [name, length, number(first), number(category.resources.len()), scopes, count]
            })
            .collect();
        let list = self.writer.records(&categories);
        self.writer.put(header::CATEGORIES, &list);

        let resources: Vec<_> = catalog
            .resources
            .iter()
            .map(|resource| {
                let [name, length] = self.writer.text(&resource.name);
                let [title, title_length] = self.writer.text(&resource.title);
                let [description, description_length] = self.writer.text(&resource.description);
                let [scopes, count] = self.writer.ids(&resource.scopes);
                let category = number(resource.category);
                [name, length, title, title_length, description, description_length, category, scopes, count]
            })
            .collect();
        let list = self.writer.records(&resources);
        self.writer.put(header::RESOURCES, &list);

        let presets: Vec<_> = catalog
            .presets
            .iter()
            .map(|preset| {
                let [name, length] = self.writer.text(&preset.name);
                let [scopes, count] = self.writer.ids(&preset.scopes);
                [name, length, scopes, count]
            })
            .collect();
        let list = self.writer.records(&presets);
        self.writer.put(header::PRESETS, &list);
    }

    /// The rows of `endpoints`.
    fn endpoints(&mut self, catalog: &Catalog) {
        let mut records = Vec::with_capacity(catalog.endpoints.len());
        for endpoint in &catalog.endpoints {
            let row_set = self.row_set(endpoint);
            let [template, length] = self.writer.text(&endpoint.template.text);
            records.push([template, length, row_set, endpoint.line]);
        }
        let list = self.writer.records(&records);
        self.writer.put(header::ENDPOINTS, &list);
    }

    /// The methods of an endpoint with what each asks for. Equal ones are written once.
    fn row_set(&mut self, endpoint: &Endpoint) -> u32 {
        let mut numbers = vec![number(endpoint.methods.len())];
        for (method, requirement) in &endpoint.methods {
            let requirement = self.requirement(requirement);
            numbers.extend([self.method(method), requirement]);
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

    /// Where a requirement is.
    pub(super) fn requirement(&mut self, wanted: &Requirement) -> u32 {
        if let Some(known) = self.requirements.get(wanted) {
            return *known;
        }
        let (kind, sets): (u32, &[Vec<u16>]) = match wanted {
            Requirement::Denied => (0, &[]),
            Requirement::Public => (1, &[]),
            Requirement::Authenticated => (2, &[]),
            Requirement::Scopes(sets) => (3, sets),
        };
        let (single, several): (Vec<_>, Vec<_>) = sets.iter().partition(|set| set.len() == 1);
        let any_of: Vec<u16> = single.into_iter().flatten().copied().collect();
        let mut all_of = Vec::new();
        for set in several {
            all_of.push(u16::try_from(set.len()).unwrap_or(u16::MAX));
            all_of.extend_from_slice(set);
        }
        let [any_of, any_count] = self.writer.ids(&any_of);
        let [all_of, all_count] = self.writer.ids(&all_of);
        let mut record = Record::<{ requirement::SIZE / layout::NUMBER_SIZE }>::default();
        record.one(requirement::KIND, kind);
        record.pair(requirement::ANY_OF, [any_of, any_count]);
        record.pair(requirement::ALL_OF, [all_of, all_count]);
        let at = self.writer.append(&record.numbers);
        self.requirements.insert(wanted.clone(), at);
        at
    }
}

fn print((fingerprint, id, usable): (u128, u32, u32)) -> [u32; PRINT] {
    let mut record = Record::<PRINT>::default();
    for (index, word) in fingerprint.to_le_bytes().as_chunks().0.iter().enumerate() {
        record.one(layout::print::FINGERPRINT + index * layout::NUMBER_SIZE, u32::from_le_bytes(*word));
    }
    record.one(layout::print::ID, id);
    record.one(layout::print::USABLE, usable);
    record.numbers
}

/// A record under construction, by the offsets of its fields.
pub(super) struct Record<const N: usize> {
    pub(super) numbers: [u32; N],
}

impl<const N: usize> Default for Record<N> {
    fn default() -> Self {
        Self { numbers: [0; N] }
    }
}

impl<const N: usize> Record<N> {
    pub(super) fn one(&mut self, field: usize, value: u32) {
        if let Some(number) = self.numbers.get_mut(field / layout::NUMBER_SIZE) {
            *number = value;
        }
    }

    pub(super) fn pair(&mut self, field: usize, [first, second]: [u32; 2]) {
        self.one(field, first);
        self.one(field + layout::NUMBER_SIZE, second);
    }
}
