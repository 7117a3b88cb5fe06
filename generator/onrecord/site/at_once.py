"""An edit of the record alone, shown to a person who is watching without MkDocs, where that would make the same of all else."""

from collections.abc import Callable

from onrecord.generate import Prepared
from onrecord.site.last_good import LastGood
from onrecord.site.reader import Means, RecordReader
from onrecord.site.serving import Served, is_same_to_mkdocs
from onrecord.site.settings import RecordSettings


class AtOnce:
    """Reads a record that is being served and gives out its pages. ``settings``: how the site has it read; None where only MkDocs
    can tell what becomes of an edit. ``ahead``: the record as it was read just before MkDocs builds."""

    def __init__(self, reader: RecordReader, last_good: LastGood, served: Served) -> None:
        self.reader, self.last_good, self.served = reader, last_good, served
        self.settings: RecordSettings | None = None
        self.ahead: Prepared | None = None

    def change(self) -> bool:
        """Show the record as it is now, if that can be done; otherwise MkDocs has to build."""
        before = self.served.pages
        if not before or not self.settings or self.last_good.is_broken:
            return False
        prepared, _ = self.reader.read(self.settings, Means(), self.last_good.pages_before)
        edition = prepared.edition
        if not edition or not is_same_to_mkdocs(before, edition):
            self.ahead = prepared
            return False
        self.last_good.take(prepared)
        self.served.change(edition)
        return True

    def by_mkdocs(self, build: Callable[[], None]) -> None:
        """Let MkDocs build. A record that was handed over is of this build alone, even if that fails before it takes it."""
        try:
            build()
        finally:
            self.ahead = None

    def handed_over(self) -> Prepared | None:
        """The record as it was read just before, which is read only once."""
        ahead, self.ahead = self.ahead, None
        return ahead
