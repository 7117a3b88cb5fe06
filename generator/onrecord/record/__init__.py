"""What was kept: the YAML of a record, read against its model, and joined into entries that point to each other."""
