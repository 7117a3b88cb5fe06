"""What we rely on in the theme's own search: where its pages name the worker, and the index that they give it.

Material's pages load ``search/search_index.json`` at each view and hand it to a worker. Ours takes from it only which of the
shards leads to the others; what the theme put into it, the hand-written pages, goes into the shards.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.searching.entries import SORTS
from onrecord.speaking import words
from onrecord.speaking.languages import message

WORKER_FILES = "assets/javascripts/workers/search.*.min.js"
"""The theme's own worker, as it lies in the folder of the theme."""

FOUND = {"none": message("Nothing found"), "one": message("1 page found"), "other": message("# rows of results")}
"""What the theme says of the results. Its own words speak of documents, which here are something else. A row is a page with
what was found on it, or the way to further results."""

CHOICE = {"only": message("Only these results"), **SORTS}
"""What our script at the search box says: what a choice is for, and each choice."""

_SETTINGS = re.compile(
    r"""(<script\b[^>]*\bid=["']?__config["']?(?=[\s>])[^>]*>)(.*?)(?=</script)""", re.DOTALL | re.IGNORECASE
)
"""Where a page has the settings of the theme, also after a plugin has left out the quotation marks of attributes."""


_SPACES = r"\s+"
"""What parts the words that the theme marks on a page that was found: those that the worker gave it, and no others."""


def settings(html: str) -> dict[str, Any] | None:
    """The settings of the theme in one of its pages; None if it has none.

    They are the last of their kind in a page; what looks like them before is content.
    """
    found = [*_SETTINGS.finditer(html)]
    return dict(json.loads(found[-1][2])) if found else None


def with_worker(html: str, worker: str) -> str:
    """Return a page of the theme that uses another worker, by its path from the top of the site.

    The settings of the theme are the last of their kind in a page; what looks like them before is content.
    """
    found = [*_SETTINGS.finditer(html)]
    if not found:
        return html
    settings = json.loads(found[-1][2])
    settings["search"] = f"{settings['search'].partition('assets/javascripts/')[0]}{worker}"
    settings["translations"] |= {f"search.result.{key}": words.translate(text) for key, text in FOUND.items()}
    settings["translations"] |= {f"onrecord.{key}": words.translate(text) for key, text in CHOICE.items()}
    written = json.dumps(settings, separators=(",", ":")).replace("<", "\\u003c")
    return f"{html[: found[-1].start(2)]}{written}{html[found[-1].end(2) :]}"


@dataclass(frozen=True, slots=True)
class ThemesIndex:
    """What an engine has indexed for the theme: what the index says of itself, and the sections of pages by hand. ``listed``:
    what the list of sections is called there; ``parting``: what its values are parted by, as `json.dumps` takes that."""

    config: Mapping[str, Any]
    sections: Sequence[Mapping[str, Any]]
    listed: str = "docs"
    parting: tuple[str, str] = (",", ":")

    def leading_to(self, start: str) -> str:
        """The index without its sections, with the path of the shard that leads to the others."""
        config = {**self.config, "separator": _SPACES, "onrecord": start}
        return json.dumps({"config": config, self.listed: []}, ensure_ascii=False, separators=self.parting)


def index_of_mkdocs(index: str) -> ThemesIndex:
    """What MkDocs has indexed: location, title, text in HTML and perhaps tags of each section of a page."""
    found = json.loads(index)
    return ThemesIndex(found["config"], found["docs"])
