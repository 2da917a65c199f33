//! Functions made by macros. Their scopes are tokens of a variable, a literal of a variable, and tokens of the macro.

use super::enforced;
use super::scopes::requires;

macro_rules! handlers {
    ($bare:ident [$($scope:tt)*], $string:ident $literal:literal, $own:ident) => {
        #[requires($($scope)*)]
        fn $bare() -> u8 {
            1
        }

        #[requires($literal)]
        fn $string() -> u8 {
            2
        }

        #[requires(any(mail:read, $literal))]
        fn $own() -> u8 {
            3
        }
    };
}
handlers!(bare [mail:read, any(mail:write, "https://example.org/auth/mail")], string "https://example.org/auth/mail", own);

macro_rules! of_catalog {
    ($($catalog:ident)::+, $name:ident) => {
        #[$($catalog)::+::requires(mail:read, crate = $($catalog)::+)]
        fn $name() -> u8 {
            4
        }
    };
}
of_catalog!(super::scopes, of_scopes);

macro_rules! method {
    ($vis:vis $name:ident, $scope:literal, $body:block) => {
        #[requires($scope)]
        $vis fn $name(&self) -> u8 $body
    };
}
struct Service;
impl Service {
    method!(pub(self) method, "mail:write", { 5 });
}

#[test]
fn functions_made_by_macros_are_enforced() {
    assert_eq!(enforced(|caller| Ok(bare(caller.authorize()?))), 1);
    assert_eq!(enforced(|caller| Ok(string(caller.authorize()?))), 2);
    assert_eq!(enforced(|caller| Ok(own(caller.authorize()?))), 3);
    assert_eq!(enforced(|caller| Ok(of_scopes(caller.authorize()?))), 4);
    assert_eq!(enforced(|caller| Ok(Service.method(caller.authorize()?))), 5);
}
