"""`onrecord check`: what is wrong in a record, or what it lacks."""

import json
import sys
from pathlib import Path

import click

from onrecord.checking.checked import Checked
from onrecord.checking.coverage import Lacking, coverage
from onrecord.cli.asking import ARCHIVE, RECORD, Misuse
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import checked, label_in, not_of
from onrecord.diagnostics import Diagnostic, errors
from onrecord.progress import working
from onrecord.record.draft import Draft
from onrecord.site import files
from onrecord.speaking.wordings import GAPS

NO_CONTACT = "no 'contact' under 'about', so no page says where an error is reported"
"""What is said of a record that nobody can write to."""


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
@click.argument("named", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check(record: Path, archive: Path, form: str, is_coverage: bool, named: tuple[Path, ...]) -> None:
    """Say what is wrong in the record, a line a problem. Exit 0: nothing, or only warnings; 1: problems; 2: misuse.

    With files of the record, as hooks name them: the whole record is read, and what is wrong in these files is said.
    """
    if named and is_coverage:
        raise Misuse("--coverage looks at the whole record: name no files")
    labels = {_label(path, record) for path in named}
    with working("Reading the record"):
        found, _ = checked(record, archive)
    diagnostics = found.diagnostics
    if named:
        diagnostics = _within(diagnostics, labels)
    if is_coverage and not errors(diagnostics):
        _print_coverage(found, form)
    else:
        print_problems(diagnostics, form)
    sys.exit(1 if errors(diagnostics) else 0)


def _label(named: Path, record: Path) -> str:
    """The name of a file as problems have it. Raises Misuse for one that is no file of the record."""
    label = label_in(record, named)
    if not files.is_of_record(named):
        raise Misuse(not_of(record, named))
    return label


def _within(diagnostics: list[Diagnostic], named: set[str]) -> list[Diagnostic]:
    """The problems in some files. How many errors there are in others is told beside them, since a build fails of those too."""
    others = len({each.position.file for each in errors(diagnostics)} - named)
    if others:
        click.echo(f"there are errors in {others} other {'file' if others == 1 else 'files'}", err=True)
    return [each for each in diagnostics if each.position.file in named]


def _print_coverage(checked: Checked, form: str) -> None:
    """What the record lacks: how many of how many, then each with its place in the files."""
    draft, gaps = checked.draft, coverage(checked.draft.lookups, checked.proofs)
    if form == "json":
        listed = [_gap_as_json(draft, each) for each in gaps]
        nobody = (
            [] if draft.record.about.contact else [{"gap": "no-contact", "list": "about", "among": 1, "entries": []}]
        )
        click.echo(json.dumps([*listed, *nobody], indent=2, ensure_ascii=False))
        return
    for lacking in gaps:
        click.echo(f"{GAPS[lacking.gap]}: {len(lacking.entries) or 'none'} of {lacking.among}")
        for entry in lacking.entries:
            click.echo(f"  {draft.placed[lacking.name, entry.id].at('id')}: {entry.id}")
    if not draft.record.about.contact:
        click.echo(NO_CONTACT)


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
