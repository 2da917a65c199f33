//! An HTTP client whose servers are a table.

use bytes::Bytes;
use http::header::CACHE_CONTROL;
use http::{Request, Response};
use scopewright::resource::{Exchange, HttpClient, HttpError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The pages by their URLs. The clone has the same pages.
#[derive(Clone, Default)]
pub(crate) struct Web {
    pages: Arc<Mutex<HashMap<String, Response<Bytes>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    pub(crate) fn page(&self, url: &str, status: u16, body: impl ToString) {
        let mut response = Response::new(Bytes::from(body.to_string()));
        *response.status_mut() = status.try_into().unwrap();
        self.pages.lock().unwrap().insert(url.to_owned(), response);
    }

    /// Adds fields to a page.
    pub(crate) fn fields(&self, url: &str, fields: &[(&'static str, &str)]) {
        let mut pages = self.pages.lock().unwrap();
        let headers = pages.get_mut(url).unwrap().headers_mut();
        headers.remove(CACHE_CONTROL);
        for (name, value) in fields {
            headers.append(*name, value.parse().unwrap());
        }
    }

    /// The URLs of all requests.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl HttpClient for Web {
    fn send(&self, request: Request<Bytes>, limit: usize) -> Exchange<'_> {
        let url = request.uri().to_string();
        let page = self.pages.lock().unwrap().get(&url).cloned();
        self.asked.lock().unwrap().push(url);
        Box::pin(async move {
            match page {
                None => Err(HttpError::Failed("there is no such server".to_owned())),
                Some(page) if page.body().len() > limit => Err(HttpError::TooLarge),
                Some(page) => Ok(page),
            }
        })
    }
}
