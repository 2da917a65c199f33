//! Challenges of other schemes beside the one of `Bearer`.

use crate::service::{Caller, Words, ask, resource, router, scopes};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use http::{HeaderMap, Version};
use scopewright::Denied;
use scopewright::resource::{Challenge, problem_details};
use tower::ServiceExt;

/// A service may have two schemes. Its clients learn about both, each in a field of its own.
#[tokio::test]
async fn challenges_of_other_schemes_follow_the_one_of_bearer() {
    let service = resource(&Words::default())
        .other_challenge(Challenge::new("Basic").parameter("realm", r#"a "b" \ c"#).parameter("charset", "UTF-8"))
        .other_challenge(Challenge::new("Negotiate"))
        .protect(router());
    let others = [r#"Basic realm="a \"b\" \\ c", charset="UTF-8""#, "Negotiate"];
    for (path, authorization, status) in [
        ("/contacts", "", 401),
        ("/contacts", "Bearer expired", 401),
        // Another scheme is left to what is outside. Here, the request has no token.
        ("/contacts", "Basic YWRhOnNlY3JldA==", 401),
        ("/status", "Basic YWRhOnNlY3JldA==", 200),
        ("/contacts", "Bearer contacts.write", 403),
        ("/contacts", "Bearer unreachable", 503),
        ("/contacts", "Bearer", 400),
    ] {
        let answer = ask(&service, "GET", path, authorization).await;
        assert_eq!(answer.status, status, "{authorization}");
        match challenges(answer.response.headers()).split_first() {
            Some((first, rest)) => {
                assert!(first.starts_with("Bearer "), "{authorization}");
                assert_eq!(rest, if status == 401 { &others[..] } else { &[] }, "{authorization}");
            }
            None => assert!(matches!(status, 200 | 503), "{authorization}"),
        }
    }
}

#[tokio::test]
async fn a_challenge_that_http_does_not_allow_is_a_wrong_configuration() {
    for (challenge, reason) in [
        (Challenge::new(""), "`` is not the name of a scheme"),
        (Challenge::new("Basic realm"), "`Basic realm` is not the name of a scheme"),
        (Challenge::new("Basic\n"), r"`Basic\n` is not the name of a scheme"),
        (Challenge::new("Basic").parameter("re=alm", "a"), "`re=alm` is not the name of a parameter of `Basic`"),
        (
            Challenge::new("Basic").parameter("\"realm\"", "a"),
            "`\\\"realm\\\"` is not the name of a parameter of `Basic`",
        ),
        (Challenge::new("Basic").parameter("réalm", "a"), "`réalm` is not the name of a parameter of `Basic`"),
        (Challenge::new("Basic").parameter("", "a"), "`` is not the name of a parameter of `Basic`"),
        (
            Challenge::new("Basic").parameter("realm", "a\r\nset-cookie: b"),
            "the parameter `realm` of the challenge of `Basic` has a control character",
        ),
        (
            Challenge::new("Basic").parameter("realm", "a").parameter("charset", "\u{7f}"),
            "the parameter `charset` of the challenge of `Basic` has a control character",
        ),
        (
            Challenge::new("Basic").parameter("realm", "a").parameter("REALM", "b"),
            "the challenge of `Basic` has the parameter `REALM` twice",
        ),
    ] {
        let resource = resource(&Words::default()).other_challenge(challenge);
        assert_eq!(resource.check().unwrap_err().to_string(), reason);
        assert_eq!(ask(&resource.protect(router()), "GET", "/status", "").await.status, 500);
    }
}

/// Who writes a 401 makes no difference: the guard, a handler, or a function of the service.
#[tokio::test]
async fn each_401_has_the_challenges_in_whatever_form_it_is_written() {
    async fn handler(caller: Caller) -> Result<(), Denied> {
        caller.require(scopes::Scope::ContactsRead)
    }

    let basic = || Challenge::new("Basic").parameter("realm", "partners");
    for resource in [resource(&Words::default()), resource(&Words::default()).refusals(problem_details)] {
        let service = resource.other_challenge(basic()).protect(Router::new().route("/status", get(handler)));
        for path in ["/status", "/contacts"] {
            let answer = ask(&service, "GET", path, "").await;
            assert_eq!(answer.status, 401, "{path}");
            let [bearer, basic] = challenges(answer.response.headers()).try_into().unwrap();
            assert!(bearer.starts_with("Bearer "), "{path}: {bearer}");
            assert_eq!(basic, r#"Basic realm="partners""#, "{path}");
        }
    }
}

/// Such a response is a 200, and has the challenge of `Bearer` only.
#[tokio::test]
async fn a_status_of_grpc_has_no_challenge_of_another_scheme() {
    let service = resource(&Words::default()).other_challenge(Challenge::new("Negotiate")).protect(router());
    let request = Request::get("/contacts").version(Version::HTTP_2).header("content-type", "application/grpc");
    let response = service.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["grpc-status"]), (200, &"16".parse().unwrap()));
    let [challenge] = challenges(response.headers()).try_into().unwrap();
    assert!(challenge.starts_with("Bearer "), "{challenge}");
}

fn challenges(headers: &HeaderMap) -> Vec<&str> {
    headers.get_all("www-authenticate").iter().map(|field| field.to_str().unwrap()).collect()
}
