"""`onrecord write`: the pages as Markdown, for any engine."""

import sys
from pathlib import Path

import click

from onrecord.checking.clashes import clashes
from onrecord.cli.asking import ARCHIVE, DOCS, RECORD, SETTINGS, Misuse
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import read, working
from onrecord.diagnostics import errors
from onrecord.generate import generate
from onrecord.proving import proofs
from onrecord.site import building, files
from onrecord.site.kept import kept_for
from onrecord.speaking import languages
from onrecord.speaking.markdown import LinkStyle


@click.command()
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
    with working("Making the pages"):
        evidence, borders = files.read_evidence(record, archive), building.borders(config_file)
        generated = generate(read(record), LinkStyle(links), evidence, language, borders, kept_for(record))
        is_hidden = building.is_hidden(config_file)
        hand_written = files.hand_written(docs, record, archive)
        copies = {path: file for path, file in hand_written.items() if not is_hidden(path)}
        texts: dict[str, str | bytes] = {path: output.text for path, output in generated.files.items()}
        texts |= files.assets()
        if edition := generated.edition:
            texts |= {path: edition.data_at(path) for path in edition.data}
        clashing = clashes({path: f"{docs.as_posix()}/{path}" for path in copies}, texts)
        print_problems([*generated.diagnostics, *clashing])
        if errors([*generated.diagnostics, *clashing]):
            sys.exit(1)
        try:
            files.write_folder(folder, texts, copies)
        except (files.NotOurs, OSError) as error:
            raise Misuse(str(error)) from None
    if line := proofs.not_afresh(generated.quotes):
        click.echo(line, err=True)
