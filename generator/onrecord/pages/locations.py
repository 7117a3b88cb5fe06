"""The page of a location: where it is and how well that is known, what it lies in and what lies in it, what was said of it,
and what was said of the places inside it, each under its own name."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import words
from onrecord.markdown import Ref
from onrecord.model import Claim, Location
from onrecord.pages import facts
from onrecord.pages.addresses import page_of, ref_to
from onrecord.pages.claims import PRECISIONS
from onrecord.pages.listing import ROWS_ON_A_PAGE, Listing, Section, listing
from onrecord.pages.page import Page
from onrecord.record import EXCEPTED, Record


@dataclass(frozen=True, slots=True)
class Inside:
    """A place inside, with its claims or, if there are too many for the page, only their number."""

    ref: Ref
    anchor: str
    number: int
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class EventHere:
    """An event that the record places here."""

    ref: Ref
    when: str
    number: int


def pages(record: Record) -> Iterator[Page]:
    """Yield the page of each location, with the further pages that its lists need."""
    for location in record.locations.values():
        yield from _location(record, location)


def _location(record: Record, location: Location) -> Iterator[Page]:
    path, origin = page_of("locations", location.id), record.placed["locations", location.id].file
    here = record.claims_at.get(location.id, [])
    lists = (
        ("What was said of it", "_said", "", [claim for claim in here if claim.locations is not None]),
        (
            "Said of events here",
            "_events-claims",
            "These claims name no place. They are listed here because the record places their event here.",
            [claim for claim in here if claim.locations is None],
        ),
        (
            "Figures for it",
            "_figures",
            "These claims give a figure for this place.",
            record.figures_at.get(location.id, []),
        ),
        (
            "Said of everywhere but here",
            "_except",
            "These claims except this place by name.",
            record.claims_except.get(location.id, []),
        ),
    )
    sections = []
    for heading, anchor, explanation, claims in lists:
        if claims:
            title = words.translate("%(name)s: %(list)s", name=location.name, list=words.translate(heading).lower())
            stem = path if anchor == "_said" else f"{path.removesuffix('.md')}/{anchor.strip('_')}.md"
            listed, further = listing(record, claims, stem, title, origin)
            yield from further
            sections.append(Section(heading, anchor, explanation, listed))
    within = record.all_inside(location.id)
    inside = _inside(record, within)
    everything = {claim.id for place in (location.id, *within) for claim in record.claims_at.get(place, ())}
    values = {
        "summary": _summary(location, here, len(everything), len(within)),
        "facts": _facts(record, location),
        "events": _events(record, location),
        "sections": sections,
        "inside": inside,
    }
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(everything),
        name=location.name,
    )
    yield Page(path, location.name, "location.md.jinja", values, description, origin)


def _summary(location: Location, here: list[Claim], everything: int, within: int) -> str:
    kind = words.translate(location.kind) if location.kind else words.translate("place")
    own = words.counted("%(number)s claim", "%(number)s claims", len(here))
    line = f"{kind[:1].upper()}{kind[1:]}; {own}"
    if within:
        every = words.counted("%(number)s claim", "%(number)s claims", everything)
        line = words.translate("%(line)s about it, %(every)s with the places inside it", line=line, every=every)
    return f"{line}."


def _facts(record: Record, location: Location) -> list[facts.Fact]:
    def other(identifier: str) -> Ref:
        return ref_to(record, "locations", identifier)

    trails = [[other(place.id) for place in trail] for trail in record.trails_of(location.id) if trail]
    position = words.position_in_words(*location.point) if location.point else ""
    precision = words.translate(PRECISIONS[location.precision]) if location.precision else ""
    return [
        *(fact for trail in trails for fact in facts.refs("Lies in", trail, is_trail=True)),
        *facts.refs("In it", [other(place.id) for place in record.inside.get(location.id, ())]),
        *facts.names(location),
        *facts.text("Where it is", location.description),
        *facts.text("Position (latitude, longitude)", position),
        *facts.text(
            "How well it is known",
            precision or ("" if position else words.translate("no position on record")),
        ),
        *facts.links(location.links),
        *facts.text("Our note", location.note, is_ours=True),
    ]


def _events(record: Record, location: Location) -> list[EventHere]:
    return [
        EventHere(
            ref_to(record, "events", event.id),
            words.date_in_words(event.when) if event.when else "",
            len(record.claims_of_event.get(event.id, ())),
        )
        for event in record.events.values()
        if any(use.location == location.id and use.relation != EXCEPTED for use in event.locations)
    ]


def _inside(record: Record, within: list[str]) -> list[Inside]:
    """The places inside that are spoken of; with their claims, unless these are too many for one page."""
    spoken_of = [place for place in within if place in record.claims_at]
    fit = sum(len(record.claims_at[place]) for place in spoken_of) <= ROWS_ON_A_PAGE
    found = []
    for place in spoken_of:
        claims = record.claims_at[place]
        listed = listing(record, claims, "", "", "", as_rows=True)[0] if fit else None
        found.append(Inside(ref_to(record, "locations", place), f"_{place}", len(claims), listed))
    return found
