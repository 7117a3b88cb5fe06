"""What becomes of a table? Tables and a mapping to entries of the record, and again when either has changed."""
