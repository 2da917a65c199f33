//! The service over HTTP/2, asked by a client of tonic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use grpc_service::scopes::ProtectedResource;
use grpc_service::{AddressBookClient, AddressBookServer, Service, Text};
use scopewright::InvalidToken;
use scopewright::resource::{Claims, Expected, Issuer, TokenError, Verification, Verified, Verifier};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tokio_stream::{StreamExt, iter};
use tonic::service::Routes;
use tonic::transport::{Channel, Server};
use tonic::{Code, Request, Status};

/// Reads tokens of the form `scope+scope`.
struct Words;

impl Verifier for Words {
    fn verify<'a>(&'a self, token: &'a str, _: Expected<'a>) -> Verification<'a> {
        Box::pin(async move {
            match token {
                "expired" => return Err(InvalidToken::Expired.into()),
                "unreachable" => return Err(TokenError::Unavailable { retry_after: Duration::from_secs(1) }),
                _ => {}
            }
            let scope = token.replace('+', " ").replace('.', ":");
            Ok(Verified::new(Claims::parse(&format!(r#"{{ "scope": "{scope}", "exp": 4102444800 }}"#))?))
        })
    }
}

fn resource() -> ProtectedResource {
    ProtectedResource::new("https://grpc.example").issuer(Issuer::unnamed(Words))
}

/// The ways to put the guard around a server of tonic.
async fn servers() -> Vec<(&'static str, Channel)> {
    let routes = || Routes::new(AddressBookServer::new(Service));
    let mut channels = Vec::new();
    for name in ["a layer of the server", "around the routes", "around a service"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let incoming = TcpListenerStream::new(listener);
        match name {
            "a layer of the server" => {
                let server = Server::builder().layer(resource().layer()).add_routes(routes());
                tokio::spawn(server.serve_with_incoming(incoming));
            }
            "around the routes" => {
                let server = Server::builder().serve_with_incoming(resource().protect(routes()), incoming);
                tokio::spawn(server);
            }
            _ => {
                let service = resource().protect(AddressBookServer::new(Service));
                tokio::spawn(Server::builder().add_service(service).serve_with_incoming(incoming));
            }
        }
        let channel = Channel::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap();
        channels.push((name, channel));
    }
    channels
}

/// A request with a token, or without one.
fn with<T>(message: T, token: &str) -> Request<T> {
    let mut request = Request::new(message);
    if !token.is_empty() {
        request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    }
    request
}

fn code<T>(result: Result<T, Status>) -> (Code, String) {
    match result {
        Ok(_) => (Code::Ok, String::new()),
        Err(status) => (status.code(), status.message().to_owned()),
    }
}

#[tokio::test]
async fn unary_and_streaming_methods_are_guarded() {
    for (name, channel) in servers().await {
        let mut client = AddressBookClient::new(channel);
        let refused = |code: Code, message: &str| (code, message.to_owned());
        let admitted = || refused(Code::Ok, "");
        let texts = || iter([Text::new("a"), Text::new("b")]);

        for (token, expected) in [
            ("", refused(Code::Unauthenticated, "an access token is required")),
            ("expired", refused(Code::Unauthenticated, "the token has expired")),
            ("unreachable", refused(Code::Unavailable, "the access token cannot be verified now")),
            ("contacts.write", refused(Code::PermissionDenied, "missing scope: contacts:read")),
            ("contacts.read", admitted()),
        ] {
            assert_eq!(code(client.get(with(Text::new("a"), token)).await), expected, "{name}: Get {token}");
            assert_eq!(code(client.list(with(Text::new("a"), token)).await), expected, "{name}: List {token}");
        }
        for (token, expected) in [
            ("", refused(Code::Unauthenticated, "an access token is required")),
            ("contacts.read", refused(Code::PermissionDenied, "missing scope: contacts:write")),
            ("contacts.write", admitted()),
        ] {
            assert_eq!(code(client.import(with(texts(), token)).await), expected, "{name}: Import {token}");
        }
        // The annotation of the method asks for more than the catalog does.
        for (token, expected) in [
            ("contacts.chat", refused(Code::PermissionDenied, "missing scope: contacts:read")),
            ("contacts.read", refused(Code::PermissionDenied, "missing scope: contacts:chat")),
            ("contacts.read+contacts.chat", admitted()),
        ] {
            assert_eq!(code(client.chat(with(texts(), token)).await), expected, "{name}: Chat {token}");
        }
        let not_listed = refused(Code::PermissionDenied, "the method and the path are not listed");
        assert_eq!(code(client.hidden(with(Text::new("a"), "contacts.read")).await), not_listed, "{name}");
    }
}

#[tokio::test]
async fn admitted_calls_are_answered_by_the_service() {
    for (name, channel) in servers().await {
        let mut client = AddressBookClient::new(channel);
        let answer = client.get(with(Text::new("Ada"), "contacts.read")).await.unwrap();
        assert_eq!(answer.into_inner(), Text::new("Ada"), "{name}");

        let token = "contacts.read+contacts.chat";
        let listed = client.list(with(Text::new("Ada"), token)).await.unwrap().into_inner();
        let listed: Vec<Text> = listed.map(Result::unwrap).collect().await;
        assert_eq!(listed, [Text::new("Ada"), Text::new("contacts:read contacts:chat")], "{name}");

        let texts = || iter([Text::new("a"), Text::new("b")]);
        assert_eq!(client.import(with(texts(), "contacts.write")).await.unwrap().into_inner(), Text::new("ab"));
        let chat = client.chat(with(texts(), token)).await.unwrap().into_inner();
        let chat: Vec<Text> = chat.map(Result::unwrap).collect().await;
        assert_eq!(chat, [Text::new("a"), Text::new("b")]);

        let status = async |client: &mut AddressBookClient<Channel>, token| {
            client.status(with(Text::default(), token)).await.map(|answer| answer.into_inner().text)
        };
        assert_eq!(status(&mut client, "").await.unwrap(), "an access token is required", "{name}");
        assert_eq!(status(&mut client, "contacts.read").await.unwrap(), "verified", "{name}");
        assert_eq!(status(&mut client, "expired").await.unwrap_err().code(), Code::Unauthenticated, "{name}");
    }
}

/// A service without its guard has no callers, so an annotated method serves nobody.
#[tokio::test]
async fn without_a_guard_an_annotated_method_is_an_internal_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::builder().add_service(AddressBookServer::new(Service));
    tokio::spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));
    let channel = Channel::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap();
    let mut client = AddressBookClient::new(channel);
    let refused = client.get(with(Text::new("Ada"), "contacts.read")).await.unwrap_err();
    assert_eq!((refused.code(), refused.message()), (Code::Internal, "internal error"));
}
