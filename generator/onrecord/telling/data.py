"""What a page lists, as data beside it: where the files lie, and the one line that leads to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name
from onrecord.telling.page import Key
from onrecord.telling.view import View

WHOLE = "data/record"
"""Where the whole record lies, without the end of each form."""

FORMS = {"csv": message("CSV"), "json": message("JSON")}
"""The ends of the files, and what their forms are called."""

ENOUGH = 10
"""From so many claims on, the page of an entry has files of data. Fewer are read off it as quickly, and the whole record lies as
data too. Most pages have fewer, and each would bring two files, of which hosts take only so many."""


@dataclass(frozen=True, slots=True)
class DataShown:
    """The files of a page, and the terms under which they may be used."""

    files: list[Ref]
    licence: Name | None


def are_enough(*lists: Iterable[Claim]) -> bool:
    """Whether there are enough claims in some lists, each taken once, to offer them as data."""
    return len({claim.id for claims in lists for claim in claims}) >= ENOUGH


def paths_of(page: str, is_whole: bool) -> dict[str, str]:
    """Where the files of the page at a path lie in the docs folder, by their forms. ``is_whole``: of the whole record."""
    stem = WHOLE if is_whole else f"{page.removesuffix('.md')}/claims"
    return {form: f"{stem}.{form}" for form in FORMS}


def data_shown(view: View, key: Key) -> DataShown | None:
    """The files of a page; None if it has none."""
    if not key.has_data:
        return None
    files = [
        Ref(words.together(words.translate(FORMS[form])), path)
        for form, path in paths_of(key.path, is_whole=not key.of).items()
    ]
    return DataShown(files, words.own(view.record.about.licence))
