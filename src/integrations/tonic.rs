//! tonic 0.14: requests hold callers, and `Denied` becomes a `Status`.

use crate::access::caller::Caller;
use crate::access::denied::Denied;
use crate::access::source::CallerSource;
use scope_types::CatalogSet;
use tonic::{Code, Request, Status};

/// For `#[requires(.., from = request)]` on the methods of a service.
impl<S: CatalogSet, T> CallerSource<S> for Request<T> {
    fn with_caller<R>(&self, read: impl FnOnce(Option<&Caller<S>>) -> R) -> R {
        self.extensions().with_caller(read)
    }
}

/// Makes the status of a refusal. If the authentication layer did not run, the message is written to the log and the
/// status does not contain it.
impl From<Denied> for Status {
    fn from(denied: Denied) -> Self {
        let code = Code::from_i32(denied.grpc_code().into());
        if code == Code::Internal {
            tracing::error!("{denied}");
            return Self::new(code, "internal error");
        }
        Self::new(code, denied.to_string())
    }
}

#[cfg(feature = "resource")]
mod resource {
    use crate::resource::{Protected, ResponseBody};
    use bytes::Bytes;
    use http_body_util::Full;
    use scope_types::CatalogSet;
    use tonic::body::Body;
    use tonic::server::NamedService;

    impl ResponseBody for Body {
        fn from_bytes(bytes: Bytes) -> Self {
            if bytes.is_empty() { Self::empty() } else { Self::new(Full::new(bytes)) }
        }
    }

    /// Lets a tonic server take a protected service as it takes the service inside.
    impl<T: NamedService, S: CatalogSet> NamedService for Protected<T, S> {
        const NAME: &'static str = T::NAME;
    }
}
