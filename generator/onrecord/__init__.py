"""On Record: from a record of claims, kept as YAML, to a site that shows who said what about where."""
