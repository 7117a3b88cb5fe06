"""The site: what MkDocs, the theme and the disk need, and nothing that a page says."""
