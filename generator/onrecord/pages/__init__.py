"""The kinds of page: one module each, which says what pages there are, and makes one."""
