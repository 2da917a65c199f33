//! The stable codes of diagnostics.

use std::fmt::{self, Write as _};

/// Declares the codes with their names and descriptions.
macro_rules! codes {
    ($($variant:ident = $name:literal: $about:literal,)*) => {
        /// The kind of problem that a diagnostic reports. Codes are stable: their names keep their meaning between
        /// versions.
        ///
        /// ```
        /// let catalog = "catalog: Mail\ncategories: { C: { scopes: { mail: { implies: [male] } } } }";
        /// let reading = scope_catalog::read::read(catalog.as_bytes());
        /// assert_eq!(reading.diagnostics[0].code.as_str(), "unknown-scope");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $about] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as text, such as `unknown-scope`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// A sentence that describes the problem.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$variant => $about,)*
                }
            }
        }
    };
}

codes! {
    // The file.
    Unreadable = "unreadable": "The file cannot be read.",
    FileTooLarge = "file-too-large": "The file has more bytes than the limit.",
    NotUtf8 = "not-utf8": "The file is not UTF-8.",
    NotText = "not-text": "The file has a control character.",
    LineEnd = "line-end": "The file has a character that ends a line in YAML and not in most editors.",
    FormatCharacter = "format-character": "A text or a comment has a character that cannot be seen.",
    Empty = "empty": "The file is empty, or has comments only.",
    // YAML.
    YamlSyntax = "yaml-syntax": "The file is not valid YAML.",
    SecondDocument = "second-document": "The file has a second YAML document.",
    Tag = "tag": "A value or a key has a YAML tag.",
    MergeKey = "merge-key": "A map has a YAML merge key, `<<`.",
    KeyIsNotText = "key-is-not-text": "A key is a list or a map.",
    TooManyNodes = "too-many-nodes": "The document has more keys and values than the limit, or aliases multiply them.",
    NestedTooDeep = "nested-too-deep": "Lists and maps are nested deeper than the limit.",
    TooMuchText = "too-much-text": "The text of the document is longer than the limit, or aliases multiply it.",
    // Keys and values.
    UnknownKey = "unknown-key": "A map has a key that it cannot have.",
    DuplicateKey = "duplicate-key": "A map has a key twice.",
    EmptyKey = "empty-key": "A key is empty.",
    MissingKey = "missing-key": "A required key is missing.",
    MisplacedKey = "misplaced-key": "A key stands where it does not apply.",
    WrongType = "wrong-type": "A value is not of the type that its key takes.",
    WrongValue = "wrong-value": "A value is not one of the words that its key takes.",
    EmptyValue = "empty-value": "A text is empty.",
    DuplicateEntry = "duplicate-entry": "A list has an entry twice.",
    // Names.
    InvalidScopeName = "invalid-scope-name": "The name of a scope, a resource or an action is not a scope-token of RFC 6749, or a name is longer than the limit.",
    InvalidNaming = "invalid-naming": "`naming` does not have `{resource}` and `{action}` once each.",
    InvalidMethod = "invalid-method": "A method is not an HTTP method.",
    UnregisteredMethod = "unregistered-method": "A method is not in the registry of IANA.",
    TooManyMethods = "too-many-methods": "A list has more methods than the limit.",
    InvalidVariant = "invalid-variant": "No enum variant can have this name, or none can be made from a scope's name.",
    VariantCollision = "variant-collision": "Two scopes would have the same enum variant.",
    DuplicateScope = "duplicate-scope": "A scope is declared twice.",
    DuplicateAlias = "duplicate-alias": "An alias is also the name of a scope or another alias.",
    DuplicateResource = "duplicate-resource": "A resource is in two categories.",
    TooManyScopes = "too-many-scopes": "The catalog has more scopes than the limit.",
    FingerprintCollision = "fingerprint-collision": "Two names have the same fingerprint.",
    // Scopes.
    UnknownScope = "unknown-scope": "A name stands for no scope of the catalog.",
    AliasUsed = "alias-used": "The catalog refers to a scope by an alias.",
    DeniedScope = "denied-scope": "The catalog uses a scope that is deprecated with `deny: true`.",
    DeprecatedScope = "deprecated-scope": "The catalog uses a deprecated scope.",
    UndeclaredAction = "undeclared-action": "A key of a resource is not a declared action.",
    ReplacedByItself = "replaced-by-itself": "`use` of a deprecated scope names the scope itself.",
    ImpliesCycle = "implies-cycle": "Scopes imply each other in a cycle.",
    TooManyImplied = "too-many-implied": "Scopes imply more scopes than the limit.",
    NoScopes = "no-scopes": "The catalog has no scopes.",
    NoEffect = "no-effect": "Something in the catalog has no effect.",
    // Requirements.
    RequirementSyntax = "requirement-syntax": "A requirement is not in the requirement language.",
    UnquotedComma = "unquoted-comma": "YAML ends a requirement at a comma, because the requirement is not quoted.",
    KeywordInList = "keyword-in-list": "`public`, `authenticated` or `denied` stands in a list.",
    InvalidRequirementName = "invalid-requirement-name": "A name under `requirements` has a character that is not allowed there.",
    UnknownRequirement = "unknown-requirement": "`$name` stands for no entry of `requirements`.",
    UnusedRequirement = "unused-requirement": "An entry of `requirements` is never used.",
    RequirementCycle = "requirement-cycle": "Entries of `requirements` refer to each other in a cycle.",
    RequirementTooLarge = "requirement-too-large": "A requirement, or all of them together, has more alternatives or scopes than the limit.",
    PresetIsNotAList = "preset-is-not-a-list": "A preset is not a list of scopes.",
    // Paths.
    InvalidPath = "invalid-path": "A path is not a valid template or prefix.",
    PathTooLong = "path-too-long": "A path has more bytes or segments than the limit.",
    TooManyPrefixes = "too-many-prefixes": "The scopes have more prefixes than the limit.",
    TooManySegments = "too-many-segments": "The paths of the catalog have more segments than the limit.",
    RowsCross = "rows-cross": "Rows or prefixes overlap so often that the path table would be too large.",
    TableTooLarge = "table-too-large": "The path table would be too large.",
    EmptyRow = "empty-row": "A row of `endpoints` has no methods.",
    ConflictingRows = "conflicting-rows": "Two rows match the same requests and have different requirements.",
    RepeatedRow = "repeated-row": "Two rows match the same requests and have the same requirement.",
    SplitRow = "split-row": "Two rows match the same paths and have different methods.",
    RepeatedPrefix = "repeated-prefix": "A resource or a scope has a prefix twice.",
    RootPrefix = "root-prefix": "The prefix `/` covers every path.",
    SharedPrefix = "shared-prefix": "Several resources or scopes have the same prefix.",
    NestedPrefix = "nested-prefix": "A prefix is inside another prefix that other scopes hold.",
    CrossingPrefix = "crossing-prefix": "A prefix decides paths that a prefix of other scopes covers, too.",
    HiddenPrefix = "hidden-prefix": "Rows decide instead of a prefix, and leave out scopes that hold the prefix.",
    WeakerRow = "weaker-row": "A row requires less than the prefix that it hides.",
    HiddenRow = "hidden-row": "A prefix decides instead of rows where both match.",
    TakenMethod = "taken-method": "A row decides paths that a row with a span matches, too, and does not list its methods.",
    UnreachableRow = "unreachable-row": "More specific rules decide all paths that a row matches.",
    // The end of a long list.
    More = "more": "There are more problems than one run reports.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The table of all codes, in Markdown.
pub fn reference() -> String {
    let mut out = "| Code | Problem |\n| --- | --- |\n".to_owned();
    for code in Code::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(out, "| `{code}` | {} |", code.about());
    }
    out
}
