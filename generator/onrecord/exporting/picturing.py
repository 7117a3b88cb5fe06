"""The pictures beside pages, with what must be known of each inside it: title, sources, day, terms and address. And the small
page that shows a comparison within the pages of others."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from onrecord.drawing.pictures import END, Picture
from onrecord.drawing.raster import as_png
from onrecord.exporting.claims_on_pages import claims_on, day_of_change
from onrecord.speaking import words
from onrecord.speaking.alone import standing_alone
from onrecord.speaking.languages import spoken
from onrecord.speaking.linking import Home, LinkStyle, Ref
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name, plain
from onrecord.telling.addresses import counts_page
from onrecord.telling.count_dots import are_drawn
from onrecord.telling.page import Key, PageKind
from onrecord.telling.refs import documents_in_words, ref_to
from onrecord.telling.saved import COUNTS, EMBED, MAP, TIMELINE, Drawn, beside, can_show_event
from onrecord.telling.view import View

NAMED = 4
"""Documents that a picture names; of more it says how many."""

LEFT_TO_RIGHT = "\u2066"
"""Begins what runs from left to right within a line, by Unicode; addresses do."""

FRAME, BELOW_PICTURE = 1.5, 130
"""Pixels of a unit in a frame of another page, and the room for the words below the picture."""

STANDS_FOR = (f"{COUNTS}.png", f"{MAP}.png", f"{TIMELINE}.png")
"""The pictures that stand for a page where a link to it is shared, best first."""

POLICY = "; img-src 'self'; base-uri 'none'; form-action 'none'"
"""What the page that others show may take: the picture beside it."""


def file_beside(view: View, kind: PageKind, key: Key, name: str, home: Home, links: LinkStyle) -> bytes:
    """A file that lies beside a page, by its name. ``home``, ``links``: where the page lies on the web, and how it is led to."""
    if name == EMBED:
        return embedded(view, kind, key, home, links).encode()
    drawing, _, end = name.rpartition(".")
    svg = _drawn(view, kind, key, drawing, home, links)[1].svg
    return as_png(svg) if end == "png" else svg.encode()


@lru_cache(maxsize=8)
def _drawn(view: View, kind: PageKind, key: Key, drawing: str, home: Home, links: LinkStyle) -> tuple[Drawn, Picture]:
    """A drawing and its picture. Kept for its next form, and for the page that shows it within others."""
    assert kind.picture
    drawn = kind.picture(view, key, drawing)
    return drawn, with_origin(drawn, [*_origin(view, kind, key, home, links)])


def with_origin(drawn: Drawn, origin: list[str]) -> Picture:
    """A drawing as a picture. ``origin``: where it comes from, a line each."""
    return Picture(
        title=drawn.title,
        drawing=drawn.drawing,
        below=[*drawn.notes, *origin],
        language=spoken().language,
        direction=spoken().direction,
        is_of_dots=drawn.is_of_dots,
    )


def _origin(view: View, kind: PageKind, key: Key, home: Home, links: LinkStyle) -> Iterator[str]:
    """Where a picture comes from, a line each."""
    about, claims = view.record.about, claims_on(view, kind, key)
    documents = list(dict.fromkeys(claim.document for claim in claims))
    if documents:
        yield words.translate("Read in: %(documents)s", documents=_documents(view, documents))
    record, editor = Name(about.title), words.own(about.editor)
    if editor:
        yield plain(words.phrase("Record: %(record)s. Edited by %(editor)s", record=record, editor=editor))
    else:
        yield plain(words.phrase("Record: %(record)s", record=record))
    day = day_of_change(view, claims)
    terms = words.own(about.licence)
    told: list[str] = [words.translate("Last read or changed by us: %(day)s", day=day)] if day else []
    told += [plain(words.phrase("Terms: %(terms)s", terms=terms))] if terms else []
    if told:
        yield words.translate("; ").join(told)
    yield f"{LEFT_TO_RIGHT}{home.of(key.path, links)}{END}" if spoken().direction == "rtl" else home.of(key.path, links)


def _documents(view: View, documents: Sequence[str]) -> str:
    """Some documents by name, or how many they are."""
    if len(documents) > NAMED:
        return documents_in_words(view, documents)
    return words.translate("; ").join([plain(_document(view, each)) for each in documents])


def _document(view: View, document: str) -> words.Phrase:
    """A document, its publisher, and when that was published, as far as it is recorded."""
    publisher = view.record.documents[document].publisher
    named, published = ref_to(view, "documents", document).name, view.record.documents[document].published
    told: list[words.Words] = [named]
    if publisher:
        told.append(ref_to(view, "sources", publisher).name)
    if published:
        told.append(words.translate("published %(date)s", date=words.date_in_words(published)))
    return words.apart(told, words.translate(", "))


def frame_line(view: View, kind: PageKind, key: Key, home: Home, links: LinkStyle) -> str:
    """The line of HTML that shows a comparison within another page; empty if there is none, or nobody knows its address."""
    if EMBED not in key.files or not home.url:
        return ""
    width, height = _drawn(view, kind, key, COUNTS, home, links)[1].size
    wide, high = round(width * FRAME), round(height * FRAME) + BELOW_PICTURE
    address, title = escape(f"{home.url}{beside(key.path, EMBED)}"), escape(plain(key.title))
    return f'<iframe src="{address}" title="{title}" width="{wide}" height="{high}" loading="lazy"></iframe>'


def embedded(view: View, kind: PageKind, key: Key, home: Home, links: LinkStyle) -> str:
    """The page of a comparison within other pages: its picture, and the way to its own page."""
    templates = Templates(links, view.record.about.language, home)
    body = templates.standalone(
        "embed.html.jinja",
        described=_drawn(view, kind, key, COUNTS, home, links)[0].drawing.description,
        page=Ref(words.together(key.title), key.path),
        record=Name(view.record.about.title),
        licence=words.own(view.record.about.licence),
    )
    head = ['<meta name="robots" content="noindex">']
    if home.url:
        head.append(f'<link rel="canonical" href="{escape(home.of(key.path, links))}">')
    led = templates.led_from(beside(key.path, EMBED), body).replace("<a ", '<a target="_blank" rel="noopener" ')
    return standing_alone(plain(key.title), spoken().language, led, POLICY, head)


def standing_for(view: View, key: Key, home: Home) -> str:
    """The address of the picture that stands for a page where a link to it is shared; empty if there is none, or nobody knows
    where it will lie. That of an event is that of its first counts."""
    if not home.url:
        return ""
    found = [beside(key.path, name) for name in STANDS_FOR if name in key.files]
    if key.of and key.of[0] == "events" and not key.part and can_show_event(view, key.of[1]):
        counted = (each for each in view.comparisons[key.of[1]] if view.addresses.has_counts(each) and are_drawn(each))
        found[:0] = (beside(counts_page(each.event.id, each.measure), STANDS_FOR[0]) for each in counted)
    return f"{home.url}{found[0]}" if found else ""
