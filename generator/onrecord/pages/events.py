"""The page of an event: its date and places, which are ours, the figures given for it, and everything said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import words
from onrecord.markdown import Name, Ref
from onrecord.model import Claim, Event, Stance
from onrecord.pages import facts
from onrecord.pages.addresses import claim_ref, documents_in_words, has_page, page_of, ref_to
from onrecord.pages.claims import (
    FigureView,
    PlaceView,
    QuoteView,
    figure_view,
    labels_in_words,
    place_view,
    quote_view,
    speakers_in_words,
    stance_in_words,
)
from onrecord.pages.listing import ROWS_ON_A_PAGE, Part, listing
from onrecord.pages.page import Page
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure that a source gave, with the way to its claim.

    ``places``: those that the claim itself names. ``when``: the time it names itself. ``stands_alone``: it is put forward, for
    this event alone, and was not revised, so that it can be set beside others.
    """

    count: Ref
    figure: FigureView
    sources: list[Ref]
    places: list[PlaceView]
    quote: QuoteView | None
    document: Ref
    is_revised: bool
    stance: str
    on_behalf_of: Ref | None
    when: str
    stands_alone: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """Every figure of one measure."""

    name: str
    anchor: str
    figures: list[FigureRow]
    parts: list[Part]


def pages(record: Record) -> Iterator[Page]:
    """Yield the page of each event that several claims speak of, with the further pages that its list needs."""
    for event in record.events.values():
        if has_page(record, "events", event.id):
            yield from _event(record, event)


def _event(record: Record, event: Event) -> Iterator[Page]:
    path, origin = page_of("events", event.id), record.placed["events", event.id].file
    claims = record.claims_of_event.get(event.id, [])
    listed, further = listing(record, claims, path, f"events/{event.id}/claims", event.name, origin)
    yield from further
    shown = []
    for measure in measures(record, claims):
        cut, more = _cut(measure, event, path, origin)
        shown.append(cut)
        yield from more
    values = {
        "summary": reach(record, claims),
        "facts": _facts(record, event),
        "measures": shown,
        "listing": listed,
    }
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(claims),
        name=event.name,
    )
    yield Page(path, event.name, "event.md.jinja", values, description, origin)


def reach(record: Record, claims: list[Claim]) -> str:
    """How many claims, by how many sources, through how many documents and publishers; what is not known is said so."""
    documents = {claim.document for claim in claims}
    return words.translate(
        "%(claims)s by %(sources)s, read in %(documents)s.",
        claims=words.counted("%(number)s claim", "%(number)s claims", len(claims)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(record, documents),
    )


def _facts(record: Record, event: Event) -> list[facts.Fact]:
    return [
        *facts.text("What it is", event.description),
        *facts.names(event),
        *facts.text("When (our date)", words.date_in_words(event.when) if event.when else words.translate("not known")),
        *facts.places("Where (our places)", [place_view(record, use) for use in event.locations]),
        *facts.text("Labels", labels_in_words(event.labels)),
        *facts.links(event.links),
        *facts.text("Our note", event.note, is_ours=True),
    ]


def measures(record: Record, claims: list[Claim]) -> list[Measure]:
    """The figures that claims give, by what they measure, in the order in which the measures first come."""
    rows: dict[str, list[FigureRow]] = {}
    for claim in claims:
        for measure, figures in claim.figures.items():
            for figure in figures:
                view = figure_view(record, claim, measure, figure)
                rows.setdefault(measure, []).append(_row(record, claim, view))
    return [Measure(measure.replace("-", " "), f"_figures_{measure}", figures, []) for measure, figures in rows.items()]


def _cut(measure: Measure, event: Event, path: str, origin: str) -> tuple[Measure, list[Page]]:
    """A measure as the event's page shows it, and the further pages that it needs if its figures are too many for one."""
    if len(measure.figures) <= ROWS_ON_A_PAGE:
        return measure, []
    parts, pages = [], []
    for number, start in enumerate(range(0, len(measure.figures), ROWS_ON_A_PAGE), 1):
        group = measure.figures[start : start + ROWS_ON_A_PAGE]
        label = words.translate("%(measure)s, part %(number)s", measure=measure.name, number=number)
        where = f"events/{event.id}/{measure.anchor.strip('_').replace('_', '-')}-{number}.md"
        title = words.translate("%(title)s: %(part)s", title=event.name, part=label)
        values = {"whole": Ref(Name(event.name), path), "figures": group}
        pages.append(Page(where, title, "figures.md.jinja", values, origin=origin, searchable=False))
        parts.append(Part(Ref(Name(label), where), len(group)))
    return Measure(measure.name, measure.anchor, [], parts), pages


def _row(record: Record, claim: Claim, figure: FigureView) -> FigureRow:
    count = Name(f"“{figure.words.text}”", figure.words.language) if figure.words else Name(figure.count)
    revised = "revises" in record.relations_to(claim)
    return FigureRow(
        claim_ref(record, claim, count),
        figure,
        [ref_to(record, "sources", source) for source in claim.source],
        [place_view(record, use) for use in claim.locations or ()],
        quote_view(record, claim),
        ref_to(record, "documents", claim.document),
        revised,
        stance_in_words(claim),
        ref_to(record, "sources", claim.for_) if claim.for_ else None,
        words.date_in_words(claim.when) if claim.when else "",
        claim.stance in (Stance.ASSERTS, Stance.SUPPOSES) and len(claim.event or ()) == 1 and not revised,
    )
