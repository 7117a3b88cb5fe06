"""`onrecord diff`: what has changed from one record to another."""

import sys
from pathlib import Path

import click

from onrecord.changing import told
from onrecord.changing.changes import changes
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import read
from onrecord.diagnostics import errors
from onrecord.progress import working
from onrecord.record import draft, reading
from onrecord.record.record import Record

FORMS = {"text": told.as_text, "markdown": told.as_markdown, "json": told.as_json}
"""How changes are written."""

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--markdown", "form", flag_value="markdown", help="Write it for a pull request.")
@click.option("--json", "form", flag_value="json", help="Write it for programs.")
def diff(old: Path, new: Path, form: str | None) -> None:
    """Say what has changed from the record in the folder OLD to that in NEW: what was added, corrected, withdrawn, changed
    without a correction, or removed, with each field. Exit 0, whatever has changed; 1: one of them can't be read."""
    with working("Reading the records"):
        before, after = _record(old), _record(new)
    click.echo(FORMS[form or "text"](changes(before, after)), nl=False)


def _record(folder: Path) -> Record:
    """The entries of a record, whether they hold or not. Ends the program if an entry can't be read."""
    found, problems = reading.read(read(folder))
    drafted, more = draft.join(found)
    if wrong := errors([*problems, *more]):
        print_problems(wrong)
        sys.exit(1)
    return drafted.record
