"""Where all lies that a site is made from, as far as that can be known."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from onrecord.site.inputs import DAY

OF_MARKDOWN = [
    "abbr",
    "admonition",
    "attr_list",
    "codehilite",
    "def_list",
    "extra",
    "fenced_code",
    "footnotes",
    "legacy_attrs",
    "legacy_em",
    "md_in_html",
    "meta",
    "nl2br",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
]
OF_PYMDOWNX = [
    "betterem",
    "caret",
    "critic",
    "details",
    "escapeall",
    "extra",
    "highlight",
    "inlinehilite",
    "keys",
    "magiclink",
    "mark",
    "smartsymbols",
    "superfences",
    "tabbed",
    "tasklist",
    "tilde",
]
READ_NOTHING = {*OF_MARKDOWN, *(f"pymdownx.{name}" for name in OF_PYMDOWNX)}
"""The extensions of Markdown that make a page of its text alone. Others read files (`pymdownx.snippets`), or nobody knows."""

SECONDS = b"build_date_utc"
"""What templates call the moment of the build."""


def sources_of(config: MkDocsConfig, folders: tuple[Path, Path]) -> list[str] | None:
    """The folders that a site is made from, as `look` takes them, if it has no plugins and hooks but ours and the search; None if
    that can't be told. ``folders``: those of the record and of its archive."""
    theme = config.theme.custom_dir
    if not set(config.markdown_extensions) <= READ_NOTHING or (not os.environ.get(DAY) and _tells_seconds(config)):
        return None
    roots = [Path(config.docs_dir), *folders, *([Path(theme)] if theme else [])]
    return [*_outermost([path.absolute() for path in roots])]


def _tells_seconds(config: MkDocsConfig) -> bool:
    """Whether a template of the site may say when it was made, or can't be read."""
    theme = config.theme.custom_dir
    templates = [*Path(theme).rglob("*")] if theme else []
    templates += [Path(config.docs_dir, name) for name in config.extra_templates]
    try:
        return any(SECONDS in path.read_bytes() for path in templates if path.is_file())
    except OSError:
        return True


def _outermost(folders: list[Path]) -> Iterator[str]:
    """The folders that lie in no other of them."""
    for folder in sorted({*folders}):
        if not any(other in folder.parents for other in folders):
            yield str(folder)
