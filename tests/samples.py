"""A page of each kind, for whoever looks at all of them: derived from the list of kinds, so that none is forgotten."""

from pathlib import Path

from onrecord.pages import KINDS
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.speaking.markdown import Templates
from onrecord.telling.page import Key
from onrecord.telling.saved import EMBED
from onrecord.telling.view import View
from tests.effort import IS_THOROUGH


def fullest_pages(view: View, links: LinkStyle = LinkStyle.FOLDERS) -> dict[str, str]:
    """For each kind of page that a record has, the address of the main page with most in it, from the top of the site."""
    templates, found = Templates(links, view.record.about.language), {}
    for kind in KINDS:
        sizes = {key.path: len(kind.page(view, key).render(templates)) for key in kind.keys(view) if not key.part}
        if sizes:
            found[kind.name] = site_address(max(sizes, key=lambda path: sizes[path]), links)
    return found


def largest_parts(view: View, links: LinkStyle = LinkStyle.FOLDERS) -> dict[str, str]:
    """For each sort of further page that a kind has, the address of that which lists most, from the top of the site."""
    largest: dict[str, Key] = {}
    for kind in KINDS:
        for key in kind.keys(view):
            name = f"{kind.name}-{key.part}"
            if key.part and len(key.items) >= len(largest[name].items if name in largest else ()):
                largest[name] = key
    return {name: site_address(key.path, links) for name, key in largest.items()}


def pages_to_open(folder: Path) -> list[Path]:
    """The pages of a built site that a browser opens: of those that lie alike in its folders the largest, in `make soak` all."""
    pages = [path for path in sorted(folder.rglob("*.html")) if path.name not in ("404.html", EMBED)]
    largest: dict[tuple[str, int, bool], Path] = {}
    for path in sorted(pages, key=lambda path: path.stat().st_size):
        parts = path.relative_to(folder).parts
        largest[parts[0], len(parts), path.name == "index.html"] = path
    return pages if IS_THOROUGH else sorted(largest.values())
