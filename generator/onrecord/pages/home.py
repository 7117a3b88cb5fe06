"""The home page: what the record holds, and what in it is not settled."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import words
from onrecord.markdown import Name, Ref
from onrecord.model import Stance
from onrecord.pages import facts
from onrecord.pages.addresses import ref_to
from onrecord.pages.claims import ref_to_claim
from onrecord.pages.events import FigureRow, measures, reach
from onrecord.pages.page import Page
from onrecord.record import Record

UNSURE = {
    Stance.DENIES: "Denials",
    Stance.SUPPOSES: "Said without being sure",
    Stance.DOES_NOT_KNOW: "Said not to be known",
    Stance.DECLINES: "Declined to say",
}
"""The stances that leave something open, and the heading over what was said so."""

SHOWN = 12
"""Items of each list that the home page shows; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many of one kind there are, and the way to them."""

    number: int
    name: Ref | None
    label: str


@dataclass(frozen=True, slots=True)
class Differing:
    """Figures of one measure that several claims give for an event, and that are not all written alike."""

    id: str
    event: Ref
    measure: str
    anchor: Ref
    figures: list[FigureRow]
    more: int


@dataclass(frozen=True, slots=True)
class Open:
    """Claims of one sort that leave something open."""

    heading: str
    anchor: str
    claims: list[Ref]
    more: int


def pages(record: Record) -> Iterator[Page]:
    """Yield the home page."""
    about = record.about
    description = about.description or ""
    differing = _differing(record)
    values = {
        "paragraphs": [part for part in description.split("\n") if part.strip()],
        "totals": _totals(record),
        "reach": reach(record, list(record.standing)) if record.standing else "",
        "differing": differing[:SHOWN],
        "differing_more": max(0, len(differing) - SHOWN),
        "open": _open(record),
        "facts": [
            *facts.text("Editor", about.editor),
            *(facts.url if (about.contact or "").startswith(("https://", "http://")) else facts.text)(
                "Corrections to", about.contact
            ),
            *facts.text("Terms", about.licence),
            *facts.text("Our note", about.note, is_ours=True),
        ],
    }
    origin = record.about_file
    yield Page(
        "index.md",
        about.title,
        "home.md.jinja",
        values,
        " ".join(description.split())[:300],
        origin,
        in_nav=True,
    )


def _totals(record: Record) -> list[Total]:
    def total(name: str, one: str, several: str) -> Total:
        number = len(record.entries(name))
        label = words.counted(one, several, number)
        return Total(number, Ref(Name(label), f"{name}/index.md"), label)

    claims = len(record.standing)
    return [
        Total(claims, None, words.counted("claim", "claims", claims)),
        total("sources", "source", "sources"),
        total("locations", "location", "locations"),
        total("events", "event", "events"),
        total("documents", "document", "documents"),
    ]


def _differing(record: Record) -> list[Differing]:
    """Each event and measure for which figures differ as they are written. Whether they count the same is not judged."""
    found = []
    for event in record.events.values():
        claims = record.claims_of_event.get(event.id, [])
        for measure in measures(record, claims) if len(claims) > 1 else ():
            whole = [row for row in measure.figures if row.stands_alone and not row.figure.where]
            if len({row.count.name.text for row in whole}) > 1 and len({row.count.anchor for row in whole}) > 1:
                ref = ref_to(record, "events", event.id)
                anchor = Ref(Name(measure.name), ref.path, measure.anchor)
                more = max(0, len(whole) - SHOWN)
                identifier = f"_{event.id}{measure.anchor}"
                found.append(Differing(identifier, ref, measure.name.capitalize(), anchor, whole[:SHOWN], more))
    return sorted(found, key=lambda each: -len(each.figures) - each.more)


def _open(record: Record) -> list[Open]:
    """Claims that are disputed, denied, unsure, or say that something is not known."""
    disputed = [claim for claim in record.standing if "disputes" in record.relations_to(claim)]
    groups = [(words.translate("Disputed"), "_disputed", disputed)]
    for stance in UNSURE:
        claims = [claim for claim in record.standing if claim.stance is stance]
        groups.append((words.translate(UNSURE[stance]), f"_{stance}", claims))
    return [
        Open(
            heading,
            anchor,
            [ref_to_claim(record, c) for c in claims[:SHOWN]],
            max(0, len(claims) - SHOWN),
        )
        for heading, anchor, claims in groups
        if claims
    ]
