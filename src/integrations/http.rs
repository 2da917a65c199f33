//! Requests of the crate `http`, which several frameworks share.

use crate::access::caller::Caller;
use crate::access::source::CallerSource;
use http::request::Parts;
use http::{Extensions, Request};
use scope_types::CatalogSet;

impl<S: CatalogSet> CallerSource<S> for Extensions {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller<S>>) -> T) -> T {
        read(self.get())
    }
}

impl<S: CatalogSet> CallerSource<S> for Parts {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller<S>>) -> T) -> T {
        self.extensions.with_caller(read)
    }
}

impl<S: CatalogSet, B> CallerSource<S> for Request<B> {
    fn with_caller<T>(&self, read: impl FnOnce(Option<&Caller<S>>) -> T) -> T {
        self.extensions().with_caller(read)
    }
}
