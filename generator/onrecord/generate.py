"""The whole way, in one pure function: texts in, pages and diagnostics out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord import reading, record, rules
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.markdown import Links, Templates
from onrecord.pages import documents, events, home, indexes, locations, moved, reference, sources
from onrecord.record import Record

PAGE_KINDS = (
    home.pages,
    indexes.pages,
    sources.pages,
    locations.pages,
    events.pages,
    documents.pages,
    moved.pages,
)
"""What makes the pages of a record; each takes it and yields pages."""

SCHEMA = "handbook/record.schema.json"
"""Where the JSON Schema of the format lies."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the docs folder: its text, the file of the record it came from, and whether a navigation may list it."""

    text: str
    origin: str = ""
    in_nav: bool = False


@dataclass(frozen=True)
class Generated:
    """The files of the docs folder by path, and every problem found. There are no files if a problem is an error."""

    files: dict[str, Output] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def check(texts: Mapping[str, bytes]) -> tuple[Record, list[Diagnostic]]:
    """Read a record, given as file name → bytes, and hold it against every rule."""
    read, problems = reading.read(texts)
    built, more = record.build(read)
    return built, in_order([*problems, *more, *rules.check(built)])


def generate(texts: Mapping[str, bytes], links: Links = Links.FOLDERS) -> Generated:
    """Make the files of the docs folder from a record, given as file name → bytes.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. The result
    depends on nothing but these.
    """
    built, diagnostics = check(texts)
    if errors(diagnostics):
        return Generated(diagnostics=diagnostics)
    templates = Templates(links)
    made = [page for kind in PAGE_KINDS for page in kind(built)] + list(reference.pages())
    files = {page.path: Output(page.render(templates), page.origin, page.in_nav) for page in made}
    files[SCHEMA] = Output(json.dumps(reference.json_schema(), indent=2, ensure_ascii=False) + "\n")
    return Generated(files, diagnostics)
