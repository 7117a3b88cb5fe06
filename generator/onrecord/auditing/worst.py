"""The worst that a file written by hand can say: what a build warns of by itself, since it is right in no site."""

from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from onrecord.auditing.files import PICTURES, in_bytes
from onrecord.auditing.finding import Leak, LeakFound
from onrecord.auditing.texts import SECRET, Allowed, in_text
from onrecord.writing.sought import NamesSought

WORST = (Leak.SECRET, Leak.POSITION)
"""The kinds of which a build warns: a key or password, and where a picture was taken."""


def worst_in(path: str, data: bytes) -> Iterator[LeakFound]:
    """What is worst in a file that goes out as it is. ``path``: from the top of the docs folder."""
    if PurePosixPath(path).suffix.lower() in PICTURES:
        found = in_bytes(path, data)
    else:
        text = data.decode("utf-8", "replace")
        if not any(SECRET.search(each) for each in (text, unescape(text), unquote(unescape(text)))):
            return iter(())
        found = in_text(path, text, NamesSought(()), Allowed())
    return (each for each in found if each.leak in WORST)
