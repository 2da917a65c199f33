//! The path of a scope in the module tree that editors look names up in.

/// The words that are not identifiers in some edition of Rust.
const KEYWORDS: [&str; 53] = [
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The words of a name as identifiers: the letters, digits and `_` between other characters.
pub(crate) fn name_parts(name: &str) -> Vec<String> {
    name.split(|letter: char| !is_in_word(letter)).filter_map(identifier).collect()
}

/// The module of `requires` with the paths of names that can be written without quotes in `#[requires]`.
pub(crate) const NAMES: &str = "names";
/// The module with the paths of the other names.
pub(crate) const STRINGS: &str = "strings";

/// The module that has the path of a name.
pub(crate) fn module_of(name: &str) -> &'static str {
    if name.chars().all(|letter| is_in_word(letter) || SEPARATORS.contains(&letter)) { NAMES } else { STRINGS }
}

/// The characters between the words of a name without quotes.
pub(super) const SEPARATORS: [char; 3] = [':', '.', '-'];

fn is_in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// A word as an identifier. A keyword becomes a raw identifier, or gets a `_` at its end if there is none. A word that
/// starts with a digit gets a `_` at its start.
pub(super) fn identifier(word: &str) -> Option<String> {
    if word.is_empty() || !word.chars().all(is_in_word) {
        return None;
    }
    Some(match word {
        "_" | "crate" | "self" | "Self" | "super" => format!("{word}_"),
        _ if is_keyword(word) => format!("r#{word}"),
        _ if word.starts_with(|first: char| first.is_ascii_digit()) => format!("_{word}"),
        _ => word.to_owned(),
    })
}

/// Whether a word is a keyword in some edition of Rust.
fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
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
        assert_eq!(name_parts("sms-campaigns:read"), ["sms", "campaigns", "read"]);
        assert_eq!(name_parts("a.type:use_it"), ["a", "r#type", "use_it"]);
        assert_eq!(name_parts("self:2fa"), ["self_", "_2fa"]);
        assert_eq!(name_parts("https://mail.example/"), ["https", "mail", "example"]);
        assert!(name_parts("*:/").is_empty());
    }
}
