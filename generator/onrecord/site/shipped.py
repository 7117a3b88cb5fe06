"""The files that come with the program and go into every site: stylesheet, scripts, sign; and where templates and theme lie."""

from importlib.resources import files as resources
from pathlib import Path

from onrecord.proving.in_browser import script

STYLES = (
    *(
        "frame",
        "claims",
        "entries",
        "quotes",
        "places",
        "tables",
        "compared",
        "bars",
        "home",
        "phone",
        "alarm",
        "checking",
    ),
    *("search", "citing", "changes", "drawings", "dot-rows", "paper", "forced"),
)
"""The parts of the stylesheet, in their order: where two say something of the same, the later one holds."""

STYLESHEET = "assets/onrecord.css"
"""Where the stylesheet of the pages lies in the docs folder."""

SCRIPTS = ("assets/tables.js", "assets/search-box.js", "assets/citing.js", "assets/check.js")
"""Where the scripts of the pages lie in the docs folder."""

SCRIPT_OF_THE_LOST = "assets/lost.js"
"""Where the script lies of the page for addresses that lead nowhere."""

CHECKING = ("assets/check-passages.js", "assets/check-text.js")
"""Where the scripts lie that look quotes up in a reader's own copy. The one of the pages loads them when they are asked for."""

CHECKING_TABLE = "assets/check-table.js"
"""Where the tables lie that these have in common with a build."""

FAVICON = "assets/favicon.svg"
"""Where the sign of the site lies, for sites that set no other."""

IFRAME_WORKER = "assets/iframe-worker.js"
"""Where the script lies that lets the search run in pages opened from a disk. The theme knows such a script by its name."""

SEARCH_WORKER = "assets/search-worker.js"
"""Where the worker lies that finds what a reader looks for."""

SEARCH = (SEARCH_WORKER, "assets/search-index.js", "assets/search-names.js", "assets/search-marks.js")
"""It and the scripts that it loads."""

SEARCH_IN_ZENSICAL = "assets/search-zensical.js"
"""Where the script lies that lets Zensical's search box ask our worker."""

TEMPLATES = Path(str(resources("onrecord"))) / "templates"
"""The folder of the templates, for those who watch it."""


THEME = Path(str(resources("onrecord.site"))) / "theme"
"""The folder of what is added to the theme Material."""


def asset(path: str) -> str:
    """The text of one of our own assets, by its path in the docs folder."""
    return resources("onrecord.site").joinpath(path).read_text("utf-8")


def assets(has_search: bool = False, is_offline: bool = False) -> dict[str, str]:
    """The assets that the pages need, by path in the docs folder. ``has_search``: whether they have our search. ``is_offline``:
    whether they are opened from a disk."""
    searching = (*(SEARCH if has_search else ()), *((IFRAME_WORKER,) if is_offline else ()))
    texts = (*SCRIPTS, *CHECKING, SCRIPT_OF_THE_LOST, FAVICON, *searching)
    return {path: asset(path) for path in texts} | {STYLESHEET: stylesheet(), CHECKING_TABLE: script()}


def stylesheet() -> str:
    """The parts of the stylesheet, one after another."""
    return "\n".join(asset(f"styles/{part}.css") for part in STYLES)
