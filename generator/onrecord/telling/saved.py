"""The pictures that lie beside a page, for whoever takes them elsewhere: where their files are, and which of them there are.

Each drawing can be saved as SVG. Those of comparisons, events and the whole record can be saved as PNG too, if the record is to
have these (`Pngs`), and the font that draws them has every letter in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.checking.comparing.whole import Comparison
from onrecord.drawing.letters import can_show
from onrecord.drawing.shapes import Drawing
from onrecord.record.claims import Claim, Figure
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import plain
from onrecord.telling.addresses import counts_page
from onrecord.telling.keeping import kept
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

FORMS = {"svg": message("SVG"), "png": message("PNG")}
"""The ends of the files, and what their forms are called."""

COUNTS, MAP, TIMELINE = "counts", "map", "timeline"
"""What the pictures are called."""

EMBED = "embed.html"
"""The page that shows a comparison within other pages."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The files in which a drawing can be saved."""

    files: list[Ref]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing as a picture shows it. ``notes``: what must be read with it, a line each. ``is_of_dots``: it shows rows of
    counts."""

    title: str
    drawing: Drawing
    notes: list[str]
    is_of_dots: bool = False


def beside(page: str, file: str) -> str:
    """Where a file lies that goes with a page, by the path of its Markdown."""
    return f"{page.removesuffix('.md').removesuffix('index').rstrip('/')}/{file}"


def names(*drawings: str, has_png: bool) -> tuple[str, ...]:
    """The files of some drawings."""
    ends = FORMS if has_png else ("svg",)
    return tuple(f"{drawing}.{end}" for drawing in drawings for end in ends)


def saved(page: str, drawing: str, has_png: bool) -> Saved:
    """The files of a drawing of a page, by the path of its Markdown."""
    found = names(drawing, has_png=has_png)
    return Saved(
        [Ref(words.together(words.translate(FORMS[name.rpartition(".")[2]])), beside(page, name)) for name in found]
    )


def saved_of(view: View, comparison: Comparison, drawing: str) -> Saved | None:
    """The files of a drawing of a comparison; None if that has no page which they could lie beside."""
    if not view.addresses.has_counts(comparison):
        return None
    event = comparison.event.id
    return saved(counts_page(event, comparison.measure), drawing, can_show_event(view, event))


def name_over_time(number: int) -> str:
    """What the picture of a group of counts over time is called, by the number of the group."""
    return f"over-time-{number}"


@kept(lambda event: event, 20_000)
def can_show_event(view: View, event: str) -> bool:
    """Whether the pictures of an event and its counts can be PNG."""
    return view.has_pngs and _can_show_record(view) and can_show(_texts(view, event))


def can_show_all(view: View) -> bool:
    """Whether those of the whole record can."""
    return view.has_pngs and _can_show_record(view) and can_show(map(plain, view.labels.values()))


def _can_show_record(view: View) -> bool:
    about = view.record.about
    return can_show(each for each in (about.title, about.editor, about.licence) if each)


def _texts(view: View, event: str) -> Iterator[str]:
    """What the pictures of an event may say in the record's words."""
    yield plain(view.labels["events", event])
    for use in view.record.events[event].locations or ():
        yield plain(view.labels["locations", use.location])
    for claim in view.lookups.claims_of_event.get(event, ()):
        yield from _texts_of(view, claim)


def _texts_of(view: View, claim: Claim) -> Iterator[str]:
    document = view.record.documents[claim.document]
    named = [("documents", document.id), *(("sources", each) for each in claim.source)]
    named += [("sources", each) for each in (claim.for_, document.publisher) if each]
    named += [("locations", use.location) for use in claim.locations or ()]
    yield from (plain(ref_to(view, *each).name) for each in named)
    for figures in claim.figures.values():
        for figure in figures:
            yield from _texts_in(view, figure)


def _texts_in(view: View, figure: Figure) -> Iterator[str]:
    yield from (each for each in (figure.words, figure.whom, figure.only) if each)
    yield from (part.whom for part in figure.including)
    if figure.where:
        yield plain(view.labels["locations", figure.where])
