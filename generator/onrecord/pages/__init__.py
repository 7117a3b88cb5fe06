"""The pages of the site: one module a kind. Each turns the record into `Page` values; none reads or writes anything."""
