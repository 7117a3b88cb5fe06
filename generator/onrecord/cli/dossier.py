"""`onrecord dossier`: all that a record has on an event, in one file to hand over."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from onrecord.cli.asking import ARCHIVE, RECORD, SETTINGS, Misuse, language_of
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import read
from onrecord.diagnostics import did_you_mean, errors
from onrecord.earth.drawn import Borders, drawing
from onrecord.exporting import dossier as exporting
from onrecord.generate import prepare
from onrecord.progress import working
from onrecord.site import building, files
from onrecord.site.kept import kept_for
from onrecord.speaking import languages
from onrecord.speaking.linking import Home

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Programs that print a page to PDF, by their names on the path."""

NO_PRINTER = (
    "nothing here prints to PDF: install Chromium or WeasyPrint (pip install weasyprint), or write HTML and print that in a "
    "browser"
)
"""What is said where a PDF is wanted and can't be made."""

PATIENCE = 300
"""Seconds that printing may take."""


@click.command()
@click.argument("event")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file: .html, or .pdf where Chromium or WeasyPrint is installed.  [default: EVENT.html]",
)
@language_of("the dossier's")
@RECORD
@ARCHIVE
@SETTINGS
def dossier(event: str, out: Path | None, language: str, record: Path, archive: Path, config_file: Path) -> None:
    """Write all that is on record about EVENT into one file: its counts compared, every claim and document with a number and a
    digest, the paths, how it was done, and a list of all that has a number.

    Exit 0: it was written; 1: the record has problems, or no such event; 2: misuse."""
    target = out or Path(f"{event}.html")
    if target.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise Misuse(f"{target}: a dossier is HTML or PDF; let the name end in .html or .pdf")
    with working("Making the dossier"):
        settings = building.settings(config_file)
        home, borders = Home(building.site_address(config_file)), Borders(settings.borders)
        evidence = files.read_evidence(record, archive)
        prepared = prepare(
            read(record), evidence=evidence, language=language, borders=borders, kept=kept_for(record), home=home
        )
        if not prepared.edition:
            print_problems(errors(prepared.diagnostics))
            sys.exit(1)
        view = prepared.edition.view
        if event not in view.record.events:
            hint = did_you_mean(event, view.record.events)
            click.echo(f"no event '{event}' in the record{f' ({hint})' if hint else ''}", err=True)
            sys.exit(1)
        with languages.speaking(language), drawing(borders):
            html = exporting.dossier(view, event, home)
        try:
            _write(target, html)
        except OSError as error:
            raise Misuse(str(error)) from None
    click.echo(str(target), err=True)


def _write(target: Path, html: str) -> None:
    """Write the file, printed if it is to be PDF. Raises Misuse and OSError."""
    if target.suffix.lower() != ".pdf":
        target.write_text(html, "utf-8", newline="\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "dossier.html"), Path(folder, "dossier.pdf")
        page.write_text(html, "utf-8", newline="\n")
        command = _printer(page, printed, folder)
        if not command:
            raise Misuse(NO_PRINTER)
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            raise Misuse(f"{command[0]} did not print it in {PATIENCE} seconds") from None
        if done.returncode or not printed.is_file():
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise Misuse(f"{command[0]} could not print it{f': {last[0]}' if last else ''}")
        shutil.copyfile(printed, target)


def _printer(page: Path, printed: Path, folder: str) -> list[str]:
    """The command that prints a page to PDF, with bookmarks; none if there is no program for it."""
    if browser := next(filter(None, map(shutil.which, BROWSERS)), None):
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"]
        return [
            browser,
            *options,
            *as_root,
            f"--user-data-dir={folder}/browser",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ]
    weasyprint = shutil.which("weasyprint")
    return [weasyprint, str(page), str(printed)] if weasyprint else []
