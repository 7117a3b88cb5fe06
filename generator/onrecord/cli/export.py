"""`onrecord export`: a record, or a part of it, for other programs."""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from onrecord.cli.asking import ARCHIVE, RECORD, SETTINGS, Misuse
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import checked
from onrecord.diagnostics import did_you_mean, errors
from onrecord.exporting.choosing import Selection, chosen
from onrecord.exporting.forms import FORMS
from onrecord.progress import working
from onrecord.record.dates import parse_date
from onrecord.site import building, files


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--as", "form", type=click.Choice([*FORMS]), default="json", show_default=True, help="In which form; see below."
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="ID",
    help="Claims of that source: said by it, alone or with others, or on its behalf.",
)
@click.option("--event", "events", multiple=True, metavar="ID", help="Claims that speak of that event.")
@click.option(
    "--within",
    multiple=True,
    metavar="ID",
    help="Claims that name that place or any place inside it, have a figure for it, or are of an event there.",
)
@click.option("--since", metavar="DATE", help="Claims whose time, or else their event's, does not end before that day.")
@click.option(
    "--until", metavar="DATE", help="Claims whose time, or else their event's, does not begin after that day."
)
@click.option("--excel", is_flag=True, help="Begin each CSV with the mark by which Excel knows UTF-8.")
@RECORD
@ARCHIVE
@SETTINGS
def export(
    folder: Path,
    form: str,
    sources: tuple[str, ...],
    events: tuple[str, ...],
    within: tuple[str, ...],
    since: str | None,
    until: str | None,
    excel: bool,
    record: Path,
    archive: Path,
    config_file: Path,
) -> None:
    """Write the record into FOLDER, which must be empty, or written by this command before.

    \b
    json        all of it in one file, which `onrecord import` takes back
    csv         a Data Package: long tables, and what each column is
    geojson     the places that have a point
    jsonld      claims and quotations as schema.org has them
    wide        a row for each event, source and figure: low, best, high
    statements  what FollowTheMoney calls statements

    An option that is given twice takes what either takes; of several, all must hold. What the chosen claims refer to comes along,
    other claims too, so that what comes out is a record again. Of a withdrawn claim only that goes out, and when and why.
    """
    with working("Reading the record"):
        found, _ = checked(record, archive)
    if errors(found.diagnostics):
        print_problems(found.diagnostics)
        sys.exit(1)
    entries = found.draft.record
    selection = Selection(
        _known(sources, entries.sources, "source"),
        _known(events, entries.events, "event"),
        _known(within, entries.locations, "location"),
        _day(since, "--since", is_last=False),
        _day(until, "--until", is_last=True),
    )
    with working("Writing it"):
        part = chosen(found.draft.lookups, selection)
        made = FORMS[form](part, building.site_address(config_file))
        if excel:
            made = {name: _for_excel(data) if name.endswith(".csv") else data for name, data in made.items()}
        try:
            files.write_folder(folder, made)
        except (files.NotOurs, OSError) as error:
            raise Misuse(str(error)) from None
    click.echo(f"{folder}: {len(part.claims):,} of {len(entries.claims):,} claims, {len(made):,} files", err=True)


def _known(wanted: Iterable[str], entries: Mapping[str, object], what: str) -> frozenset[str]:
    """Ids that are in the record. Raises Misuse for one that is not."""
    for each in wanted:
        if each not in entries:
            hint = did_you_mean(each, entries)
            raise Misuse(f"no {what} '{each}' in the record{f' ({hint})' if hint else ''}")
    return frozenset(wanted)


def _day(written: str | None, option: str, is_last: bool) -> date | None:
    """The first or the last day of a date as a record writes it. Raises Misuse if it is none."""
    try:
        found = parse_date(written) if written else None
    except ValueError as error:
        raise Misuse(f"{option} {written}: {error}") from None
    return (found.latest if is_last else found.earliest) if found else None


def _for_excel(data: bytes) -> bytes:
    """A CSV with a byte order mark."""
    return b"\xef\xbb\xbf" + data
