"""The files of data beside the pages of a site: those that still hold come from the last good site, the others are made anew."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256
from pathlib import Path

from onrecord.edition import Edition, KnownData
from onrecord.site.forking import shared_out
from onrecord.site.last_site import LastSite
from onrecord.telling.data import WHOLE
from onrecord.telling.imprint import is_made_of
from onrecord.telling.page import EntryId


def print_data(
    edition: Edition, site: Path, last: LastSite | None, changed: AbstractSet[EntryId] | None
) -> Mapping[str, bytes]:
    """Write every file of data into the folder of a site, and return the SHA-256 of each by its path. ``last``, ``changed``: the
    last good site, and what `LastSite.changed` gives of it: all that is made of none of these entries is taken from there."""

    def made(path: str) -> tuple[str, bytes]:
        return path, write_data(edition, site, path, known)

    taken = {} if last is None or changed is None else dict(_taken(edition, site, last, changed))
    rest = [path for path in edition.data if path not in taken]
    known = None if last is None or changed is None or not rest else _known(edition, last, changed)
    return taken | {path: sum_ for share in shared_out(made, rest) for path, sum_ in share}


def write_data(edition: Edition, site: Path, path: str, known: KnownData | None = None) -> bytes:
    """Write one file of data, and return the SHA-256 of it. ``known``: as `Edition.data_at` takes it."""
    data, target = edition.data_at(path, known), site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return sha256(data).digest()


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
