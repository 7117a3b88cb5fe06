"""The files of data beside the pages of a site: those whose page holds come from the last good site, the others are made anew."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from onrecord.edition import Edition
from onrecord.site.forking import shared_out
from onrecord.site.last_site import LastSite


def print_data(edition: Edition, site: Path, last: LastSite | None, holding: Collection[str]) -> Mapping[str, bytes]:
    """Write every file of data into the folder of a site, and return the SHA-256 of each by its path. ``holding``: the paths of
    the pages that hold since the last site."""

    def made(path: str) -> tuple[str, bytes]:
        return path, write_data(edition, site, path)

    sums = {path: last.made.data[path] for path in _remembered(edition, last, holding)} if last else {}
    taken = {path: sum_ for path, sum_ in sums.items() if last and last.take(sum_, last.folder / path, site / path)}
    rest = [path for path in edition.data if path not in taken]
    return taken | {path: sum_ for share in shared_out(made, rest) for path, sum_ in share}


def write_data(edition: Edition, site: Path, path: str) -> bytes:
    """Write one file of data, and return the SHA-256 of it."""
    data, target = edition.data_at(path), site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return sha256(data).digest()


def _remembered(edition: Edition, last: LastSite, holding: Collection[str]) -> list[str]:
    """The files of pages that hold, as far as the last site had them."""
    return [path for path, (page, _) in edition.data.items() if page in holding and path in last.made.data]
