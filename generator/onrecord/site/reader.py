"""The record of a site, read with all that is kept of it: what its files gave, what a check found out, and its last good site."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mkdocs.exceptions import Abort

from onrecord.checking.checked import KnownBefore
from onrecord.diagnostics import Diagnostic, Position
from onrecord.generate import PagesBefore, Prepared, prepare
from onrecord.site import alarm
from onrecord.site import files as disk
from onrecord.site.cluster import Cluster
from onrecord.site.kept import KeptFiles, kept_for
from onrecord.site.known import known_before, remember
from onrecord.site.last_site import LastSite, SiteMade, recalled, to_remember
from onrecord.site.printing import Tell, silently
from onrecord.site.settings import RecordSettings
from onrecord.site.untouched import NO_FILES, FilesKnown

NO_RECORD = "the setting 'record' of the plugin names another; 'onrecord new DIR' begins a project"
"""What to do where there is no record."""


@dataclass(frozen=True)
class Means:
    """What our own command gives to a build, and MkDocs alone has not. ``target``: where the last good site lies, to take pages
    from it; ``left``: its files as it was left. ``is_anew``: nothing is taken from there, nor from what else was kept. ``tell``:
    is told how far it has come. ``cluster``: takes a share in the work."""

    target: Path | None = None
    left: FilesKnown = NO_FILES
    is_anew: bool = False
    tell: Tell = silently
    cluster: Cluster | None = None


class RecordRead(NamedTuple):
    """A record that was read, and the last good site of it, if it is known what that was made of."""

    prepared: Prepared
    last: LastSite | None = None


class RecordReader:
    """Reads the record of a site. ``is_serving``: the same process reads it again, and every failure is a problem to be shown."""

    def __init__(self, is_serving: bool) -> None:
        self.is_serving = is_serving
        self.kept: KeptFiles | None = None
        self._known: KnownBefore | None = None

    def read(self, settings: RecordSettings, means: Means, before: PagesBefore | None) -> RecordRead:
        """Read the record, and see which pages there will be. ``before``: which there were when this process made them; if it
        made none, those of the last good site are known. Raises Abort if there is no record, but when serving."""
        try:
            return self._read(settings, means, before)
        except FileNotFoundError as error:
            if not self.is_serving:
                raise Abort(f"On Record: {error} ({NO_RECORD})") from None
            found = Diagnostic(Position(disk.label(settings.folder)), "no-record", str(error))
            return RecordRead(Prepared(diagnostics=[found]))
        except Exception as error:
            if not self.is_serving:
                raise
            return RecordRead(Prepared(diagnostics=[alarm.from_failure(error)]))

    def _read(self, settings: RecordSettings, means: Means, before: PagesBefore | None) -> RecordRead:
        evidence = disk.read_evidence(settings.folder, settings.archive)
        kept = self._kept_of(settings.folder, means.is_anew)
        texts = disk.read_record(settings.folder)
        known = self._known or known_before(kept)
        last = last_site(kept, means)
        prepared = prepare(
            texts,
            settings.links,
            evidence,
            settings.language,
            settings.borders,
            means.cluster.reading(kept, texts) if means.cluster else kept,
            known,
            settings.under,
            settings.home,
            before or (last.pages if last else None),
            settings.pngs,
        )
        remember(kept, prepared.known, known)
        if self.is_serving:
            self._known = prepared.known
        else:
            kept.let_go()
        return RecordRead(prepared, last)

    def _kept_of(self, folder: Path, is_anew: bool) -> KeptFiles:
        """What is kept of the record in a folder: as this process has it, or from the disk."""
        if not self.kept or (self.kept.record, self.kept.is_anew) != (folder, is_anew):
            self.kept, self._known = kept_for(folder, is_anew), None
        return self.kept

    def remember(self, target: Path, made: SiteMade | None) -> None:
        """Remember what the site in a folder was made of, now that it is whole."""
        if self.kept and made:
            self.kept.remember(str(target), to_remember(made))


def last_site(kept: KeptFiles, means: Means) -> LastSite | None:
    """The last good site in the place of the one that is built, if it is known what it was made of."""
    remembered = kept.recall(str(means.target)) if means.target else None
    return recalled(means.target, remembered, means.left) if means.target and remembered else None
