"""What a page is: the key that says that there is one and what it is of, and the page made of it, before it is rendered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from html import escape
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.record.yaml_text import dump
from onrecord.speaking.linking import Ref
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Words, plain
from onrecord.telling.saved import Drawn
from onrecord.telling.view import View

EntryId = tuple[str, str]
"""An entry: its list and its id."""


@dataclass(frozen=True, slots=True)
class Key:
    """That there is a page, and what it is made of: plain data, so that any machine can make the page from it and the view.

    ``path``: where its Markdown lies in the docs folder. ``title``: its heading. ``of``: the entry that it is about; none if that
    is the whole record. ``part``: which of the pages about it, empty for the main one. ``detail``: what parts it from others
    of that sort. ``whole``: the page that a further page belongs to. ``items``: the entries that a further page lists.
    ``in_nav``: whether a navigation may list it. ``has_data``: whether what it lists lies beside it as data.
    ``has_feed``: whether what changes of it lies beside it as a feed, where it is known where the pages lie.
    ``shows``: what of these entries a further page lists, where it need not be all of that. ``files``: what else lies beside it,
    by name (`saved`). ``before``, ``after``: the further pages of the same list beside it.
    """

    path: str
    title: Words
    of: EntryId | None = None
    part: str = ""
    detail: str = ""
    whole: Ref | None = None
    items: tuple[EntryId, ...] = ()
    in_nav: bool = False
    has_data: bool = False
    has_feed: bool = False
    shows: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    before: Ref | None = None
    after: Ref | None = None

    @property
    def roots(self) -> tuple[EntryId, ...] | None:
        """The entries that the page is made of, with all that have to do with them (see `depending`); None if it is made of the
        whole record."""
        if self.items:
            return self.items
        return (self.of,) if self.of else None


@dataclass(frozen=True, slots=True)
class Content:
    """What a page's template may use, each thing a field, beside the page's title. Each template of a page has one such class,
    which names it."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A page as Markdown. ``head``: its front matter, whose texts are escaped for HTML because themes print them as they are.
    ``origin``: as that of its page."""

    head: Mapping[str, object]
    body: str
    origin: str

    @property
    def text(self) -> str:
        """The front matter and the Markdown."""
        return f"---\n{dump(self.head)}---\n\n{self.body}\n"


@dataclass(frozen=True)
class Page:
    """A page of the site.

    ``path``: where its Markdown lies in the docs folder. ``origin``: the file of the record that it was made from, for
    the Edit link. ``searchable``: whether search has entries for it.
    ``wide``: whether it takes the room of the side navigation, in which the record's pages do not stand anyway.
    ``language``: the one that all of it is in, if that is not the site's.
    """

    path: str
    title: Words
    content: Content
    description: str = ""
    origin: str = ""
    searchable: bool = True
    wide: bool = True
    language: str = ""

    def render(self, templates: Templates) -> str:
        """Return the page as Markdown, its front matter first."""
        return self.written(templates).text

    def written(self, templates: Templates, *ends: Content, has_feed: bool = False, picture: str = "") -> Written:
        """Return the page as Markdown. ``ends``: what stands below it. ``has_feed``: whether its feed lies beside it.
        ``picture``: the address of the one that stands for it where a link to it is shared, if there is one."""
        head: dict[str, object] = {"title": escape(plain(self.title))}
        if self.description:
            head["description"] = escape(self.description)
        if picture:
            head["picture"] = escape(picture)
        if not self.searchable:
            head["search"] = {"exclude": True}
        if self.language:
            head["lang"] = self.language
        if self.wide:
            head["hide"] = ["navigation"]
        if has_feed:
            head["changes_feed"] = True
        parts = [self._body(templates, content) for content in (self.content, *ends)]
        return Written(head, "\n\n".join(parts), self.origin)

    def _body(self, templates: Templates, content: Content) -> str:
        values = {each.name: getattr(content, each.name) for each in fields(content)}
        return templates.body(self.path, content.template, {"title": self.title, **values})


ListedOnPage = Callable[[View, Key], Mapping[str, Sequence[Claim]]]
"""What tells which claims a page lists, by the names of its lists."""


PictureOfPage = Callable[[View, Key, str], Drawn]
"""What draws a picture of a page, by its name."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: which there are, and how one is made. ``of_record``: which there are of the record as a whole.
    ``of_entry``: which there are of an entry of ``lists``; that follows from what its page depends on (see `depending`), and no
    navigation lists them. ``listed``: which claims one lists, if it offers them as data. ``picture``: a picture that lies beside
    one, by its name, if there are any."""

    name: str
    page: Callable[[View, Key], Page]
    of_record: Callable[[View], Iterator[Key]] | None = None
    of_entry: Callable[[View, EntryId], Iterator[Key]] | None = None
    lists: tuple[str, ...] = ()
    listed: ListedOnPage | None = None
    picture: PictureOfPage | None = None

    def keys(self, view: View) -> Iterator[Key]:
        """Every page of the kind, in the record's order."""
        yield from self.of_record(view) if self.of_record else ()
        for name in self.lists:
            for each in view.record.entries(name):
                yield from self.keys_of(view, (name, each))

    def keys_of(self, view: View, entry: EntryId) -> Iterator[Key]:
        """Those of an entry."""
        return self.of_entry(view, entry) if self.of_entry else iter(())


def further_page(view: View, key: Key, content: Content) -> Page:
    """A further page of a list. Search has what it shows from the pages where that stands in full."""
    return Page(key.path, key.title, content, origin=view.origin_of(*key.of) if key.of else "", searchable=False)
