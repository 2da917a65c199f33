//! The path of a scope in the module tree that editors look names up in.

/// The words that are not identifiers in some edition of Rust.
const KEYWORDS: [&str; 53] = [
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The identifiers of a name, one for each part between `:` and `.`. The list is empty if a part cannot be an
/// identifier.
pub(crate) fn name_parts(name: &str) -> Vec<String> {
    let parts: Option<Vec<String>> = name.split([':', '.']).map(identifier).collect();
    parts.unwrap_or_default()
}

/// A part as an identifier: `sms-campaigns` becomes `sms_campaigns`, and a keyword gets a `_` at its end.
fn identifier(part: &str) -> Option<String> {
    let is_inside = |octet: u8| octet.is_ascii_alphanumeric() || octet == b'_' || octet == b'-';
    if part.is_empty() || part.starts_with(|c: char| c.is_ascii_digit()) || !part.bytes().all(is_inside) {
        return None;
    }
    let mut name = part.replace('-', "_");
    if KEYWORDS.binary_search(&name.as_str()).is_ok() {
        name.push('_');
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, name_parts};

    #[test]
    fn keywords_are_what_a_parser_refuses() {
        assert!(KEYWORDS.is_sorted());
        for word in KEYWORDS.iter().filter(|word| **word != "gen") {
            assert!(syn::parse_str::<proc_macro2::Ident>(word).is_err(), "{word}");
        }
    }

    #[test]
    fn names_become_paths() {
        assert_eq!(name_parts("sms-campaigns:read"), ["sms_campaigns", "read"]);
        assert_eq!(name_parts("a.type:use"), ["a", "type_", "use_"]);
        assert_eq!(name_parts("-:a"), ["__", "a"]);
        assert!(name_parts("https://mail").is_empty());
        assert!(name_parts("a:2").is_empty());
        assert!(name_parts("a+b").is_empty());
    }
}
