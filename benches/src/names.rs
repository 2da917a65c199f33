//! Names of scopes in the forms that providers use. The build script compiles this file as well.

/// How a provider names its scopes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// `https://www.googleapis.com/auth/drive.file.readonly`
    Google,
    /// `DeviceManagementApps.ReadWrite.All`
    Graph,
    /// `shipment_label:approve`
    Colon,
    /// `alert.account.admin`
    Dotted,
}

const AREAS: [&str; 64] = [
    "access",
    "account",
    "agreement",
    "alert",
    "app",
    "audit",
    "backup",
    "billing",
    "calendar",
    "call",
    "campaign",
    "channel",
    "chat",
    "cloud",
    "community",
    "compliance",
    "contact",
    "content",
    "course",
    "dataset",
    "device",
    "directory",
    "document",
    "domain",
    "drive",
    "education",
    "event",
    "file",
    "form",
    "group",
    "health",
    "identity",
    "inventory",
    "invoice",
    "iot",
    "job",
    "key",
    "label",
    "lesson",
    "license",
    "list",
    "mail",
    "meeting",
    "network",
    "note",
    "order",
    "partner",
    "payment",
    "people",
    "place",
    "policy",
    "print",
    "product",
    "project",
    "report",
    "resource",
    "role",
    "search",
    "security",
    "service",
    "shipment",
    "site",
    "task",
    "team",
];
const PARTS: [&str; 20] = [
    "",
    "settings",
    "member",
    "metadata",
    "statistics",
    "template",
    "artifact",
    "configuration",
    "assignment",
    "subscription",
    "object",
    "history",
    "export",
    "import",
    "owner",
    "node",
    "item",
    "category",
    "attribute",
    "rule",
];

/// `count` different names, the same in every run. The names of an area stand together, as in a catalog.
pub fn names(shape: Shape, count: usize) -> Vec<String> {
    let actions: &[&str] = match shape {
        Shape::Google => &["", "readonly", "admin", "append"],
        Shape::Graph => &["Read.All", "ReadWrite.All", "Read", "Manage.Selected"],
        Shape::Colon => &["read", "write", "approve"],
        Shape::Dotted => &["admin", "delete", "list", "read", "write"],
    };
    let all = AREAS.iter().flat_map(|area| {
        PARTS.iter().flat_map(move |part| actions.iter().map(move |action| name(shape, area, part, action)))
    });
    let all: Vec<String> = all.collect();
    // Evenly spaced, so that every area occurs.
    (0..count).map(|index| all[index * all.len() / count].clone()).collect()
}

fn name(shape: Shape, area: &str, part: &str, action: &str) -> String {
    let joined = |pieces: &[&str], by: &str| {
        let pieces: Vec<&str> = pieces.iter().copied().filter(|piece| !piece.is_empty()).collect();
        pieces.join(by)
    };
    match shape {
        Shape::Google => joined(&["https://www.googleapis.com/auth/workspace", area, part, action], "."),
        Shape::Graph => format!("{}{}.{action}", capital(area), capital(part)),
        Shape::Colon => format!("{}:{action}", joined(&[area, part], "_")),
        Shape::Dotted => joined(&[area, if part.is_empty() { "base" } else { part }, action], "."),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
