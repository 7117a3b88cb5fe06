"""Follows every link of a built site."""

import itertools
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from tests.building import Site, parsed


def ids_of(page: Tag) -> Counter[str]:
    return Counter(str(tag["id"]) for tag in page.find_all(id=True))


def broken_links(site: Site) -> Iterator[tuple[str, str]]:
    """Each link within the site that leads nowhere, or to an id that its page lacks: page and address."""
    trees = {path: parsed(page) for path, page in site.pages.items()}
    ids = {path: ids_of(tree) for path, tree in trees.items()}
    present = set(site.files)
    for path, tree in trees.items():
        for tag, attribute in itertools.product(tree.find_all(True), ("href", "src")):
            address = urlsplit(urljoin(f"https://site.test/{path}", str(tag.get(attribute, ""))))
            if not tag.get(attribute) or address.netloc != "site.test":
                continue
            target = unquote(address.path).removeprefix("/")
            target = f"{target}index.html" if not target or target.endswith("/") else target
            anchor = unquote(address.fragment)
            # Material's frame points to anchors that its own script makes.
            if target not in present or (
                anchor and not anchor.startswith("__") and not ids.get(target, {}).get(anchor)
            ):
                yield path, str(tag[attribute])
