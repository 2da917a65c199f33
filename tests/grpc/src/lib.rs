//! A gRPC service of tonic whose methods are guarded twice: from the outside by the catalog, and by annotations.

use std::pin::Pin;

use scopewright::Denied;
use tokio_stream::{Stream, StreamExt};
use tonic::{Request, Response, Status, Streaming};

/// The catalog of the service. The path of a method is `/package.Service/Method`.
pub mod scopes {
    scopewright::catalog! { yaml = r#"
catalog: Address book over gRPC
categories:
  Contacts:
    scopes:
      contacts:read: Read contacts.
      contacts:write: Create, change and delete contacts.
      contacts:chat: Talk to contacts.
endpoints:
  /address.book.v1.AddressBook/Get: { POST: "contacts:read" }
  /address.book.v1.AddressBook/List: { POST: "contacts:read" }
  /address.book.v1.AddressBook/Import: { POST: "contacts:write" }
  /address.book.v1.AddressBook/Chat: { POST: "contacts:read" }
  /address.book.v1.AddressBook/Status: { POST: public }
"# }
}

/// A message: a text.
#[derive(Clone, PartialEq, Eq, prost::Message)]
pub struct Text {
    /// The text.
    #[prost(string, tag = "1")]
    pub text: String,
}

impl Text {
    /// Makes a message.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

#[allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    reason = "the code is generated"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/address.book.v1.AddressBook.rs"));
}

pub use generated::address_book_client::AddressBookClient;
pub use generated::address_book_server::{AddressBook, AddressBookServer};
use scopes::{Caller, requires};

/// The stream of a response.
type Texts = Pin<Box<dyn Stream<Item = Result<Text, Status>> + Send>>;

/// The service. Some of its methods are annotated, and one asks for more than the catalog does.
#[derive(Clone, Copy, Debug)]
pub struct Service;

#[tonic::async_trait]
impl AddressBook for Service {
    #[requires(contacts:read, from = request)]
    async fn get(&self, request: Request<Text>) -> Result<Response<Text>, Status> {
        Ok(Response::new(request.into_inner()))
    }

    type ListStream = Texts;

    async fn list(&self, request: Request<Text>) -> Result<Response<Texts>, Status> {
        let caller: Caller = request.extensions().get().copied().unwrap_or_else(Caller::anonymous);
        let items = [request.into_inner(), Text::new(caller.granted().to_string())].map(Ok);
        Ok(Response::new(Box::pin(tokio_stream::iter(items))))
    }

    #[requires(contacts:write, from = request)]
    async fn import(&self, request: Request<Streaming<Text>>) -> Result<Response<Text>, Status> {
        let mut stream = request.into_inner();
        let mut all = String::new();
        while let Some(text) = stream.next().await {
            all += &text?.text;
        }
        Ok(Response::new(Text::new(all)))
    }

    type ChatStream = Texts;

    /// Asks for a scope that the catalog does not ask for at this path.
    #[requires(contacts:chat, from = request)]
    async fn chat(&self, request: Request<Streaming<Text>>) -> Result<Response<Texts>, Status> {
        Ok(Response::new(Box::pin(request.into_inner())))
    }

    /// The catalog does not list this method.
    async fn hidden(&self, request: Request<Text>) -> Result<Response<Text>, Status> {
        Ok(Response::new(request.into_inner()))
    }

    /// The catalog lists this method as `public`.
    async fn status(&self, request: Request<Text>) -> Result<Response<Text>, Status> {
        let caller = request.extensions().get::<Caller>().ok_or_else(|| Status::internal("no caller"))?;
        if caller.is_verified() {
            return Ok(Response::new(Text::new("verified")));
        }
        let denied: Denied = match caller.authorize::<scopes::requires::Authenticated>() {
            Ok(_) => return Err(Status::internal("an anonymous caller is authenticated")),
            Err(denied) => denied,
        };
        Ok(Response::new(Text::new(denied.to_string())))
    }
}
