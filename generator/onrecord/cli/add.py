"""`onrecord add`: an entry asked for, looked at as `check` would, and written into the record."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from onrecord.checking.checked import Checked, check
from onrecord.cli.answering import Answering
from onrecord.cli.asking import ARCHIVE, ASK, RECORD, Misuse, asks, no_project
from onrecord.cli.reading import label_in
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.site import files
from onrecord.site.kept import kept_for
from onrecord.starting.appending import appended
from onrecord.starting.questions import ONE, Question, questions
from onrecord.starting.where import defaults_of, file_for

EXPECTED = "unused"
"""What `check` warns of for every entry that was just added: nothing points to it yet."""

NOT_FOUND = "quote-not-found"
"""What `check` says of a quote that was written in spite of it."""


@click.group()
def add() -> None:
    """Ask for an entry, and write it into the record in the style of its file.

    On a terminal, what no option says is asked. Nothing is written if `check` would find an error in it."""


def _command(word: str, name: str) -> click.Command:
    """The command that adds an entry to a list, with an option for each question."""

    def run(**given: Any) -> None:
        _add(name, **given)

    article = "an" if word[0] in "aeiou" else "a"
    run.__doc__ = f"Add {article} {word}. Where an id is asked for, a name does too, if only one entry has it."
    options: list[Callable[[Any], Any]] = [
        click.option("--id", "identifier", help="Its id for ever.  [default: made from the rest]"),
        *(_option(question) for question in questions(name)),
        *(_OF_CLAIMS if name == "claims" else ()),
        click.option(
            "--file",
            type=click.Path(path_type=Path, dir_okay=False),
            help="The file of the record to write it into.  [default: where others like it stand]",
        ),
        RECORD,
        ARCHIVE,
        ASK,
    ]
    command: Any = run
    for option in reversed(options):
        command = option(command)
    return click.command(word)(command)


def _option(question: Question) -> Callable[[Any], Any]:
    """The option that answers a question."""
    kind = "KEY=VALUE" if question.is_keyed and not question.is_plain else "TEXT"
    if question.choices:
        kind = "|".join(question.choices)
    elif question.target and not question.is_keyed:
        kind = question.target.removesuffix("s").upper()
    keys = f" (KEY: {', '.join(question.keys)})" if question.keys else ""
    again = "; may be given again" if question.is_several else ""
    words = f"{question.words}{keys}{again}."
    return click.option(
        *question.options, f"answer_{question.key}", multiple=question.is_several, metavar=kind, help=words
    )


_OF_CLAIMS = (
    click.option("--translation", help="Ours, of the quote, into the record's language."),
    click.option("--quote-language", metavar="TAG", help="The language of the quote, if not the document's."),
    click.option(
        "--anyway", is_flag=True, help="Write the claim though its quote does not stand in the archived text."
    ),
)


def _add(
    name: str,
    record: Path,
    archive: Path,
    file: Path | None,
    identifier: str | None,
    ask: bool | None,
    anyway: bool = False,
    translation: str | None = None,
    quote_language: str | None = None,
    **given: Any,
) -> None:
    texts, evidence, kept = _read(record), files.read_evidence(record, archive), kept_for(record)
    before = check(texts, evidence, kept)
    answering = Answering(name, before.whole, evidence, asks(ask), anyway)
    label = _answered(answering, given, texts, record, _label(file, record) if file else "")
    beside_quote = {"translation": translation or "", "language": quote_language or ""}
    entry = answering.entry(
        answering.identify(identifier), {key: value for key, value in beside_quote.items() if value}
    )
    if label not in texts and Path(label).exists():
        raise Misuse(f"{label} is there, and is not read as a part of the record; name another --file")
    made = appended(texts.get(label, b""), name, entry)
    if made is None:
        raise Misuse(f"{label} leaves no place for another entry in '{name}'; write it by hand, or name another --file")
    after = check(texts | {label: made}, evidence, kept, before.known)
    _refuse(_new(before, after, answering.is_anyway))
    _write(label, made)
    click.echo(f"{after.whole.placed[name, str(entry['id'])].at('id')}: {answering.word} {entry['id']}")


def _answered(answering: Answering, given: dict[str, Any], texts: dict[str, bytes], record: Path, label: str) -> str:
    """Have all questions answered, and return the file for the entry: ``label``, if one was named. Raises Misuse."""
    name = answering.name
    answers = {key.removeprefix("answer_"): value for key, value in given.items() if value}

    def where() -> str:
        return label or file_for(name, answering.values, answering.draft, texts, files.label(record))

    if name == "claims":
        answering.defaults = defaults_of(texts.get(label, b""), label)
        answering.take(answers, ["document"])  # its file is where the document's other claims stand
        if "document" in answering.values:
            answering.defaults = defaults_of(texts.get(where(), b""), where())
    answering.take(answers)
    answering.see_what_lacks()
    return where()


def _read(record: Path) -> dict[str, bytes]:
    """The files of the record; none, if its folder is there and empty."""
    if not record.is_dir():
        raise no_project(f"{files.label(record)}: there is no such folder", "--record")
    try:
        return files.read_record(record)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Misuse(str(error)) from None


def _label(file: Path, record: Path) -> str:
    """A file that was named, as the record's files are called. Raises Misuse if it can be none of them."""
    label = label_in(record, file)
    if file.suffix.lower() not in files.SUFFIXES:
        raise Misuse(f"{file}: a file of the record ends in {' or '.join(files.SUFFIXES)}")
    return label


def _new(before: Checked, after: Checked, is_anyway: bool) -> list[Diagnostic]:
    """The problems that were not there before. Lines move when something is added, so they are known by what they say."""
    known = Counter((each.code, each.message) for each in before.diagnostics)
    found = []
    for each in after.diagnostics:
        known[each.code, each.message] -= 1
        if known[each.code, each.message] < 0 and each.code != EXPECTED:
            is_accepted = is_anyway and each.code == NOT_FOUND
            found.append(replace(each, severity=Severity.WARNING) if is_accepted else each)
    return found


def _refuse(problems: list[Diagnostic]) -> None:
    """Tell the problems; if one of them is an error, nothing is written."""
    for each in problems:
        click.echo(str(each), err=True)
    if any(each.severity is Severity.ERROR for each in problems):
        raise click.ClickException("nothing was written, since 'onrecord check' would find an error")


def _write(file: str, data: bytes) -> None:
    try:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        files.write_file(file, data)
    except OSError as error:
        raise Misuse(str(error)) from None


for _word, _name in ONE.items():
    add.add_command(_command(_word, _name))
