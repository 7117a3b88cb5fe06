"""`onrecord verify`: every quote looked up in the archive."""

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.cli.asking import ARCHIVE, RECORD
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import checked
from onrecord.diagnostics import errors, in_order
from onrecord.progress import working
from onrecord.proving import proofs
from onrecord.proving.lock import write_lock
from onrecord.proving.passages import QuoteState
from onrecord.site import files


@click.command()
@RECORD
@ARCHIVE
@click.option("--uncovered", is_flag=True, help="List the sentences of the archived texts in which no quote stands.")
def verify(record: Path, archive: Path, uncovered: bool) -> None:
    """Look every quote up in the archived text of its document, and keep what was found in the record's quotes.lock.

    Exit 0: each archived text was there, and each of its quotes was found; 1: not so; 2: misuse."""
    with working("Looking the quotes up"):
        found, evidence = checked(record, archive)
        missing = proofs.missing_texts(found.draft, evidence)
    told = [each for each in found.diagnostics if each.code != "not-proved"]  # it would advise this very command
    print_problems(in_order([*told, *missing]))
    if errors(found.diagnostics):
        sys.exit(1)
    before, _ = evidence.locked
    text = write_lock(found.proofs.proofs, date.today().isoformat(), before)
    files.write_file(str(record / files.LOCK), text.encode())
    click.echo(proofs.in_words({state: found.proofs.number(state) for state in QuoteState}))
    for line in proofs.uncovered_lines(found.draft, found.proofs, evidence) if uncovered else ():
        click.echo(line)
    sys.exit(1 if missing else 0)
