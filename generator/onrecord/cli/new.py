"""`onrecord new`: a project to begin with."""

from dataclasses import fields
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from onrecord.checking.checked import check
from onrecord.cli.asking import ASK, Misuse, asks
from onrecord.diagnostics import Diagnostic
from onrecord.proving.lock import write_lock
from onrecord.proving.proofs import Evidence
from onrecord.site import files
from onrecord.speaking import languages
from onrecord.starting.beginning import (
    RECORD,
    TITLES,
    Wishes,
    archive_of,
    files_of,
    record_of,
    refusals,
    written_in,
)

MAY_STAND = (".git", ".venv", "wheels")
"""What a folder may hold already: a repository that was just made, an environment, and the program itself."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--language", type=click.Choice(languages.known()), help="Of the site and of the example in it.")
@click.option("--title", help="What the record is called.")
@click.option("--editor", help="Who answers for it.")
@click.option("--contact", help="Where corrections go: a web address or a mail address.")
@click.option("--licence", help="The terms under which it may be used.")
@ASK
def new(folder: Path, ask: bool | None, **given: str | None) -> None:
    """Begin a project in FOLDER, which must be empty: an example of a record to replace, and all that it needs to be published.

    On a terminal, what no option says is asked."""
    _see_that_it_is_empty(folder)
    wishes = _asked(given) if asks(ask) else Wishes(**{key: value or "" for key, value in given.items() if value})
    for key, problem in refusals(wishes).items():
        raise Misuse(_refusal(key, problem))
    try:
        for path, data in _files(wishes).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            files.write_file(str(folder / path), data)
    except OSError as error:
        raise Misuse(str(error)) from None
    click.echo(
        f"{folder} holds a record to begin with. Read {folder / 'README.md'}; then:\n  cd {folder}\n  onrecord build"
    )


def _see_that_it_is_empty(folder: Path) -> None:
    try:
        found = sorted(each.name for each in folder.iterdir() if each.name not in MAY_STAND) if folder.exists() else []
    except OSError as error:
        raise Misuse(str(error)) from None
    if found:
        raise Misuse(f"{folder} is not empty: {found[0]} lies in it; name a new folder")


def _asked(given: dict[str, str | None]) -> Wishes:
    """What the options leave open is asked, and asked again until it holds; Enter leaves it open."""
    words = {
        each.name: str(getattr(option, "help", ""))
        for each in fields(Wishes)
        for option in new.params
        if option.name == each.name
    }
    language = given["language"] or click.prompt(
        "Language", default=languages.SOURCE, type=click.Choice(languages.known())
    )
    answers = {"language": language}
    for key in (key for key in words if key != "language"):
        default = TITLES[written_in(language)] if key == "title" else ""
        answers[key] = given[key] or _answer(f"{key.capitalize()} ({words[key]})", key, default)
    return Wishes(**answers)


def _answer(question: str, key: str, default: str) -> str:
    while True:
        answer = str(click.prompt(question, default=default, show_default=bool(default))).strip()
        problem = refusals(Wishes(**{key: answer})).get(key)
        if not problem:
            return answer
        click.echo(_refusal(key, problem), err=True)


def _refusal(key: str, problem: Diagnostic) -> str:
    return f"--{key}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def _files(wishes: Wishes) -> dict[str, bytes]:
    """The files of the project, with the proofs of its quotes, so that a build without the archive has them too."""
    made = files_of(wishes, version("onrecord"))
    checked = check(record_of(made), Evidence(archive=archive_of(made)))
    assert not checked.diagnostics, checked.diagnostics
    lock = write_lock(checked.proofs.proofs, date.today().isoformat(), {})
    return made | {f"{RECORD}{files.LOCK}": lock.encode()}
