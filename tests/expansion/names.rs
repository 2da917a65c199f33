pub mod contacts {
    /**Read contacts.

Scope `contacts:read`, category People, line 9 of the catalog.

Authorises `GET` at or under `/contacts`, `/people`.*/
    pub const read: () = ();
    /**Create & delete \<contacts\>, see contacts\_all.

Scope `contacts:write`, category People, line 10 of the catalog.

Authorises `POST`, `DELETE` at or under `/contacts`, `/people`.

Implies `contacts:read`.*/
    pub const write: () = ();
}
