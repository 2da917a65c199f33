//! Generates the service and its client. Without a `.proto` file, no `protoc` is needed.

use tonic_build::manual::{Builder, Method, Service};

fn main() {
    let method = |name: &str, route: &str| {
        Method::builder()
            .name(name)
            .route_name(route)
            .input_type("crate::Text")
            .output_type("crate::Text")
            .codec_path("tonic_prost::ProstCodec")
    };
    let service = Service::builder()
        .package("address.book.v1")
        .name("AddressBook")
        .method(method("get", "Get").build())
        .method(method("list", "List").server_streaming().build())
        .method(method("import", "Import").client_streaming().build())
        .method(method("chat", "Chat").client_streaming().server_streaming().build())
        .method(method("hidden", "Hidden").build())
        .method(method("status", "Status").build())
        .build();
    Builder::new().compile(&[service]);
}
