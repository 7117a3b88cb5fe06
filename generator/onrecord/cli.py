"""The command `onrecord`: what MkDocs lacks."""

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.status import Status

from onrecord.checking.clashes import clashes
from onrecord.checking.coverage import Lacking, coverage
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.generate import Checked, generate
from onrecord.generate import check as check_texts
from onrecord.progress import telling
from onrecord.proving import proofs
from onrecord.proving.passages import QuoteState
from onrecord.proving.proofs import Evidence
from onrecord.record.draft import Draft
from onrecord.record.identifying import with_ids
from onrecord.record.schema import json_schema
from onrecord.record.vocabulary import FORMAT
from onrecord.site import alarm, building, files
from onrecord.site.cluster import NoCluster, connected
from onrecord.site.kept import kept_for
from onrecord.site.staging import Refused
from onrecord.speaking import languages
from onrecord.speaking.markdown import LinkStyle
from onrecord.speaking.wordings import GAPS


def _folder(name: str, default: str, meaning: str) -> Callable[[Any], Any]:
    """An option that names a folder."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option(name, type=kind, default=Path(default), show_default=True, help=meaning)


RECORD = _folder("--record", "docs/record", "The folder of the record.")
ARCHIVE = _folder("--archive", "archive", "The folder of the archived texts; it may be missing.")
DOCS = _folder("--docs", "docs", "The hand-written pages.")
SETTINGS = click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The settings of MkDocs.",
)


class Misuse(click.ClickException):
    """The command was given what it can't work with: one line, and exit 2."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="onrecord", prog_name="onrecord", message=f"%(prog)s, version %(version)s (format {FORMAT})"
)
def main() -> None:
    """On Record publishes who said what about where, from claims kept as YAML."""


@main.command()
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
    with _working("Reading the record"):
        checked, _ = _checked(record, archive)
    if is_coverage and not errors(checked.diagnostics):
        _print_coverage(checked, form)
    else:
        _print(checked.diagnostics, form)
    sys.exit(1 if errors(checked.diagnostics) else 0)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@RECORD
@ARCHIVE
@SETTINGS
@DOCS
@click.option(
    "--links",
    type=click.Choice([str(each) for each in LinkStyle]),
    default=str(LinkStyle.FOLDERS),
    show_default=True,
    help="What finished HTML links to: pages that will be folders or files, or the Markdown (for Zensical).",
)
@click.option(
    "--language",
    type=click.Choice(languages.known()),
    default=languages.SOURCE,
    show_default=True,
    help="The language of the pages' own words.",
)
def write(folder: Path, record: Path, archive: Path, docs: Path, config_file: Path, links: str, language: str) -> None:
    """Write FOLDER: a complete docs folder of plain Markdown, for any site generator. It must be empty, or written by this
    command before."""
    if docs.resolve() in folder.resolve().parents:
        raise Misuse(f"{folder} lies in the docs folder, which it is made from; name a folder outside")
    with _working("Making the pages"):
        evidence, borders = files.read_evidence(record, archive), building.borders(config_file)
        generated = generate(_read(record), LinkStyle(links), evidence, language, borders, kept_for(record))
        is_hidden = building.is_hidden(config_file)
        hand_written = files.hand_written(docs, record, archive)
        copies = {path: file for path, file in hand_written.items() if not is_hidden(path)}
        texts = {path: output.text for path, output in generated.files.items()} | files.assets()
        clashing = clashes({path: f"{docs.as_posix()}/{path}" for path in copies}, texts)
        _print([*generated.diagnostics, *clashing], "text")
        if errors([*generated.diagnostics, *clashing]):
            sys.exit(1)
        try:
            files.write_docs(folder, texts, copies)
        except (files.NotOurs, OSError) as error:
            raise Misuse(str(error)) from None
    if line := proofs.not_afresh(generated.quotes):
        click.echo(line, err=True)


@main.command()
@click.option("--offline", is_flag=True, help="Build a folder that opens from a disk, and a zip of it.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to build.  [default: site, or site-offline]",
)
@SETTINGS
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether a warning fails the build.")
@click.option("--all", "is_anew", is_flag=True, help="Make every page anew, also those that still hold.")
@click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help="Share the work out to the Dask cluster whose scheduler is at ADDRESS (tcp://…:8786).",
)
@click.option("--verbose", is_flag=True, help="Tell each step.")
def build(
    offline: bool,
    site_dir: Path | None,
    config_file: Path,
    strict: bool,
    is_anew: bool,
    address: str | None,
    verbose: bool,
) -> None:
    """Build the site beside the old one, and put it in its place once it is whole. Whatever goes wrong, the old one stays."""
    building.show_log(verbose)
    try:
        target = site_dir or (Path("site-offline") if offline else building.site_dir(config_file))
        with connected(address) if address else nullcontext() as cluster, telling() as tell:
            built = building.build(config_file, target, offline, strict, is_anew, tell, cluster)
        click.echo(_told(built, target), err=True)
    except (Refused, NoCluster) as error:
        raise Misuse(str(error)) from None
    except building.FAILURES as error:
        hint = " (--no-strict builds in spite of warnings)" if "strict" in str(error) else ""
        raise click.ClickException(" ".join(str(error).split()) + hint) from None
    except Exception as error:
        raise click.ClickException(str(alarm.from_failure(error))) from None


@main.command()
@RECORD
@ARCHIVE
@click.option("--uncovered", is_flag=True, help="List the sentences of the archived texts in which no quote stands.")
def verify(record: Path, archive: Path, uncovered: bool) -> None:
    """Look every quote up in the archived text of its document, and keep what was found in the record's quotes.lock.

    Exit 0: each archived text was there, and each of its quotes was found; 1: not so; 2: misuse."""
    with _working("Looking the quotes up"):
        checked, evidence = _checked(record, archive)
        missing = proofs.missing_texts(checked.draft, evidence)
    _print(in_order([*checked.diagnostics, *missing]), "text")
    if errors(checked.diagnostics):
        sys.exit(1)
    files.write_file(str(record / files.LOCK), proofs.write_lock(checked.proofs.proofs).encode())
    click.echo(proofs.in_words({state: checked.proofs.number(state) for state in QuoteState}))
    for line in proofs.uncovered_lines(checked.draft, checked.proofs, evidence) if uncovered else ():
        click.echo(line)
    sys.exit(1 if missing else 0)


@main.command()
@RECORD
def ids(record: Path) -> None:
    """Write an id into each claim that has none. Nothing else in the files changes."""
    texts = _read(record)
    changed, given = with_ids(texts)
    for file, data in changed.items():
        files.write_file(file, data)
    for position, identifier in given:
        click.echo(f"{position}: {identifier}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a file of the record, for editors that complete and check while one types."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _read(record: Path) -> dict[str, bytes]:
    try:
        return files.read_record(record)
    except OSError as error:
        raise Misuse(f"{error} (--record names the folder)") from None


def _checked(record: Path, archive: Path) -> tuple[Checked, Evidence]:
    """The record with every problem, and what its quotes were held against."""
    try:
        evidence = files.read_evidence(record, archive)
        return check_texts(_read(record), evidence, kept_for(record)), evidence
    except OSError as error:
        raise Misuse(str(error)) from None


def _told(built: building.Built, target: Path) -> str:
    """What was built, and what of it came from the last site."""
    size = f"{built.size / 1e6:,.1f} MB"
    past = "; many hosts take no more than 20,000 files and 1 GB" if built.files > 20_000 or built.size > 1e9 else ""
    taken = f"; {built.printed.taken:,} pages come from the last one" if built.printed.taken else ""
    return f"{target}: {built.files:,} files, {size}{taken}{past}"


def _working(what: str) -> Status:
    """A sign of work on a terminal; nothing in a pipe."""
    return Console(stderr=True).status(f"{what} …")


def _print(diagnostics: list[Diagnostic], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([_as_json(each) for each in diagnostics], indent=2, ensure_ascii=False))
        return
    for each in diagnostics:
        click.echo(_for_github(each) if form == "github" else str(each))


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


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    position = diagnostic.position
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _for_github(diagnostic: Diagnostic) -> str:
    """A workflow command, which GitHub shows beside the line in a pull request."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    position = diagnostic.position
    file = escaped(position.file).replace(":", "%3A").replace(",", "%2C")
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    place = f"file={file},line={position.line},col={position.column},title={diagnostic.code}"
    return f"::{diagnostic.severity.value} {place}::{escaped(diagnostic.message + hint)}"
