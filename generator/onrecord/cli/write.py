"""`onrecord write`: the pages as Markdown, for any engine."""

import sys
from pathlib import Path

import click

from onrecord.cli.asking import ARCHIVE, DOCS, RECORD, SETTINGS, Misuse, language_of
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import read
from onrecord.diagnostics import errors
from onrecord.earth.drawn import Borders
from onrecord.progress import working
from onrecord.proving import proofs
from onrecord.site import building, files, published
from onrecord.site.plain_docs import Folders, plain_docs
from onrecord.site.settings import as_folder
from onrecord.speaking.linking import Home, LinkStyle
from onrecord.telling.view import Pngs


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
@language_of("the pages'")
@click.option(
    "--under",
    metavar="FOLDER",
    help="The folder in the site that the record lies in.  [default: the setting of the plugin]",
)
def write(
    folder: Path,
    record: Path,
    archive: Path,
    docs: Path,
    config_file: Path,
    links: str,
    language: str,
    under: str | None,
) -> None:
    """Write FOLDER: a complete docs folder of plain Markdown, for any site generator. It must be empty, or written by this
    command before."""
    if docs.resolve() in folder.resolve().parents:
        raise Misuse(f"{folder} lies in the docs folder, which it is made from; name a folder outside")
    with working("Making the pages"):
        settings = building.settings(config_file)
        lies_in = settings.under if under is None else _folder(under)
        folders = Folders(record, archive, docs, building.is_hidden(config_file), settings.publish)
        style = LinkStyle(links)
        home = Home(building.address(config_file, lies_in), LinkStyle.FOLDERS if style is LinkStyle.SOURCES else style)
        made = plain_docs(
            folders, read(record), style, language, Borders(settings.borders), lies_in, home, Pngs(settings.pngs)
        )
        print_problems(made.problems)
        if errors(made.problems):
            sys.exit(1)
        try:
            files.write_folder(folder, {**made.texts, **made.data}, made.copies)
        except (files.NotOurs, OSError) as error:
            raise Misuse(str(error)) from None
    for line in (
        *published.leaks_in(made.copies.items(), made.generated.kept_back),
        *published.in_lines(made.left_out),
    ):
        click.echo(line, err=True)
    if line := proofs.not_afresh(made.generated.quotes):
        click.echo(line, err=True)


def _folder(text: str) -> str:
    try:
        return as_folder(text)
    except ValueError as error:
        raise Misuse(f"--under: {error}") from None
