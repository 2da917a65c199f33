//! `catalog!` with neither a file nor a text.

mod nothing {
    scopewright::catalog!();
}

mod another_key {
    scopewright::catalog! { json = "{}" }
}

mod a_constant {
    scopewright::catalog!(PATH);
}

fn main() {}
