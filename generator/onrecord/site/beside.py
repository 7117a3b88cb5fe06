"""What other plugins are told of the pages of a record, so that those stay whole beside them."""

from collections.abc import Iterable, MutableMapping
from typing import Any

US = "onrecord"
"""What MkDocs calls this plugin; by this name our files say who made them."""

NEIGHBOURS = f"{US}/neighbours"
"""What it calls the one with which we come between the others."""

LEFT_ALONE = {"render_macros": False, "glightbox": False}
"""What the front matter of our pages says to plugins that work on the text: ``{#`` would open a comment of macros, and pictures
that could be enlarged there are none."""

DATES = ("git_revision_date_localized", "git_creation_date_localized")
"""How that begins which plugins note as dates of a page. A page of ours has no file, so it would be the day of the build; and it
depends on entries of many files, so the date of none would be true."""

UNPUBLISHED = "draft"
"""What keeps a page out of a feed, which would tell of all of them as new at each build."""

REFUSED = {
    "i18n": "it builds the site once for each language, each time with the whole record in the place of the one before, so one "
    "language of it would be left, with a search that finds none. Build a site for each language, with theme.language in a "
    "mkdocs.yml of its own",
}
"""The plugins that the record can't be beside: what they would do to the site, and what to do instead."""


def refusal(plugins: Iterable[str]) -> str:
    """Why there can be no site with these plugins, in one line; empty if there can."""
    return next((f"plugins: {name}: {REFUSED[name]}" for name in plugins if name in REFUSED), "")


def without_dates(meta: MutableMapping[str, Any]) -> None:
    """Take out of the front matter of a page of ours what another plugin noted as its dates."""
    for name in [name for name in meta if name.startswith(DATES)]:
        del meta[name]
