"""The record's own categories: which there are, what stands under each, and where its page lies."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from onrecord.record.claims import Claim
from onrecord.record.references import entry_key
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name
from onrecord.telling.keeping import NAMES_KEPT, kept
from onrecord.telling.view import View

INDEX = "labels.md"
"""Where all of them are listed."""

DIGITS_OF_A_LABEL = 10
"""Hex digits that name the page of a label: it depends on the label alone, in any script."""

Label = tuple[str, str]
"""A category and its value."""


def ref_to_label(label: Label) -> Ref:
    """The way to the page of a label."""
    digits = sha256("\0".join(label).encode()).hexdigest()[:DIGITS_OF_A_LABEL]
    return Ref(words.together(Name(": ".join(label))), f"labels/{digits}.md")


def each_of(labels: Mapping[str, Iterable[str]]) -> Iterator[Label]:
    """The labels of an entry one by one."""
    return ((category, value) for category, values in labels.items() for value in values)


@kept(lambda claim: entry_key("claims", claim.id), NAMES_KEPT, carried=True)
def labels_of(view: View, claim: Claim) -> tuple[Label, ...]:
    """The labels of a claim and of its events, each once."""
    events = (view.record.events[str(event)].labels for event in claim.event or ())
    return tuple(dict.fromkeys(label for labels in (claim.labels, *events) for label in each_of(labels)))


@lru_cache(maxsize=1)
def all_labels(view: View) -> dict[Label, list[Claim]]:
    """All labels that stand with a claim or its event, in their order, and these claims. Kept for the next page."""
    found: dict[Label, list[Claim]] = {}
    for claim in view.lookups.standing:
        for label in labels_of(view, claim):
            found.setdefault(label, []).append(claim)
    return dict(sorted(found.items(), key=lambda each: ([part.casefold() for part in each[0]], each[0])))
