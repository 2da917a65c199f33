//! Scope names of real providers: they compile, they are found, and `#[requires]` accepts them.

use scopewright::Denied;

mod wild {
    scopewright::catalog! { yaml = r#"
catalog: The wild
actions: { read: [GET], write: [POST] }
categories:
  GitHub:
    scopes:
      repo: Full control of repositories
      repo_deployment: Deployments
      public_repo: Public repositories
      repo:status: Commit statuses
      admin:org: Full control of organisations
      "admin:repo_hook": Hooks
      "write:packages": Upload packages
      delete_repo: Delete repositories
      gist: Write gists
      notifications: Notifications
      user: A user
      read:user: Profile
      "user:email": Addresses
  Google:
    scopes:
      "https://www.googleapis.com/auth/drive": All files
      "https://www.googleapis.com/auth/drive.readonly": See all files
      "https://www.googleapis.com/auth/calendar.events.owned": Own events
      "https://mail.google.com/": All mail
  Microsoft Graph:
    scopes:
      User.Read: Sign in
      User.Read.All: Read all users
      Mail.ReadWrite.Shared: Shared mail
      "https://graph.microsoft.com/.default": Everything that was agreed to
      offline_access: Stay signed in
  Jira:
    scopes:
      "read:issue:jira": Issues
      "read:jira-work": Work
      "write:sprint:jira-software": Sprints
      "manage:jira-project": Projects
  Genesys:
    scopes:
      analytics: Analytics
      "analytics:readonly": Read analytics
      architectCallFlow: Call flows
      "webDeployments:readonly": { description: Deployments, aliases: [webDeploymentsRead] }
      quality:evaluationForm: Forms
  Others:
    resources:
      type: { read: Read types. }
      2fa: { read: Read second factors. }
      sms-campaigns: { read: Read campaigns., write: Change campaigns. }
      transactional.email: { read: Read mail. }
    scopes:
      self: { description: Oneself, variant: Own }
      crate: { description: A keyword, variant: Crated }
      super: { description: A keyword, variant: Superior }
      Self: { description: A keyword, variant: Itself }
      const: A keyword
      any: A word of the requirement language
      all: Another
      public: A third
      "$name": { description: With a sign, variant: Named }
      "user/*.read": { description: A star, variant: Starred }
      "user/Patient.rs?category=http://x|y": A question
      "a,b": A comma
      "f(x)": Parentheses
      "*": { description: Only a star, variant: Star }
      "~": { description: Only a tilde, variant: Tilde }
      it's: A quote
      1e:read: A number with an exponent
      0x:read: A number without digits
      "42": A number
      "null": Nothing
      "true": Yes
      channels:history: Slack
      "im:write.topic": Slack again
      tweet.read: Short
      ZohoCRM.modules.ALL: Capitals
      snsapi_userinfo: Underscores
      Admin: Named like its variant
      Option: Named like a type
      urn:example:scope: A name of names
"# }
}
use wild::{Caller, Scope, ScopeSet, requires};

/// Every name of the catalog, in its order.
const NAMES: &str = "
    repo repo_deployment public_repo repo:status admin:org admin:repo_hook write:packages delete_repo gist notifications
    user read:user user:email
    https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/drive.readonly
    https://www.googleapis.com/auth/calendar.events.owned https://mail.google.com/
    User.Read User.Read.All Mail.ReadWrite.Shared https://graph.microsoft.com/.default offline_access
    read:issue:jira read:jira-work write:sprint:jira-software manage:jira-project
    analytics analytics:readonly architectCallFlow webDeployments:readonly quality:evaluationForm
    type:read 2fa:read sms-campaigns:read sms-campaigns:write transactional.email:read
    self crate super Self const any all public $name user/*.read user/Patient.rs?category=http://x|y a,b f(x) * ~ it's
    1e:read 0x:read 42 null true channels:history im:write.topic tweet.read ZohoCRM.modules.ALL snsapi_userinfo
    Admin Option urn:example:scope
";

#[test]
fn each_name_is_found_and_similar_names_are_not() {
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    assert_eq!(Scope::ALL.iter().map(|scope| scope.name()).collect::<Vec<_>>(), names);
    for (scope, name) in Scope::ALL.iter().zip(&names) {
        assert_eq!(Scope::from_name(name), Some(*scope), "{name}");
        assert_eq!(ScopeSet::parse(name), Ok(ScopeSet::of(&[*scope])), "{name}");
        assert_eq!(ScopeSet::from_claim(&format!("x {name} y")), ScopeSet::of(&[*scope]), "{name}");
        for other in [format!("{name}x"), format!("x{name}"), name.to_ascii_uppercase(), name.to_ascii_lowercase()] {
            assert_eq!(Scope::from_name(&other).is_some(), names.contains(&other.as_str()), "{other}");
        }
    }
    assert_eq!(ScopeSet::from_claim(&names.join(" ")), ScopeSet::ALL);
    assert_eq!(ScopeSet::ALL.to_string(), names.join(" "));
}

#[test]
fn names_become_variants_and_titles() {
    let cases = [
        (Scope::Repo, "repo"),
        (Scope::RepoDeployment, "repo_deployment"),
        (Scope::AdminOrg, "admin:org"),
        (Scope::HttpsWwwGoogleapisComAuthDriveReadonly, "https://www.googleapis.com/auth/drive.readonly"),
        (Scope::HttpsMailGoogleCom, "https://mail.google.com/"),
        (Scope::UserReadAll, "User.Read.All"),
        (Scope::ReadIssueJira, "read:issue:jira"),
        (Scope::ArchitectCallFlow, "architectCallFlow"),
        (Scope::WebDeploymentsReadonly, "webDeployments:readonly"),
        (Scope::TypeRead, "type:read"),
        (Scope::_2faRead, "2fa:read"),
        (Scope::SmsCampaignsRead, "sms-campaigns:read"),
        (Scope::Own, "self"),
        (Scope::Crated, "crate"),
        (Scope::Superior, "super"),
        (Scope::Itself, "Self"),
        (Scope::Const, "const"),
        (Scope::Star, "*"),
        (Scope::ItS, "it's"),
        (Scope::_1eRead, "1e:read"),
        (Scope::_42, "42"),
        (Scope::Null, "null"),
    ];
    for (scope, name) in cases {
        assert_eq!(scope.name(), name);
    }
    let titles = [
        (Scope::HttpsWwwGoogleapisComAuthDriveReadonly, "Drive Readonly"),
        (Scope::UserReadAll, "User Read All"),
        (Scope::ArchitectCallFlow, "Architect Call Flow"),
        (Scope::Star, "*"),
    ];
    for (scope, title) in titles {
        assert_eq!(scope.title(), title);
    }
}

/// A function for each spelling. It admits a caller with exactly that scope, and refuses a caller with all other scopes.
macro_rules! asked {
    ($($function:ident: [$($scope:tt)*] is $name:literal;)*) => {
        $(
            #[requires($($scope)*)]
            fn $function() {}
        )*

        #[test]
        fn each_spelling_requires_its_scope() -> Result<(), Denied> {
            $(
                let own = ScopeSet::literal($name);
                assert_eq!(own.len(), 1, $name);
                $function(Caller::client(own).authorize()?);
                let denied = Caller::client(!own).authorize().map($function).unwrap_err();
                assert_eq!(denied.to_string(), format!("missing scope: {}", $name));
                assert_eq!(
                    denied.challenge(),
                    Some(format!("Bearer error=\"insufficient_scope\", scope=\"{}\"", $name))
                );
            )*
            Ok(())
        }
    };
}

asked! {
    github: [repo] is "repo";
    github_two: [admin:org] is "admin:org";
    github_underscore: [admin:repo_hook] is "admin:repo_hook";
    github_string: ["write:packages"] is "write:packages";
    google: ["https://www.googleapis.com/auth/drive"] is "https://www.googleapis.com/auth/drive";
    google_longer: ["https://www.googleapis.com/auth/drive.readonly"] is "https://www.googleapis.com/auth/drive.readonly";
    google_slash: ["https://mail.google.com/"] is "https://mail.google.com/";
    google_raw: [r"https://www.googleapis.com/auth/calendar.events.owned"] is "https://www.googleapis.com/auth/calendar.events.owned";
    graph: [User.Read] is "User.Read";
    graph_longer: [User.Read.All] is "User.Read.All";
    graph_string: [r#"Mail.ReadWrite.Shared"#] is "Mail.ReadWrite.Shared";
    graph_default: ["https://graph.microsoft.com/.default"] is "https://graph.microsoft.com/.default";
    jira: [read:issue:jira] is "read:issue:jira";
    jira_dash: [write:sprint:jira-software] is "write:sprint:jira-software";
    genesys: [webDeployments:readonly] is "webDeployments:readonly";
    genesys_camel: [architectCallFlow] is "architectCallFlow";
    keyword: [type:read] is "type:read";
    digit: [2fa:read] is "2fa:read";
    dash: [sms-campaigns:read] is "sms-campaigns:read";
    dot: [transactional.email:read] is "transactional.email:read";
    own: [self] is "self";
    crated: [crate] is "crate";
    superior: [super] is "super";
    itself: [Self] is "Self";
    constant: [const] is "const";
    word: ["any"] is "any";
    other_word: ["all"] is "all";
    public: ["public"] is "public";
    dollar: ["$name"] is "$name";
    star: ["user/*.read"] is "user/*.read";
    question: ["user/Patient.rs?category=http://x|y"] is "user/Patient.rs?category=http://x|y";
    comma: ["a,b"] is "a,b";
    parentheses: ["f(x)"] is "f(x)";
    only_star: ["*"] is "*";
    bare_star: [*] is "*";
    bare_tilde: [~] is "~";
    quote: ["it's"] is "it's";
    exponent: ["1e:read"] is "1e:read";
    hexadecimal: ["0x:read"] is "0x:read";
    number: [42] is "42";
    null: [null] is "null";
    truth: [true] is "true";
    slack: [im:write.topic] is "im:write.topic";
    twitter: [tweet.read] is "tweet.read";
    zoho: [ZohoCRM.modules.ALL] is "ZohoCRM.modules.ALL";
    wechat: [snsapi_userinfo] is "snsapi_userinfo";
    like_its_variant: [Admin] is "Admin";
    like_a_type: [Option] is "Option";
    urn: [urn:example:scope] is "urn:example:scope";
    spaced: [read : issue : jira] is "read:issue:jira";
    escaped: ["us\x65r"] is "user";
}

/// Variants with the names of items and types that generated code uses.
mod like_generated_names {
    scopewright::catalog! { yaml = r#"
catalog: Names of the code
categories:
  All:
    scopes:
      err: FromStr::Err
      error: TryFrom::Error
      set: CatalogScope::Set
      output: Not::Output
      item: Iterator::Item
      some: Some
      none: None
      ok: Ok
      option: Option
      scope: The enum
      scope-set: The set
      caller: The caller
      u16: A number
      str: A text
"# }

    #[test]
    fn names_of_generated_items_can_be_scopes() {
        let names: Vec<&str> = Scope::ALL.iter().map(|scope| scope.name()).collect();
        assert_eq!(names.join(" "), "err error set output item some none ok option scope scope-set caller u16 str");
        assert_eq!("error".parse(), Ok(Scope::Error));
        assert_eq!(Scope::try_from(0), Ok(Scope::Err));
        assert_eq!(Scope::from_name("none"), Some(Scope::None));
        assert_eq!(ScopeSet::of(&[Scope::Set, Scope::Some]).to_string(), "set some");
    }
}
