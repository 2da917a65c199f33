//! Methods of HTTP.

use crate::diagnostics::{Code, and_stranger, in_ascii, write_in_ascii};
use crate::nearest::nearest;
use crate::yaml::{Diagnostic, Diagnostics, NodeId};

/// The methods that nearly all services use: those of RFC 9110, and `PATCH` of RFC 5789.
const COMMON: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

/// The other methods in the registry of IANA (<https://www.iana.org/assignments/http-methods>, which RFC 9110 establishes in
/// section 16.1.1): those of RFC 7237, and `PRI` of RFC 9113. `*`, which is registered so that nobody uses it, is not here.
const REGISTERED: [&str; 30] = [
    "ACL",
    "BASELINE-CONTROL",
    "BIND",
    "CHECKIN",
    "CHECKOUT",
    "COPY",
    "LABEL",
    "LINK",
    "LOCK",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MKREDIRECTREF",
    "MKWORKSPACE",
    "MOVE",
    "ORDERPATCH",
    "PRI",
    "PROPFIND",
    "PROPPATCH",
    "REBIND",
    "REPORT",
    "SEARCH",
    "UNBIND",
    "UNCHECKOUT",
    "UNLINK",
    "UNLOCK",
    "UPDATE",
    "UPDATEREDIRECTREF",
    "VERSION-CONTROL",
];

/// Words that are written for a method, and are not similar to its name.
const SYNONYMS: [(&str, &str); 12] = [
    ("ADD", "POST"),
    ("CREATE", "POST"),
    ("DEL", "DELETE"),
    ("DESTROY", "DELETE"),
    ("EDIT", "PATCH"),
    ("FETCH", "GET"),
    ("INSERT", "POST"),
    ("LIST", "GET"),
    ("MODIFY", "PATCH"),
    ("READ", "GET"),
    ("REMOVE", "DELETE"),
    ("REPLACE", "PUT"),
];

/// Words that are written for all methods.
const ALL: [&str; 3] = ["ALL", "ANY", "EVERY"];

/// Whether a text is a token of RFC 9110 (section 5.6.2), as every method is.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Whether a text is a method. Reports a text that is not, and warns about a method that is not registered.
pub(crate) fn check(method: &str, at: NodeId, diagnostics: &mut Diagnostics) -> bool {
    if COMMON.contains(&method) || REGISTERED.contains(&method) {
        return true;
    }
    if let Some(problem) = problem(method, at) {
        diagnostics.push_joined(problem);
        return false;
    }
    warn_unregistered(method, at, diagnostics);
    true
}

/// The error about a text that is not a method.
fn problem(method: &str, at: NodeId) -> Option<Diagnostic> {
    let error = |message: String| Diagnostic::error(Code::InvalidMethod, at, message);
    if !is_token(method) {
        let ascii = write_in_ascii(method).filter(|_| in_ascii(method).is_some_and(|ascii| is_token(&ascii)));
        return Some(
            error(format!("`{method}` is not an HTTP method{}", and_stranger(method)))
                .help(ascii.unwrap_or_else(|| "write a method, such as `GET`".to_owned())),
        );
    }
    let names_several = method.contains(['|', '*']) || !method.contains(|c: char| c.is_ascii_alphabetic());
    if names_several {
        return Some(
            error(format!("`{method}` is not one HTTP method")).help("write each method by itself, such as `GET`"),
        );
    }
    let common = COMMON.iter().find(|common| common.eq_ignore_ascii_case(method))?;
    Some(
        error(format!("`{method}` is not an HTTP method: methods are case sensitive"))
            .help(format!("write `{common}`")),
    )
}

/// Warns about a method that IANA does not register.
fn warn_unregistered(method: &str, at: NodeId, diagnostics: &mut Diagnostics) {
    let message = format!("`{method}` is not a method that IANA registers");
    let problem = Diagnostic::warning(Code::UnregisteredMethod, at, message);
    let is_word = |word: &str| word.eq_ignore_ascii_case(method);
    let synonym = SYNONYMS.iter().find(|(word, _)| is_word(word)).map(|(_, method)| *method);
    let near = synonym.or_else(|| nearest(method, COMMON.into_iter().chain(REGISTERED)));
    match near {
        _ if ALL.into_iter().any(is_word) => {
            diagnostics.push_joined(problem.help("a catalog has no word for all methods: write each method by itself"));
        }
        Some(near) => diagnostics.push_joined(problem.help(format!("did you mean `{near}`?"))),
        None => diagnostics.push_cause(
            "unregistered methods",
            &format!("`{method}` is here"),
            problem.help("write a registered method, such as `GET`, unless clients of the service send this one"),
        ),
    }
}
