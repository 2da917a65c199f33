//! The path that stands for a scope's name in the module tree that editors look names up in.

/// The identifiers of a name, one for each part between `:` and `.`; none where a part cannot be one.
pub(crate) fn name_parts(name: &str) -> Vec<String> {
    let parts: Option<Vec<String>> = name.split([':', '.']).map(identifier).collect();
    parts.unwrap_or_default()
}

/// A part as an identifier: `sms-campaigns` is `sms_campaigns`, a keyword gets a `_` behind it.
fn identifier(part: &str) -> Option<String> {
    let name = part.replace('-', "_");
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_word {
        return None;
    }
    let is_identifier = syn::parse_str::<proc_macro2::Ident>(&name).is_ok();
    Some(if is_identifier { name } else { format!("{name}_") })
}
