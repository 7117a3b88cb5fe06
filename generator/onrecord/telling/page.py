"""What a page is, before it is rendered."""

from dataclasses import dataclass, fields
from typing import ClassVar

from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Words, plain


@dataclass(frozen=True, slots=True)
class Content:
    """What a page's template may use, each thing a field, beside the page's title. Each template of a page has one such class,
    which names it."""

    template: ClassVar[str]


@dataclass(frozen=True)
class Page:
    """A page of the site.

    ``path``: where its Markdown lies in the docs folder. ``origin``: the file of the record that it was made from, for
    the Edit link. ``in_nav``: whether a navigation may list it. ``searchable``: whether search has entries for it.
    ``wide``: whether it takes the room of the side navigation, in which the record's pages do not stand anyway.
    ``language``: the one that all of it is in, if that is not the site's.
    """

    path: str
    title: Words
    content: Content
    description: str = ""
    origin: str = ""
    in_nav: bool = False
    searchable: bool = True
    wide: bool = True
    language: str = ""

    def render(self, templates: Templates) -> str:
        """Return the page as Markdown."""
        head: dict[str, object] = {"title": plain(self.title)}
        if self.description:
            head["description"] = self.description
        if not self.searchable:
            head["search"] = {"exclude": True}
        if self.language:
            head["lang"] = self.language
        if self.wide:
            head["hide"] = ["navigation"]
        values = {each.name: getattr(self.content, each.name) for each in fields(self.content)}
        return templates.page(self.path, head, self.content.template, {"title": self.title, **values})
