"""What has changed, as a feed that programs follow: Atom (RFC 4287).

All of it is of the record, and nothing of the day on which it was made: a feed that is made again is the same, byte for byte. An
entry is known for ever by what was done to what on which day, and leads to where that stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.changing.noted import NotedChange
from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.languages import spoken
from onrecord.speaking.linking import Home, LinkStyle, Ref
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name, Words, plain
from onrecord.telling.addresses import page_of
from onrecord.telling.changed import CHANGES, all_changes, changes_of, last_day, shown
from onrecord.telling.page import Content, Key
from onrecord.telling.view import View

NAMESPACE = "http://www.w3.org/2005/Atom"
"""The namespace of Atom."""

FORM = "atom"
"""What a feed is called among the files of data."""

MOST = 100
"""Changes that a feed tells of; the page of changes has all."""


FEED = f"{CHANGES.removesuffix('.md')}/feed.xml"
"""Where the feed of all changes lies in the docs folder."""


@dataclass(frozen=True, slots=True)
class FollowingContent(Content):
    """The end of a page that has a feed: the ways to that and to all changes."""

    template: ClassVar[str] = "following.md.jinja"
    files: list[Ref]


def path_of_feed(page: str) -> str:
    """Where the feed of the page at a path lies in the docs folder."""
    return f"{page.removesuffix('.md')}/feed.xml"


def following(key: Key) -> FollowingContent:
    """The end of a page that has a feed."""
    files = [Ref(words.phrase("Atom feed"), path_of_feed(key.path))]
    return FollowingContent([*files, *([Ref(words.phrase("all changes"), CHANGES)] if key.of else [])])


def atom(view: View, key: Key, home: Home, links: LinkStyle) -> bytes:
    """The feed of a page: what has changed of its entry, or in the whole record. Needs to know where the pages lie on the web."""
    about = view.record.about
    changes: Sequence[NotedChange] = (changes_of(view)[key.of] if key.of else all_changes(view))[:MOST]
    address = f"{home.url}{path_of_feed(key.path)}"
    title = words.phrase("%(list)s: %(name)s", list=words.translate("Changes"), name=_called(view, key))
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": spoken().language})
    _texts(feed, id=address, title=plain(title), updated=_updated(view, changes))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "link", rel="alternate", type="text/html", href=home.of(key.path, links))
    _texts(SubElement(feed, "author"), name=about.editor or about.title)
    if about.licence:
        _texts(feed, rights=about.licence)
    templates = Templates(own=about.language)
    for change in changes:
        _entry(SubElement(feed, "entry"), view, change, home, links, templates)
    return b"%b\n" % tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(entry: Element, view: View, change: NotedChange, home: Home, links: LinkStyle, templates: Templates) -> None:
    told = shown(view, change)
    path, anchor = _place(view, change)
    title = words.phrase("%(change)s: %(what)s", change=told.word, what=told.what.name)
    identifier = f"{home.url}{CHANGES.removesuffix('.md')}/#{change.mark}"
    _texts(entry, id=identifier, title=plain(title), updated=_instant(change.at))
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{home.of(path, links)}{anchor}")
    content = SubElement(entry, "content", type="html")
    content.text = templates.standalone(
        "changed-alone.html.jinja",
        day=told.day,
        field=told.field,
        was=told.was,
        because=told.because,
        not_yet=told.not_yet,
    )


def _place(view: View, change: NotedChange) -> tuple[str, str]:
    """The page to which a change leads, and the anchor on it: those that are for ever."""
    if isinstance(change.entry, Claim):
        return view.addresses.for_ever(change.entry), f"#{change.entry.id}"
    path = page_of(change.list, change.entry.id)
    if view.addresses.has_page(change.list, change.entry.id):
        return path, ""
    claim = view.addresses.only_claim(change.list, change.entry.id)
    return (view.addresses.for_ever(claim), f"#{claim.id}") if claim else (CHANGES, "")


def _called(view: View, key: Key) -> Words:
    return key.title if key.of else Name(view.record.about.title)


def _updated(view: View, changes: Sequence[NotedChange]) -> str:
    """When a feed was last another: at its newest change, or, before the first, on the last day on which anything was read."""
    day = last_day(view)
    if changes:
        return _instant(changes[0].at)
    assert day
    return _instant(datetime.combine(day, time.min, UTC))


def _instant(at: datetime) -> str:
    return f"{at.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _texts(element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, name).text = text
