pub mod contacts {
    /**Read contacts.

The scope `contacts:read`, in the category People, on line 9 of the catalog.

Authorizes `GET` at and under `/contacts`, `/people`.*/
    pub const read: () = ();
    /**Create & delete \<contacts\>, see contacts\_all.

The scope `contacts:write`, in the category People, on line 10 of the catalog.

Authorizes `POST`, `DELETE` at and under `/contacts`, `/people`.

Implies `contacts:read`.*/
    pub const write: () = ();
}
