//! Many unknown names in one catalog. They have one cause, such as a part of the catalog that is missing, so they are one
//! report.

use crate::diagnostics::{Code, Paste, Unknown};
use crate::yaml::{Diagnostic, Diagnostics, Node, Part, Source, Value};

/// The maximum number of unknown names that are not similar to a known name and are reported by themselves.
const MAX_STRANGE: usize = 8;
/// The maximum number of unknown names that are reported by themselves.
const MAX_UNKNOWN: usize = 20;

/// The maximum number of names that a help lists.
const MAX_LISTED: usize = 300;

/// Joins the reports of unknown scopes, if there are many.
pub(crate) fn scopes(categories: &Node, source: &Source, diagnostics: &mut Diagnostics) {
    let Some(unknown) = Names::take(Code::UnknownScope, diagnostics) else { return };
    let mut help = unknown.corrections("");
    let scopes: Vec<String> = unknown.strange().map(str::to_owned).collect();
    let paste = (!scopes.is_empty()).then(|| Paste { scopes, ..place_to_paste(categories, source) });
    if paste.is_some() {
        help.insert(
            0,
            "declare the scopes: paste the end of this message as the first entry of `categories`, and describe each"
                .to_owned(),
        );
    }
    unknown.report("scope", "", &help.join("; "), paste, diagnostics);
}

/// Joins the reports of unknown entries of `requirements`, if there are many.
pub(crate) fn requirements(diagnostics: &mut Diagnostics) {
    let Some(unknown) = Names::take(Code::UnknownRequirement, diagnostics) else { return };
    let mut help = unknown.corrections("$");
    let strange: Vec<String> = unknown.strange().map(|name| format!("`{name}`")).collect();
    if !strange.is_empty() {
        help.insert(0, format!("declare these under `requirements`: {}", listed(&strange)));
    }
    unknown.report("requirement", "$", &help.join("; "), None, diagnostics);
}

/// The unknown names of one kind, in document order.
struct Names {
    code: Code,
    unknown: Vec<Unknown<Part>>,
}

impl Names {
    /// Takes the reports of unknown names, if there are many.
    fn take(code: Code, diagnostics: &mut Diagnostics) -> Option<Self> {
        let is_many = |unknown: &[Unknown<Part>]| {
            let strange = unknown.iter().filter(|unknown| unknown.near.is_none()).count();
            strange > MAX_STRANGE || unknown.len() > MAX_UNKNOWN
        };
        let mut unknown = diagnostics.take_unknown(code, is_many)?;
        unknown.sort_by_key(|unknown| unknown.places.first().copied());
        Some(Self { code, unknown })
    }

    /// The names that are not similar to a known name.
    fn strange(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().filter(|unknown| unknown.near.is_none()).map(|unknown| unknown.name.as_str())
    }

    /// The question about the names that are similar to a known name, if there are some.
    fn corrections(&self, sigil: &str) -> Vec<String> {
        let near = self.unknown.iter().filter_map(|unknown| Some((&unknown.name, unknown.near.as_ref()?)));
        let near: Vec<String> = near.map(|(name, near)| format!("`{sigil}{near}` for `{sigil}{name}`")).collect();
        if near.is_empty() { Vec::new() } else { vec![format!("did you mean {}?", listed(&near))] }
    }

    fn report(self, what: &str, sigil: &str, help: &str, paste: Option<Paste>, diagnostics: &mut Diagnostics) {
        let Some((first, at)) = self.unknown.first().and_then(|first| Some((first, *first.places.first()?))) else {
            return;
        };
        let message = format!("{} names stand for no {what}, such as `{sigil}{}`", self.unknown.len(), first.name);
        let problem = Diagnostic { paste, ..Diagnostic::error(self.code, at, message).help(help) };
        // The diagnostic shows its first places, which should be of different names.
        let firsts = self.unknown.iter().flat_map(|unknown| unknown.places.iter().take(1).map(move |at| (at, unknown)));
        let others = self.unknown.iter().flat_map(|unknown| unknown.places.iter().skip(1).map(move |at| (at, unknown)));
        let places = firsts.chain(others).skip(1);
        let places = places.map(|(at, unknown)| (*at, format!("`{sigil}{}` is used here", unknown.name)));
        let count = self.unknown.iter().map(|unknown| unknown.count).sum();
        diagnostics.push_with_places(problem, places, count);
    }
}

/// The items with commas between them.
fn listed(items: &[String]) -> String {
    let shown = items.get(..MAX_LISTED).unwrap_or(items).join(", ");
    match items.len().saturating_sub(MAX_LISTED) {
        0 => shown,
        others => format!("{shown} and {others} others"),
    }
}

/// Where declarations are pasted, without the scopes.
fn place_to_paste(categories: &Node, source: &Source) -> Paste {
    let pairs = if let Value::Map(pairs) = &categories.value { pairs.as_slice() } else { &[] };
    let is_free = |name: &String| pairs.iter().all(|(key, _)| key.text != *name);
    let names = std::iter::once("Undeclared".to_owned()).chain((2..).map(|n| format!("Undeclared {n}")));
    let indent = pairs.first().and_then(|(key, _)| {
        let place = source.place(key.at);
        let margin = source.line(place.line).get(..place.column.saturating_sub(1) as usize)?;
        margin.chars().all(|c| c == ' ').then_some(margin.len())
    });
    Paste { indent, category: names.into_iter().find(is_free).unwrap_or_default(), scopes: Vec::new() }
}
