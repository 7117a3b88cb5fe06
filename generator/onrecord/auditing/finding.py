"""What an audit finds: where, of which kind, and what; with what each kind means."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Leak(StrEnum):
    """What can be wrong with a file of a site."""

    NAME = "name"
    MAIL = "mail"
    PHONE = "phone"
    ACCOUNT = "account"
    HOME = "home"
    TOKEN = "token"
    SECRET = "secret"
    PATH = "path"
    FILE = "file"
    POSITION = "position-in-picture"
    AUTHOR = "author-in-file"


MEANINGS = {
    Leak.NAME: "A name that must not be published stands there, in some spelling.",
    Leak.MAIL: "A mail address that is not the record's contact.",
    Leak.PHONE: "A telephone number.",
    Leak.ACCOUNT: "Somebody's account at a service, which no document of the record has as its address.",
    Leak.HOME: "The position of what the record calls a home, more precise than a quarter of a town.",
    Leak.TOKEN: "A link that carries a key or a password.",
    Leak.SECRET: "A key or a password.",
    Leak.PATH: "A path of a machine, which tells of who works there.",
    Leak.FILE: "A file that no reader needs: an editor's, a key, an archive, a database, a table, a part of the record.",
    Leak.POSITION: "A picture that says where it was taken.",
    Leak.AUTHOR: "A file that says who made it, or with what.",
}
"""What each kind means."""

SHOWN = 80
"""Characters of what was found that a line shows."""


class LeakFound(NamedTuple):
    """One thing found in a file: ``path`` from the top of the site, or of the record; ``line`` counts from 1, 0 for the file."""

    path: str
    line: int
    leak: Leak
    what: str

    def __str__(self) -> str:
        place = f"{_plain(self.path)}:{self.line}" if self.line else _plain(self.path)
        what = _plain(" ".join(self.what.split()))
        return f"{place}: {what if len(what) <= SHOWN else what[:SHOWN] + '…'} [{self.leak}]"


def in_order(findings: Iterable[LeakFound]) -> list[LeakFound]:
    """Each finding once, in the order of files and lines."""
    return sorted(set(findings))


def _plain(text: str) -> str:
    """A text without signs that would do something to a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
