//! The tables of a catalog, laid out as `scope_types::layout` says.

use super::Unplannable;
use super::writer::{Writer, number};
use super::{listing, names, paths};
use crate::hash::HashMap;
use crate::model::{Catalog, Endpoint, Scope};
use crate::requirement::Requirement;
use scope_types::layout::{self, NONE, flag, header, requirement};

const SCOPE: usize = layout::scope::SIZE / layout::NUMBER_SIZE;

/// All literals of a catalog.
pub(super) struct Literals {
    pub(super) text: String,
    pub(super) data: Vec<u8>,
    /// The rows of `endpoints`, and their templates.
    pub(super) listing: Vec<u8>,
    pub(super) listing_text: String,
}

/// Lays out a catalog.
///
/// # Errors
/// If there can be no table of paths.
pub(super) fn write(catalog: &Catalog, broken: bool) -> Result<Literals, Unplannable> {
    let mut tables = Tables {
        writer: Writer::default(),
        methods: Methods::default(),
        requirements: HashMap::default(),
        row_sets: HashMap::default(),
    };
    tables.writer.reserve(header::SIZE);
    names::texts(&mut tables.writer, catalog);
    tables.title(catalog, broken);
    tables.scopes(catalog);
    names::write(&mut tables.writer, catalog);
    tables.groups(catalog);
    let row_sets: Vec<u32> = catalog.endpoints.iter().map(|endpoint| tables.row_set(endpoint)).collect();
    // A broken catalog lists nothing: its paths may be what is wrong with it.
    if !broken {
        paths::write(&mut tables, catalog)?;
    }
    let methods = tables.writer.texts(&tables.methods.names);
    tables.writer.put(header::METHODS, &methods);
    let (listing_text, listing) = listing::write(catalog, &row_sets);
    Ok(Literals { text: tables.writer.text, data: tables.writer.data, listing_text, listing })
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
