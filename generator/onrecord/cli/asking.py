"""What the commands ask for in the same way: the folders of a project; and how they answer to what they can't work with."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from onrecord.speaking import languages


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


def language_of(what: str) -> Callable[[Any], Any]:
    """The option that names the language in which the interface's own words are written. ``what``: whose words they are."""
    return click.option(
        "--language",
        type=click.Choice(languages.known()),
        default=languages.SOURCE,
        show_default=True,
        help=f"The language of {what} own words.",
    )


ASK = click.option(
    "--ask/--no-ask", default=None, help="Whether to ask for what no option says.  [default: only on a terminal]"
)


def asks(wanted: bool | None) -> bool:
    """Whether a command is to ask: as it was told to, else if somebody is there to answer."""
    return sys.stdin.isatty() if wanted is None else wanted


class Misuse(click.ClickException):
    """The command was given what it can't work with: one line, and exit 2."""

    exit_code = 2


def no_project(what: str, option: str) -> Misuse:
    """There is no project here, or not all of it: ``what`` is missing; which option names another, and what makes one."""
    return Misuse(f"{what} ({option} names another; 'onrecord new DIR' begins a project)")
