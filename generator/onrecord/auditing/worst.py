"""The worst that a file written by hand can say: what a build warns of by itself, since it is right in no site."""

from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from onrecord.auditing.files import PICTURES, in_bytes
from onrecord.auditing.finding import Leak, LeakFound
from onrecord.auditing.texts import SECRET, Allowed, in_text
from onrecord.writing.sought import NOBODY, NamesSought

WORST = (Leak.SECRET, Leak.POSITION, Leak.NAME)
"""The kinds of which a build warns: a key or password, where a picture was taken, and the name of a source that is not public."""


def worst_in(path: str, data: bytes, names: NamesSought = NOBODY) -> Iterator[LeakFound]:
    """What is worst in a file that goes out as it is. ``path``: from the top of the docs folder. ``names``: those of sources
    that are not public."""
    if PurePosixPath(path).suffix.lower() in PICTURES:
        found: Iterator[LeakFound] = chain(in_bytes(path, data), in_text(path, "", names, Allowed()))
    else:
        text = data.decode("utf-8", "replace")
        if not names.names and not any(SECRET.search(each) for each in (text, unescape(text), unquote(unescape(text)))):
            return iter(())
        found = in_text(path, text, names, Allowed())
    return (each for each in found if each.leak in WORST)
