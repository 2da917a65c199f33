//! The modules of a crate, and the files that their paths lead to. What macros expand to is not read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, ItemMod, UseTree};

use crate::graph::Graph;

/// The path of a module from the root of the crate. The root is empty.
type ModulePath = Vec<String>;

#[derive(Default)]
struct Module {
    file: PathBuf,
    /// The names of the items that the module declares, child modules aside.
    items: BTreeSet<String>,
    /// The paths of `use` declarations of the module, with the names that they have here. A glob has the name `*`.
    imports: Vec<(String, Vec<String>)>,
    /// All paths, of `use` declarations and elsewhere.
    paths: Vec<Vec<String>>,
}

/// A crate, by the paths of its modules.
pub(crate) struct Crate(BTreeMap<ModulePath, Module>);

impl Crate {
    /// Reads a crate from its root file.
    pub(crate) fn parse(root: &Path) -> Self {
        let mut modules = BTreeMap::new();
        // `mod` in the root file leads to files beside it, whatever the name of the root file is.
        let folder = root.parent().unwrap();
        read_file(&mut modules, root, folder, &Vec::new());
        Self(modules)
    }

    /// The files that each file of the crate imports.
    pub(crate) fn imports(&self) -> Graph {
        let mut graph = Graph::new();
        for (at, module) in &self.0 {
            for path in &module.paths {
                let mut files = BTreeSet::new();
                self.resolve(at, path, &mut files, 0);
                files.remove(&module.file);
                let files = files.iter().map(|file| file.display().to_string());
                graph.entry(module.file.display().to_string()).or_default().extend(files);
            }
        }
        graph
    }

    /// The files that a path leads through, seen from a module. A path to an item that a module re-exports leads to the file
    /// of that module and to the files behind it.
    fn resolve(
        &self,
        from: &ModulePath,
        path: &[String],
        files: &mut BTreeSet<PathBuf>,
        depth: usize,
    ) -> Option<ModulePath> {
        // Re-exports that lead to each other are no valid Rust.
        if depth > 16 {
            return None;
        }
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => parent(from)?,
            name => {
                // A child module, or a module that a `use` declaration names. Other crates have no files here.
                let at = self.child(from, name, files, depth)?;
                if rest.is_empty() {
                    files.insert(self.0.get(&at)?.file.clone());
                    return Some(at);
                }
                at
            }
        };
        while let Some((name, others)) = rest.split_first() {
            rest = others;
            if name == "super" {
                at = parent(&at)?;
                continue;
            }
            if name == "*" {
                break;
            }
            match self.child(&at, name, files, depth) {
                Some(child) => at = child,
                None => break,
            }
        }
        files.insert(self.0.get(&at)?.file.clone());
        Some(at)
    }

    /// The module with a name in a module. The files behind a re-export of the name are added to `files`.
    fn child(&self, at: &ModulePath, name: &str, files: &mut BTreeSet<PathBuf>, depth: usize) -> Option<ModulePath> {
        let module = self.0.get(at)?;
        let child = [at.as_slice(), &[name.to_owned()]].concat();
        if self.0.contains_key(&child) {
            return Some(child);
        }
        if module.items.contains(name) {
            return None;
        }
        if let Some((_, path)) = module.imports.iter().find(|(own, _)| own == name) {
            let mut behind = BTreeSet::new();
            let found = self.resolve(at, path, &mut behind, depth + 1);
            let is_module = found.as_ref().is_some_and(|found| found.last() == path.last());
            files.insert(module.file.clone());
            files.append(&mut behind);
            return found.filter(|_| is_module);
        }
        for (_, path) in module.imports.iter().filter(|(own, _)| own == "*") {
            let target = self.resolve(at, path, &mut BTreeSet::new(), depth + 1);
            if let Some(target) =
                target.and_then(|target| self.0.get(&target)).filter(|target| target.items.contains(name))
            {
                files.insert(module.file.clone());
                files.insert(target.file.clone());
            }
        }
        None
    }
}

fn parent(path: &ModulePath) -> Option<ModulePath> {
    path.split_last().map(|(_, parent)| parent.to_vec())
}

/// Reads a file, whose child modules are in `folder`.
fn read_file(modules: &mut BTreeMap<ModulePath, Module>, file: &Path, folder: &Path, path: &ModulePath) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    read_items(modules, &syntax.items, file, folder, path);
}

fn read_items(
    modules: &mut BTreeMap<ModulePath, Module>,
    items: &[Item],
    file: &Path,
    folder: &Path,
    path: &ModulePath,
) {
    let mut module = Module { file: file.to_path_buf(), ..Module::default() };
    for item in items {
        match item {
            Item::Mod(child) if is_for_tests(child) => {}
            Item::Mod(child) => read_module(modules, child, file, folder, path),
            item => {
                module.items.extend(name_of(item));
                let mut paths = Paths::default();
                paths.visit_item(item);
                if matches!(item, Item::Use(_)) {
                    module.imports.extend(paths.uses.clone());
                }
                module.paths.extend(paths.uses.into_iter().map(|(_, path)| path).chain(paths.others));
            }
        }
    }
    modules.insert(path.clone(), module);
}

fn read_module(
    modules: &mut BTreeMap<ModulePath, Module>,
    child: &ItemMod,
    file: &Path,
    folder: &Path,
    path: &ModulePath,
) {
    let name = child.ident.to_string();
    let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
    let inner = folder.join(&name);
    if let Some((_, items)) = &child.content {
        return read_items(modules, items, file, &inner, &path);
    }
    if let Some(other) = path_attribute(child) {
        let other = file.parent().unwrap().join(other);
        return read_file(modules, &other, other.parent().unwrap(), &path);
    }
    let beside = folder.join(format!("{name}.rs"));
    let child = if beside.exists() { beside } else { inner.join("mod.rs") };
    read_file(modules, &child, &inner, &path);
}

/// Whether the module has the attribute `#[cfg(test)]`.
fn is_for_tests(module: &ItemMod) -> bool {
    let is_test = |list: &syn::MetaList| list.path.is_ident("cfg") && list.tokens.to_string() == "test";
    module.attrs.iter().any(|attribute| matches!(&attribute.meta, syn::Meta::List(list) if is_test(list)))
}

/// The value of `#[path = ".."]`.
fn path_attribute(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The paths in an item.
#[derive(Default)]
struct Paths {
    /// Those of `use` declarations, each with its name.
    uses: Vec<(String, Vec<String>)>,
    others: Vec<Vec<String>>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add(&item.tree, &Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        // A single name is a name of this module, or one that a `use` declaration imports.
        if segments.len() > 1 && path.leading_colon.is_none() {
            self.others.push(segments);
        }
        visit::visit_path(self, path);
    }
}

impl Paths {
    fn add(&mut self, tree: &UseTree, before: &Vec<String>) {
        let with = |name: &syn::Ident| [before.as_slice(), &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add(tree, before)),
            UseTree::Name(name) if name.ident == "self" => {
                self.uses.push((before.last().cloned().unwrap_or_default(), before.clone()));
            }
            UseTree::Name(name) => self.uses.push((name.ident.to_string(), with(&name.ident))),
            UseTree::Rename(rename) => self.uses.push((rename.rename.to_string(), with(&rename.ident))),
            UseTree::Glob(_) => self.uses.push(("*".to_owned(), [before.as_slice(), &["*".to_owned()]].concat())),
        }
    }
}
