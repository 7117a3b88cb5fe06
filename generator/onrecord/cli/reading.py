"""A record read for a command."""

from pathlib import Path

from onrecord.checking.checked import Checked
from onrecord.checking.checked import check as check_texts
from onrecord.cli.asking import Misuse, no_project
from onrecord.proving.proofs import Evidence
from onrecord.site import files
from onrecord.site.kept import kept_for
from onrecord.site.known import known_before, remember


def read(record: Path) -> dict[str, bytes]:
    """The files of a record, by name. Raises Misuse if there are none to read."""
    try:
        return files.read_record(record)
    except OSError as error:
        raise no_project(str(error), "--record") from None


def label_in(record: Path, named: Path) -> str:
    """How the record calls a file that was named, which may not be there yet. Raises Misuse for one that is not read as a part of
    it, since it lies elsewhere, or is hidden, or lies in a folder that is hidden or linked."""
    try:
        way = (named.parent.resolve() / named.name).relative_to(record.resolve())
    except ValueError:
        raise Misuse(not_of(record, named)) from None
    if any(part.startswith(".") for part in way.parts):
        raise Misuse(not_of(record, named))
    return files.label(record / way)


def not_of(record: Path, named: Path) -> str:
    """What is said of a file that is no part of a record."""
    return f"{named} is no file of the record in {record} (--record names the folder)"


def checked(record: Path, archive: Path) -> tuple[Checked, Evidence]:
    """The record with every problem, and what its quotes were held against."""
    try:
        evidence = files.read_evidence(record, archive)
        kept = kept_for(record)
        known = known_before(kept)
        found = check_texts(read(record), evidence, kept, known)
        remember(kept, found.known, known)
        return found, evidence
    except OSError as error:
        raise Misuse(str(error)) from None
