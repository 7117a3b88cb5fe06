"""Follows every link of a built site, or of its Markdown."""

import itertools
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from tests.building import Site


def ids_of(page: Tag) -> Counter[str]:
    return Counter(str(tag["id"]) for tag in page.find_all(id=True))


def broken_links(site: Site) -> Iterator[tuple[str, str]]:
    """Each link within the site that leads nowhere, or to an id that its page lacks: page and address."""
    ids = {path: ids_of(tree) for path, tree in site.trees.items()}
    present = set(site.files)
    for path, tree in site.trees.items():
        for tag, attribute in itertools.product(tree.find_all(True), ("href", "src")):
            if not tag.get(attribute):
                continue
            address = urlsplit(urljoin(f"https://site.test/{path}", str(tag[attribute])))
            if address.netloc != "site.test":
                continue
            target = unquote(address.path).removeprefix("/")
            target = f"{target}index.html" if not target or target.endswith("/") else target
            anchor = unquote(address.fragment)
            # Material's frame points to anchors that its own script makes.
            if target not in present or (
                anchor and not anchor.startswith("__") and not ids.get(target, {}).get(anchor)
            ):
                yield path, str(tag[attribute])


def broken_in_markdown(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each link among pages of Markdown, written as `LinkStyle.SOURCES` has it, that leads to no page or to an id its page lacks,
    and each id that a page has twice: page and address."""
    bodies = {path: _DATA.sub("", text.partition("\n---\n")[2]) for path, text in files.items()}
    ids = {path: ids_in_markdown(body) for path, body in bodies.items()}
    for path, body in bodies.items():
        yield from ((path, f"#{each} twice") for each, number in ids[path].items() if number > 1)
        for address in {*_LINK.findall(body), *_IN_HTML["href"].findall(body)}:
            way, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
            if ":" not in way and (target not in files or (anchor and anchor not in ids[target])):
                yield path, address


def ids_in_markdown(body: str) -> Counter[str]:
    """The ids that a page of Markdown has, in its headings and its HTML."""
    return Counter([*_IN_HTML["id"].findall(body), *_HEADING.findall(body)])


_LINK = re.compile(r"(?<!\\)(?:\\\\)*\]\(([^)\s]+)\)")
_DATA = re.compile(r"^<script .*</script>$", re.MULTILINE)
"""Data for programs, in which nothing is a link."""

_HEADING = re.compile(r"^#+ .*\{#([^ }]+)[^{}]*\}$", re.MULTILINE)
_IN_HTML = {name: re.compile(rf' {name}="([^"]*)"') for name in ("id", "href")}
