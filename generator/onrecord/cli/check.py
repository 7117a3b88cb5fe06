"""`onrecord check`: what is wrong in a record, or what it lacks."""

import json
import sys
from pathlib import Path

import click

from onrecord.checking.coverage import Lacking, coverage
from onrecord.cli.asking import ARCHIVE, RECORD
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import checked, working
from onrecord.diagnostics import errors
from onrecord.generate import Checked
from onrecord.record.draft import Draft
from onrecord.speaking.wordings import GAPS


@click.command()
@RECORD
@ARCHIVE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option(
    "--coverage", "is_coverage", is_flag=True, help="Tell what the record lacks, instead: quotes, proofs, positions …"
)
def check(record: Path, archive: Path, form: str, is_coverage: bool) -> None:
    """Say what is wrong in the record, a line a problem. Exit 0: nothing, or only warnings; 1: problems; 2: misuse."""
    with working("Reading the record"):
        found, _ = checked(record, archive)
    if is_coverage and not errors(found.diagnostics):
        _print_coverage(found, form)
    else:
        print_problems(found.diagnostics, form)
    sys.exit(1 if errors(found.diagnostics) else 0)


def _print_coverage(checked: Checked, form: str) -> None:
    """What the record lacks: how many of how many, then each with its place in the files."""
    draft, gaps = checked.draft, coverage(checked.draft.lookups, checked.proofs)
    if form == "json":
        click.echo(json.dumps([_gap_as_json(draft, each) for each in gaps], indent=2, ensure_ascii=False))
        return
    for lacking in gaps:
        click.echo(f"{GAPS[lacking.gap]}: {len(lacking.entries) or 'none'} of {lacking.among}")
        for entry in lacking.entries:
            click.echo(f"  {draft.placed[lacking.name, entry.id].at('id')}: {entry.id}")


def _gap_as_json(draft: Draft, lacking: Lacking) -> dict[str, object]:
    places = {entry.id: draft.placed[lacking.name, entry.id].at("id") for entry in lacking.entries}
    return {
        "gap": lacking.gap.value,
        "list": lacking.name,
        "among": lacking.among,
        "entries": [
            {"id": entry, "file": place.file, "line": place.line, "column": place.column}
            for entry, place in places.items()
        ],
    }
