"""`onrecord import`: entries of the record from the rows of a table, as a mapping says; or a record that was exported."""

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.cli.asking import RECORD, Misuse
from onrecord.cli.exported import is_ours, take_back
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import read
from onrecord.diagnostics import Diagnostic, Position, errors
from onrecord.importing import guessing, outcome, own_files, whole
from onrecord.importing import mapping as mappings
from onrecord.importing.tables import NoTable
from onrecord.importing.whole import Imported, Options
from onrecord.progress import telling
from onrecord.site import files
from onrecord.site.kept import kept_for

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("import")
@click.argument("mapping", type=FILE, required=False)
@RECORD
@click.option("--dry-run", is_flag=True, help="Write nothing; only tell what would become of it.")
@click.option(
    "--report", is_flag=True, help="Tell each row that is refused, new words, and names that are told in two ways."
)
@click.option("--rejects", type=FILE, help="Write the rows that are refused into this CSV, with the reason.")
@click.option(
    "--missing",
    type=click.Choice(["keep", "withdraw"]),
    default="keep",
    show_default=True,
    help="What becomes of claims whose row is no longer in the table.",
)
@click.option(
    "--new-words",
    type=click.Choice(["refuse", "allow"]),
    default="refuse",
    show_default=True,
    help="Whether labels and measures may be new.",
)
@click.option("--guess", type=FILE, help="Print the beginning of a mapping for this table, instead.")
def import_(
    mapping: Path | None,
    record: Path,
    dry_run: bool,
    report: bool,
    rejects: Path | None,
    missing: str,
    new_words: str,
    guess: Path | None,
) -> None:
    """Make entries of the rows of tables, as MAPPING says, or change those that it made before. Exit 0: they are written;
    1: nothing is, since something in the mapping, the tables or the record does not hold, or both the table and somebody by
    hand have changed an entry; 2: misuse.

    MAPPING may be the record.json or datapackage.json of an export of ours: then the record is taken back as it was, into a
    folder that is empty or not there yet."""
    if guess is not None:
        _print_guess(guess)
        return
    if mapping is None:
        raise Misuse("name a mapping, or a table with --guess")
    data = _bytes(mapping)
    if is_ours(data):
        take_back(mapping, data, record)
        return
    written, problems = mappings.parse(data, files.label(mapping))
    if written is None or errors(problems):
        print_problems(problems)
        sys.exit(1)
    tables = {each.file: _bytes(mapping.parent / each.file) for each in written.settings.tables.values()}
    folder = files.label(record)
    lock = record / own_files.FOLDER / written.settings.import_ / own_files.LOCK
    options = Options(folder, date.today().isoformat(), missing == "withdraw", new_words == "allow")
    with telling() as tell:
        texts = read(record)
        found = whole.run(
            written, tables, texts, lock.read_bytes() if lock.is_file() else b"", options, kept_for(record), tell
        )
    print_problems([*problems, *found.problems])
    _tell(found, written, report, dry_run)
    if rejects and found.rejected:
        files.write_file(str(rejects), outcome.rejects(found).encode("utf-8-sig"))
    if errors(found.problems):
        sys.exit(1)
    if not dry_run:
        _write(found)


def _print_guess(table: Path) -> None:
    try:
        click.echo(guessing.guess(table.name, _bytes(table)), nl=False)
    except NoTable as error:
        problem = Diagnostic(Position(files.label(table), error.line), error.code, error.message)
        print_problems([problem])
        sys.exit(1)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Misuse(str(error)) from None


def _tell(found: Imported, written: mappings.WrittenMapping, report: bool, dry_run: bool) -> None:
    for line in outcome.report(found, written) if report else ():
        click.echo(line)
    for line in outcome.summary(found, dry_run):
        click.echo(line)


def _write(found: Imported) -> None:
    """Write the files, the lock last: a run that breaks off before is found out by the next, since files are then not as it
    says."""
    for path, data in found.files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        files.write_file(path, data)
