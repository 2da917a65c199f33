//! The catalog's title, scopes, categories, resources and presets, as records.

use super::record::Record;
use super::sections::Sections;
use crate::model::{Catalog, Scope};
use crate::number::number;
use scope_types::layout::{self, NONE, flag, header};

const SCOPE: usize = layout::scope::SIZE / layout::NUMBER_SIZE;

impl Sections {
    pub(super) fn title(&mut self, catalog: &Catalog, has_errors: bool) {
        let title = self.writer.text(&catalog.title);
        let base = self.writer.text(&catalog.base);
        let flags = [
            (catalog.ignore_case, flag::IGNORE_CASE),
            (catalog.encoded_delimiters, flag::ENCODED_DELIMITERS),
            (has_errors, flag::HAS_ERRORS),
        ];
        let flags = flags.iter().filter(|(set, _)| *set).map(|(_, bit)| bit).sum();
        self.writer.put(header::TITLE, &title);
        self.writer.put(header::BASE, &base);
        self.writer.put(header::FLAGS, &[flags]);
    }

    pub(super) fn scopes(&mut self, catalog: &Catalog) {
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
    pub(super) fn groups(&mut self, catalog: &Catalog) {
        let categories: Vec<_> = catalog
            .categories
            .iter()
            .map(|category| {
                let [name, length] = self.writer.text(&category.name);
                // The resources of a category are numbered consecutively.
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
}
