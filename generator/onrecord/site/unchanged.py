"""The last good site as a whole: where nothing has changed of what it was made from, and nothing in it, it is what a build would
make, and none is needed.

What a build has said of the record it would say again, so that is remembered, too.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from onrecord.site import staging
from onrecord.site.inputs import Looked, look, settings_in
from onrecord.site.log import Line, say
from onrecord.site.remembering import Remembering, memory_of
from onrecord.site.sums import sums_in
from onrecord.site.untouched import LATE, NO_FILES, SECOND, FilesKnown, are_same, in_folder, now

SETTINGS_SITE = "where the settings want the site"
"""What it is remembered under where the site lies if nobody names another folder."""

ZIP = "zip"
"""What the zip of a site is known by."""


class Asked(msgspec.Struct, frozen=True):
    """A site that is asked for: by which settings, into which folder, as one to open from a disk or not, and whether a warning
    fails its build."""

    config_file: Path
    target: Path
    offline: bool
    strict: bool

    @property
    def name(self) -> str:
        """What is remembered of it under."""
        return f"whole {self.offline} {self.target.resolve()}"

    @property
    def zip(self) -> Path:
        """Where the zip of it lies."""
        target = self.target.resolve()
        return target.with_name(f"{target.name}.zip")

    @property
    def how(self) -> list[str]:
        """What its settings do not say of it."""
        return [str(self.config_file.absolute()), self.name, str(self.strict)]


class WholeMade(msgspec.Struct, frozen=True):
    """A site that was made. ``seen``: what of; ``folders``: as `look` takes them. ``said``: the log. ``files``, ``size``: how
    many files a person was told of, with how many bytes; ``pages``: how many pages are of the record."""

    seen: Looked
    folders: list[str]
    said: list[Line]
    files: int
    size: int
    pages: int


class Whole(msgspec.Struct, frozen=True):
    """The same once it was in its place: what its files were then, and its zip, if it has one."""

    made: WholeMade
    files: FilesKnown
    zipped: FilesKnown


def unchanged(asked: Asked) -> WholeMade | None:
    """The site that is asked for, if the last one holds as a whole; what was said of it is said again. Raises staging.Refused."""
    memory = memory_of(asked.config_file)
    whole = recalled(memory, asked)
    if not whole:
        return None
    with suppress(OSError), staging.held(asked.target):
        before = whole.made.seen
        seen = seen_of(asked, whole.made.folders, before.known)
        if seen and seen.digest == before.digest and _is_there(asked, whole):
            memory.stay()
            say(whole.made.said)
            return whole.made
    return None


def seen_of(asked: Asked, folders: Sequence[str], before: FilesKnown) -> Looked | None:
    """All that a site is made from, as it is now; None if it can't be told. ``folders``, ``before``: as `look` takes them."""
    settings = settings_in(asked.config_file)
    return look(settings, folders, asked.how, before) if settings else None


def target_of(config_file: Path) -> Path | None:
    """Where the settings wanted the site when it was last made there; None if that is not known."""
    path = memory_of(config_file).recall(SETTINGS_SITE)
    return Path(path.decode("utf-8", "surrogateescape")) if path else None


def recalled(memory: Remembering, asked: Asked) -> Whole | None:
    """What was remembered of a site."""
    data = memory.recall(asked.name)
    with suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(data, type=Whole) if data else None
    return None


def last_of(asked: Asked) -> tuple[FilesKnown, FilesKnown]:
    """The files of the last good site in the place of one that is asked for, and those that it was made from, as far as they are
    known."""
    whole = recalled(memory_of(asked.config_file), asked)
    return (whole.files, whole.made.seen.known) if whole else (NO_FILES, NO_FILES)


def remember_target(config_file: Path, target: Path) -> None:
    """Remember where the settings want the site."""
    memory_of(config_file).remember(SETTINGS_SITE, str(target).encode("utf-8", "surrogateescape"))


def remember(asked: Asked, made: WholeMade) -> None:
    """Remember a site that is in its place, where nobody is to make another meanwhile."""
    memory, target = memory_of(asked.config_file), asked.target.resolve()
    if not memory.folder:
        return
    time.sleep(2 * LATE / SECOND)  # a change that comes now will have another date
    at = now()
    with suppress(OSError, ValueError):  # a name that bytes can't hold
        zipped = {ZIP: FilesKnown().now(ZIP, asked.zip)} if asked.offline else {}
        whole = Whole(made, in_folder(target, sums_in(target), at), FilesKnown(at, zipped))
        memory.remember(asked.name, msgspec.msgpack.encode(whole))


def _is_there(asked: Asked, whole: Whole) -> bool:
    """Whether a site, and its zip, are as they were made. Raises OSError."""
    zipped = whole.zipped.files.get(ZIP)
    has_zip = not zipped or whole.zipped.now(ZIP, asked.zip).sha256 == zipped.sha256
    return has_zip and are_same(asked.target.resolve(), whole.files)
