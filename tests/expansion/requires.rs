// #[requires(contacts:write)]
/**

Requires `contacts:write`.*/
#[allow(clippy::too_many_arguments)]
fn rename(
    _: requires::Authorized<
        requires::Has<
            {
                requires::index(
                    174606109641913141282508400815485649681,
                    "contacts:write",
                )
            },
        >,
    >,
    id: u64,
) {
    #[allow(unexpected_cfgs)]
    {
        #[cfg(rust_analyzer)]
        const _: () = requires::names::contacts::write;
    };
}

// #[requires(any(contacts:write, all(contacts:read, "https://book.example/auth/export")))]
impl Contacts {
    /// Merges two contacts.
    /**

Requires `any(contacts:write, all(contacts:read, https://book.example/auth/export))`.*/
    #[allow(clippy::too_many_arguments)]
    pub async fn merge<T: Into<u64>>(
        &self,
        _: requires::Authorized<
            requires::Any<
                (
                    requires::Has<
                        {
                            requires::index(
                                174606109641913141282508400815485649681,
                                "contacts:write",
                            )
                        },
                    >,
                    requires::All<
                        (
                            requires::Has<
                                {
                                    requires::index(
                                        270965422600572723971357350223455352734,
                                        "contacts:read",
                                    )
                                },
                            >,
                            requires::Has<
                                {
                                    requires::index(
                                        255470287109552920736928112827403498809,
                                        "https://book.example/auth/export",
                                    )
                                },
                            >,
                        ),
                    >,
                ),
            >,
        >,
        from: T,
        into: T,
    ) -> Result<(), Error> {
        #[allow(unexpected_cfgs)]
        {
            #[cfg(rust_analyzer)]
            const _: () = requires::names::contacts::write;
            #[cfg(rust_analyzer)]
            const _: () = requires::names::contacts::read;
        };
        self.store.merge(from, into).await
    }
}

// #[requires(contacts:read, from = request)]
impl Contacts {
    /// Merges two contacts.
    /**

Requires `contacts:read`.*/
    #[allow(unused_braces)]
    pub async fn merge<T: Into<u64>>(&self, from: T, into: T) -> Result<(), Error> {
        let _ = requires::check::<
            requires::Has<
                {
                    requires::index(
                        270965422600572723971357350223455352734,
                        "contacts:read",
                    )
                },
            >,
        >(&(request))?;
        {
            #[allow(unexpected_cfgs)]
            {
                #[cfg(rust_analyzer)]
                const _: () = requires::names::contacts::read;
            };
            self.store.merge(from, into).await
        }
    }
}

// #[requires(authenticated, crate = crate::scopes)]
/**

Requires `authenticated`.*/
#[allow(clippy::too_many_arguments)]
fn whoami(
    _: crate::scopes::requires::Authorized<
        crate::scopes::requires::Keyword<{ crate::scopes::requires::AUTHENTICATED }>,
    >,
) {}
