"""The files of data beside the pages of a site: those that still hold come from the last good site, the others are made anew."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from onrecord.edition import Edition, KnownData
from onrecord.exporting.feed import FEED
from onrecord.site.files import write_new
from onrecord.site.last_site import LastSite
from onrecord.speaking import languages, words
from onrecord.telling.data import WHOLE
from onrecord.telling.imprint import is_made_of
from onrecord.telling.page import EntryId


class DataWritten(NamedTuple):
    """A file of data that was written: its path in the site, and its SHA-256."""

    path: str
    sha256: bytes


@dataclass(frozen=True, eq=False, slots=True)
class DataLacking:
    """The files of data that a site lacks: their paths by that of the page that they lie beside. ``taken``: the SHA-256 of those
    that it has from the last one, by their paths. ``known``: as `Edition.data_at` takes it."""

    of_page: Mapping[str, Sequence[str]]
    taken: Mapping[str, bytes]
    known: KnownData | None


def data_lacking(
    edition: Edition, site: Path, last: LastSite | None, changed: AbstractSet[EntryId] | None
) -> DataLacking:
    """Put the files of data that hold into the folder of a site, and see which it lacks then. ``last``, ``changed``: the last
    good site, and what `LastSite.changed` gives of it: all that is made of none of these entries is taken from there."""
    taken = {} if last is None or changed is None else dict(_taken(edition, site, last, changed))
    of_page: dict[str, list[str]] = {}
    for path, (page, _) in edition.data.items():
        if path not in taken:
            of_page.setdefault(page, []).append(path)
    known = None if last is None or changed is None or not of_page else _known(edition, last, changed)
    return DataLacking(of_page, taken, known)


def write_data(edition: Edition, site: Path, path: str, known: KnownData | None = None) -> DataWritten:
    """Write one file of data into the folder of a site. ``known``: as `Edition.data_at` takes it."""
    return DataWritten(path, write_new(site / path, edition.data_at(path, known)))


def _known(edition: Edition, last: LastSite, changed: AbstractSet[EntryId]) -> KnownData | None:
    """What the files of the whole record in the last good site tell of the entries that have not changed."""
    found = [last.read(f"{edition.under}{WHOLE}.{form}") for form in ("csv", "json")]
    rows, record = found
    return edition.known_from(rows, record, changed) if rows and record else None


def _taken(edition: Edition, site: Path, last: LastSite, changed: AbstractSet[EntryId]) -> Iterator[tuple[str, bytes]]:
    """The files that hold, after they were put into the site, with their SHA-256."""
    for path, (page, _) in edition.data.items():
        sum_ = last.made.data.get(path)
        holds = edition.keys.is_untouched(page) or not is_made_of(edition.keys[page][1], changed)
        if sum_ and holds and last.take(sum_, path, site):
            yield path, sum_


def feed_told(edition: Edition) -> dict[str, str]:
    """What the theme is told of feeds, so that each page leads to them: where that of all changes lies in the site, or nothing if
    there is none; what feeds tell, and the record's name."""
    path = f"{edition.under}{FEED}"
    with languages.speaking(edition.language):
        changes = words.translate("Changes")
    told = {"path": path if path in edition.data else "", "changes": changes}
    return told | {"record": escape(edition.view.record.about.title)}
