"""Where a link leads: a name with a page, and the way from one page of the site to another."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.speaking.words import Name, Phrase


class LinkStyle(StrEnum):
    """Where a link of finished HTML leads: to pages that are folders (``a/``) or files (``a.html``) of the site, or to their
    Markdown (``a.md``), for engines that put the addresses in themselves."""

    FOLDERS = "folders"
    FILES = "files"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the pages of a record lie on the web. ``url``: the address of their top, with a slash at its end; empty if nobody
    knows it. ``links``: how pages are addressed there, which may be otherwise than in a copy of the site for a disk. ``is_copy``:
    whether the pages are made for such a copy."""

    url: str = ""
    links: LinkStyle = LinkStyle.FOLDERS
    is_copy: bool = False

    @property
    def has_feeds(self) -> bool:
        """Whether feeds are made: they need whole addresses, and nobody follows a copy on a disk."""
        return bool(self.url) and not self.is_copy

    def style(self, here: LinkStyle) -> LinkStyle:
        """How pages are addressed where they are cited: on the web, if it is known where; else as they are ``here``."""
        return self.links if self.url else here

    def of(self, path: str, here: LinkStyle) -> str:
        """The whole address of the page whose Markdown lies at a path; or, if that is not known, the way to it from the top."""
        return f"{self.url}{site_address(path, self.style(here))}"


NOWHERE = Home()
"""That it is not known where the pages lie."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that leads to a page of the site: its path among the Markdown files, and the id on that page.

    An empty path is a name that has no page. ``label``: what the link is called by those who only hear it, where its name alone,
    such as a number, does not tell where it leads; it begins with the name.
    """

    name: Name | Phrase
    path: str = ""
    anchor: str = ""
    label: str = ""


def relative(here: str, there: str) -> str:
    """The way from one path to another, both from the top; a folder keeps its final slash."""
    if here.partition("/")[0] != there.partition("/")[0]:
        return f"{'../' * here.count('/')}{there}" or "./"
    *at, _ = here.split("/")
    *to, name = there.split("/")
    shared = 0
    for one, other in zip(at, to, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([*[".."] * (len(at) - shared), *to[shared:], name]) or "./"


def between(here: str, there: str, links: LinkStyle) -> str:
    """The way from one page to another in the built site, by the paths of their Markdown."""
    return relative(site_address(here, links), site_address(there, links))


def way_to_top(here: str, links: LinkStyle) -> str:
    """The way from a page to the top of the site."""
    return relative(site_address(here, links), "")


def site_address(path: str, links: LinkStyle) -> str:
    """Where MkDocs puts a page: ``a/b.md`` at ``a/b/`` or ``a/b.html``; any other file stays where it is."""
    if links is LinkStyle.SOURCES or not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        folder = stem.removesuffix("index")
        return folder if links is LinkStyle.FOLDERS else f"{folder}index.html"
    return f"{stem}/" if links is LinkStyle.FOLDERS else f"{stem}.html"
