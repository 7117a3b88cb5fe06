"""Answers to the questions about an entry: taken from options, or asked until each can stand."""

from collections.abc import Mapping, Sequence
from typing import Any

import click
from pydantic_core import PydanticCustomError

from onrecord.cli.asking import Misuse
from onrecord.diagnostics import shown
from onrecord.proving.proofs import Evidence
from onrecord.record.draft import Draft
from onrecord.record.ids import read_id
from onrecord.record.model import LISTS
from onrecord.starting.answers import Unfit, refusal, value_of
from onrecord.starting.handwriting import Value
from onrecord.starting.looking_up import QuoteSeen, look_up_quote
from onrecord.starting.proposing import proposed
from onrecord.starting.questions import ASKED, ONE, Question, questions


class Answering:
    """One entry of a list on its way.

    ``is_asking``: whether what is open is asked. ``is_anyway``: whether a quote may stay that is not found. ``values``: what is
    known of the entry; ``defaults``: what its file says for all of its claims.
    """

    def __init__(self, name: str, draft: Draft, evidence: Evidence, is_asking: bool, is_anyway: bool) -> None:
        self.name, self.draft, self.evidence = name, draft, evidence
        self.is_asking, self.is_anyway = is_asking, is_anyway
        self.word = next(word for word, listed in ONE.items() if listed == name)
        self.values: dict[str, Value] = {}
        self.defaults: Mapping[str, Value] = {}
        self.refused: list[str] = []

    def take(self, given: Mapping[str, Any], keys: Sequence[str] = ()) -> None:
        """Take answers, by the key of their question, and ask for the others; ``keys``: only these. Raises Misuse."""
        for question in questions(self.name):
            if question.key not in self.values and (not keys or question.key in keys):
                value = self._answer(question, given.get(question.key))
                if value is not None:
                    self.values[question.key] = value
        if self.refused:
            raise Misuse("\n".join(self.refused))

    def see_what_lacks(self) -> None:
        """Raise Misuse if something is missing that such an entry must have."""
        known = {*self.values, *self.defaults}
        lacking = [each.options[0] for each in questions(self.name) if each.is_required and each.key not in known]
        if lacking:
            raise Misuse(f"a {self.word} needs {' and '.join(lacking)}; --ask asks for what is missing")

    def identify(self, wanted: str | None) -> str:
        """The entry's id: the one that is wanted, or one made from its values, which may be changed where one is asked."""
        entries: Mapping[str, Any] = getattr(self.draft.record, self.name)
        former = {old for entry in entries.values() for old in entry.formerly}
        taken = {*entries, *former, *self.draft.lost}
        proposal = proposed(self.name, {**self.defaults, **self.values}, taken)
        while True:
            identifier = wanted or (click.prompt("id", default=proposal, err=True) if self.is_asking else proposal)
            try:
                if identifier in taken:
                    raise Unfit(f"the id {shown(identifier)} is already taken in '{self.name}'")
                return read_id(identifier)
            except (Unfit, PydanticCustomError) as error:
                why = error.message() if isinstance(error, PydanticCustomError) else str(error)
            if not self.is_asking:
                raise Misuse(f"--id: {why}")
            click.echo(why, err=True)
            wanted = None

    def entry(self, identifier: str, beside_quote: Mapping[str, str]) -> dict[str, Value]:
        """The entry as it is to be written: in the order of the format, without what its file says for all of its claims.
        ``beside_quote``: the quote's translation and language."""
        values = dict(self.values)
        if beside_quote and "quote" in values:
            values["quote"] = {"text": values["quote"], **beside_quote}
        order = [info.alias or field for field, info in LISTS[self.name].model_fields.items()]
        own = {key: value for key, value in values.items() if _listed(value) != _listed(self.defaults.get(key))}
        return {"id": identifier} | dict(
            sorted(own.items(), key=lambda each: (each[0] == "note", order.index(each[0])))
        )

    def _answer(self, question: Question, given: Any) -> Value | None:
        """The value that an option gives, or a person who is asked. None if it is left open."""
        answers = [given] if isinstance(given, str) else list(given or ())
        if answers:
            try:
                return self._taken(question, answers)
            except Unfit as error:
                self._refuse(question.options[0], str(error))
                if not self.is_asking:
                    return None
        elif not self.is_asking or question.key not in ASKED[self.name]:
            return None
        if question.key in self.defaults:
            click.echo(
                f"{question.key}: {_in_words(self.defaults[question.key])} (for all claims of this file)", err=True
            )
            return None
        return self._asked(question)

    def _refuse(self, option: str, why: str) -> None:
        """Say why an answer can't stand: at once to who can give another, else with all the others."""
        if self.is_asking:
            click.echo(why, err=True)
        else:
            self.refused.append(f"{option}: {why}")

    def _asked(self, question: Question) -> Value | None:
        """Ask until an answer can stand, and where several may, until there is no further one. Enter leaves open what may be."""
        _show(question)
        answers: list[str] = []
        value: Value | None = None
        while answer := _line("and" if answers else "", question.is_required and not answers):
            try:
                value = self._taken(question, [*answers, answer])
                answers.append(answer)
            except Unfit as error:
                click.echo(str(error), err=True)
                continue
            if not question.is_several:
                break
        return value

    def _taken(self, question: Question, answers: list[str]) -> Value:
        """The value that answers come to, if `check` lets it stand. Raises Unfit."""
        if question.key == "archive":
            files: list[Value] = [self._archived(answer) for answer in answers]
            value = files if len(files) > 1 else files[0]
        else:
            value = value_of(question, answers, self.draft.record)
        if why := refusal(self.name, question.key, value):
            raise Unfit(why)
        if question.key == "quote":
            self._look_up(tuple(map(str, _listed(value))))
        return value

    def _archived(self, file: str) -> Value:
        """A file of the archive, with its SHA-256."""
        if file not in self.evidence.archive:
            raise Unfit(f"there is no {shown(file)} in the archive; put it there, or name the folder with --archive")
        return {"file": file, "sha256": self.evidence.sha256_of(file)}

    def _look_up(self, parts: tuple[str, ...]) -> None:
        """Look a quote up in its document, and tell where it stands. Raises Unfit if it does not, unless it may stay."""
        identifier = str(self.values.get("document") or self.defaults.get("document", ""))
        document = self.draft.record.documents.get(identifier)
        seen = look_up_quote(document, self.evidence.archive, parts) if document else None
        if seen is None:
            click.echo(f"The quote was not looked up: no archived text of '{identifier}' is at hand.", err=True)
        elif seen.is_found:
            click.echo(f"Found in {seen.file}, {seen.locator}: {seen.passage}", err=True)
        elif not self.is_anyway and not self._is_kept(seen):
            raise Unfit(f"{_not_found(seen)}; --anyway writes it all the same")
        else:
            self.is_anyway = True
            click.echo(_not_found(seen), err=True)

    def _is_kept(self, seen: QuoteSeen) -> bool:
        if not self.is_asking:
            return False
        click.echo(_not_found(seen), err=True)
        return click.confirm("Write it all the same?", default=False, err=True)


def _not_found(seen: QuoteSeen) -> str:
    return f"{shown(seen.words)} does not stand in {seen.file} (nearest: {shown(seen.passage, 300)})"


def _show(question: Question) -> None:
    """Ask a question: what the field means, and what it takes."""
    takes = f" One of {', '.join(question.choices)}." if question.choices else ""
    if question.is_keyed and not question.is_plain:
        takes = f" KEY=VALUE, like {f'{question.keys[0]}=…' if question.keys else 'killed=4'}."
    click.echo(f"{question.key}: {question.words.split('. ')[0]}.{takes}", err=True)


def _line(before: str, is_required: bool) -> str:
    """What a person answers on one line; asked again where nothing is no answer."""
    while True:
        answer = str(click.prompt(before, default="", show_default=False, prompt_suffix="> ", err=True)).strip()
        if answer or not is_required:
            return answer
        click.echo("This must be answered.", err=True)


def _listed(value: Value | None) -> list[Value]:
    """A value as a list, so that one that stands alone is equal to a list of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _in_words(value: Value) -> str:
    return ", ".join(str(each) for each in _listed(value))
