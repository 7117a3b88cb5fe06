"""On Record: from a record of claims, kept as YAML, to a site that shows who said what about where.

What others may build on, and what changes only as the page "Versions" of the handbook says:

- the format of records, which has a number of its own, and the addresses of the pages made from them;
- the command `onrecord`: its options, exit codes, and what it prints as JSON;
- the settings of the plugin `onrecord` in `mkdocs.yml`;
- in Python, the module `onrecord.generate` with the names in its `__all__`: `check` and `generate`, what they take and what
  they return.

All other modules are the inside, and change without notice.
"""

__all__ = [
    "generate"
]  # a module, which `import onrecord` leaves alone: it brings all that makes pages, and takes a while
