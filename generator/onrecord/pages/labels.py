"""The pages of the record's own categories: all of them, and for each the claims that stand under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from onrecord.record.references import entry_key
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name, Phrase
from onrecord.telling import lists
from onrecord.telling.catalogues import Catalogue, IndexContent, Item, ItemGroup, claims_in_words
from onrecord.telling.labelled import INDEX, all_labels, ref_to_label
from onrecord.telling.lists import Listing
from onrecord.telling.page import Content, Key, Page
from onrecord.telling.row_sums import sums_of_rows
from onrecord.telling.speakers import reach
from onrecord.telling.view import View

LABEL = "label"
"""What the page of one of them is called in its key."""


@dataclass(frozen=True, slots=True)
class LabelContent(Content):
    """What stands under a label of the record. ``sums``: what the rows of one coder come to, if all of it is that."""

    template: ClassVar[str] = "label.md.jinja"
    whole: Ref
    summary: str
    sums: list[Phrase]
    listing: Listing


def keys(view: View) -> Iterator[Key]:
    """The index of labels and the page of each, if there are any."""
    labels = all_labels(view)
    if labels:
        yield Key(INDEX, _me().name)
    for label, claims in labels.items():
        me, plan = ref_to_label(label), lists.plan(view, claims, _stem(ref_to_label(label).path))
        yield Key(
            me.path, me.name, part=LABEL, whole=_me(), items=tuple(entry_key("claims", claim.id) for claim in claims)
        )
        yield from lists.keys(plan, me, None)


def page(view: View, key: Key) -> Page:
    """The index of labels, the page of one, or a further page of that."""
    if key.part == lists.PART:
        return lists.part_page(view, key)
    return _of_label(view, key) if key.part else _index(view, key)


def _me() -> Ref:
    return Ref(words.phrase("Labels"), INDEX)


def _stem(path: str) -> str:
    return f"{path.removesuffix('.md')}/claims"


def _of_label(view: View, key: Key) -> Page:
    assert key.whole
    claims = [view.record.claims[identifier] for _, identifier in key.items]
    plan = lists.plan(view, claims, _stem(key.path))
    content = LabelContent(key.whole, reach(view, claims), sums_of_rows(view, claims), lists.listing(view, plan))
    return Page(key.path, key.title, content, searchable=False)


def _index(view: View, key: Key) -> Page:
    groups = []
    for number, (category, of_it) in enumerate(groupby(all_labels(view).items(), key=lambda each: each[0][0]), 1):
        items = [
            Item(Ref(Name(label[1]), ref_to_label(label).path), claims=claims_in_words(len(claims)))
            for label, claims in of_it
        ]
        groups.append(ItemGroup(Name(category), f"_{number}", items))
    summary = words.translate("The record's own categories, with the claims under each.")
    return Page(key.path, key.title, IndexContent(summary, Catalogue(groups)), searchable=False)
