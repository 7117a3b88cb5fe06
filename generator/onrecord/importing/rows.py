"""Rows to entries: each row gives all of its entries, read as the record's own reader would and held against its rules, or
none."""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import ValidationError

from onrecord.importing.columns import Column
from onrecord.importing.compiling import EntryOf, RowsOf
from onrecord.importing.known import KnownEntries
from onrecord.importing.names import Made, Names
from onrecord.importing.scopes import RowRefused, Scope, TableOf
from onrecord.importing.tables import TableRow
from onrecord.record.model import LISTS
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence
from onrecord.record.parts import Entry
from onrecord.record.placing import Placed
from onrecord.record.validating import validate

Data = dict[str, Any]


class Rejected(NamedTuple):
    """A row that gives nothing: where it stands, what the table calls it, the cell that is to blame, if it is one, and why."""

    table: str
    line: int
    row: str
    cells: tuple[Any, ...]
    code: str
    message: str
    column: str = ""
    of_table: str = ""


@dataclass
class Accepted:
    """A row with its entries, each with the number of its template; and what it told by name."""

    table: str
    line: int
    row: str
    cells: tuple[Any, ...]
    own: list[tuple[EntryOf, Data]] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    models: list[tuple[EntryOf, Entry]] = field(default_factory=list)
    fresh: list[Made] = field(default_factory=list)


class Words:
    """Words of labels and measures: which are known, and which are let in as new."""

    def __init__(self, known: dict[str, set[str]], allow: bool) -> None:
        self.known, self.allow = known, allow
        self.new: dict[tuple[str, str], int] = {}
        self._of_row: list[tuple[str, str]] = []

    def see(self, of: str, word: str, column: Column) -> None:
        """Note a word. Raises RowRefused if it is new, and may not be."""
        if word in self.known.get(of, ()):
            return
        if not self.allow:
            what = f"a new {of}" if of == "measure" else f"a new value of {of}"
            raise column.refused("unmapped-word", f"holds '{word[:60]}', which would be {what} in the record")
        self._of_row.append((of, word))

    def accept(self) -> None:
        """Let in the new words of the last row."""
        for each in self._of_row:
            self.new[each] = self.new.get(each, 0) + 1
        self._of_row = []

    def refuse(self) -> None:
        """Forget the new words of the last row."""
        self._of_row = []


class Reader:
    """Makes the entries of rows, one row after another."""

    def __init__(
        self, names: Names, words: Words, known: KnownEntries, taken: AnyMapping[tuple[str, str], Placed], keeps: bool
    ) -> None:
        self.names, self.words, self.known, self.taken, self.keeps = names, words, known, taken, keeps
        self.given: dict[tuple[str, str], tuple[str, str]] = {}
        self._told: dict[tuple[str, str], None] = {}

    def named(self, name: str, data: Data, line: int) -> str:
        """The id of an entry that the row tells by its name."""
        identifier = self.names.find(name, data, line)
        self._told[name, identifier] = None
        return identifier

    def word(self, of: str, word: str, column: Column) -> None:
        """See that a word of a label, or a measure, is no new one."""
        self.words.see(of, word, column)

    def read(self, rows: RowsOf, row: TableRow, identifier: str) -> Accepted | Rejected:
        """The entries of a row that its table calls ``identifier``. Whether what they refer to exists is asked later."""
        assert rows.table
        self._told = {}
        accepted = Accepted(rows.table.name, row.line, identifier, row.cells)
        scope = Scope(rows.table, row)
        try:
            if row.surplus:
                number = (
                    f"{abs(row.surplus)} cell{'s' * (abs(row.surplus) > 1)} {'more' if row.surplus > 0 else 'fewer'}"
                )
                raise RowRefused("cells-of-row", f"has {number} than the header")
            for entry in rows.entries:
                self._fill(entry, scope, accepted)
            accepted.named = list(self._told)
            for made in self.names.pending():
                self._validate_named(made)
            for entry, data in accepted.own:
                if any((entry.name, data["id"]) == (other.name, model.id) for other, model in accepted.models):
                    raise RowRefused("repeated-id", f"gives the id '{data['id']}' in '{entry.name}' twice")
                accepted.models.append((entry, self._validate(entry, data)))
        except RowRefused as refused:
            return self.reject(accepted, refused)
        return accepted

    def _fill(self, entry: EntryOf, scope: Scope, accepted: Accepted) -> None:
        filled = entry.template.fill(scope, self)
        for data in filled if isinstance(filled, list) else [filled] if filled else []:
            if entry.is_of_row:
                if "id" not in data:
                    raise RowRefused("missing", f"gives an entry of '{entry.name}' without an id")
                accepted.own.append((entry, data))
            else:
                self.named(entry.name, data, scope.row.line)

    def _validate_named(self, made: Made) -> None:
        model = self._model(made.list_name, made.data, None)
        self.known.lists[made.list_name].given[made.identifier] = model

    def _validate(self, entry: EntryOf, data: Data) -> Entry:
        key = entry.name, str(data["id"])
        if key in self.given:
            raise RowRefused(
                "repeated-id", f"gives the id '{key[1]}' in '{key[0]}', which row {self.given[key][1]} has given", ""
            )
        if key in self.taken:
            raise RowRefused(
                "repeated-id",
                f"gives the id '{key[1]}' in '{key[0]}', which the record has already at {self.taken[key].at('id')}",
            )
        model = self._model(entry.name, data, entry)
        self.known.lists[entry.name].given[key[1]] = model
        return model

    def _model(self, name: str, data: Data, entry: EntryOf | None) -> Entry:
        try:
            return LISTS[name].model_validate(data)
        except ValidationError as error:
            path = error.errors(include_url=False)[0]["loc"]
            _, problems = validate(LISTS[name], _node(data), "")
            first = problems[0] if problems else None
            message = (
                f"{first.message} ({first.hint})" if first and first.hint else first.message if first else str(error)
            )
            column = column_at(entry, path) if entry else None
            raise RowRefused(
                first.code if first else "unreadable",
                f"gives {name.removesuffix('s')} '{data.get('id')}' a {_shown(path)} that cannot be: {message}",
                column.name if column else "",
                column.table.name if column else "",
            ) from None

    def missing(self, accepted: Accepted) -> list[tuple[str, str]]:
        """The lists and ids that a row's entries refer to and nobody has yet."""
        fresh = [self.known.lists[made.list_name].given[made.identifier] for made in self.names.pending()]
        return [
            each for entry in (*fresh, *(model for _, model in accepted.models)) for each in self.known.missing(entry)
        ]

    def hold(self, accepted: Accepted) -> Rejected | None:
        """Hold a row's entries against the rules. Returns why it is refused, all that it gave taken back; or None."""
        refused = self.hold_quietly(accepted)
        if refused:
            self.take_back(accepted)
        return refused

    def hold_quietly(self, accepted: Accepted) -> Rejected | None:
        """Why a row is refused by the rules, or None; nothing is taken back."""
        for made in self.names.pending():
            model = self.known.lists[made.list_name].given[made.identifier]
            if flaw := self.known.flaw(made.list_name, model):
                return self.told(
                    accepted, RowRefused(flaw[0], f"gives '{made.identifier}' of {made.list_name}: {flaw[1]}")
                )
        for entry, model in accepted.models:
            if flaw := self.known.flaw(entry.name, model):
                column = column_at(entry, flaw[2])
                why = f"gives {entry.name.removesuffix('s')} '{model.id}': {flaw[1]}"
                names = (column.name, column.table.name) if column else ()
                return self.told(accepted, RowRefused(flaw[0], why, *names))
        return None

    def accept(self, accepted: Accepted) -> Accepted:
        """Keep a row's entries."""
        accepted.fresh = self.names.accept()
        self.words.accept()
        for entry, model in accepted.models:
            self.given[entry.name, model.id] = (accepted.table, accepted.row)
            if not self.keeps:
                del self.known.lists[entry.name].given[model.id]
        accepted.models = []
        return accepted

    def reject(self, accepted: Accepted, refused: RowRefused) -> Rejected:
        """Take back all that a row gave."""
        self.take_back(accepted)
        return self.told(accepted, refused)

    def take_back(self, accepted: Accepted) -> None:
        """Take back all that a row gave, as if it had never been read."""
        for made in self.names.pending():
            self.known.lists[made.list_name].given.pop(made.identifier, None)
        for entry, model in accepted.models:
            self.known.lists[entry.name].given.pop(model.id, None)
        self.names.refuse()
        self.words.refuse()

    def told(self, accepted: Accepted, refused: RowRefused) -> Rejected:
        """What is told of a row that is refused."""
        told = (refused.code, refused.message, refused.column, refused.table)
        return Rejected(accepted.table, accepted.line, accepted.row, accepted.cells, *told)


def column_at(entry: EntryOf, path: tuple[int | str, ...]) -> Column | None:
    """The first column of what stands in a template at a path of its entry, as far as that can be followed."""
    template: Any = entry.template
    for step in path:
        inner = dict(_items(template)).get(step) if isinstance(step, str) else None
        items = getattr(template, "items", None)
        if (
            isinstance(step, int)
            and isinstance(items, tuple)
            and step < len(items)
            and not isinstance(items[step], tuple)
        ):
            inner = items[step]
        template = inner or template
    return next(iter(template.columns), None) if template is not entry.template else None


def _items(template: Any) -> Iterator[tuple[Any, Any]]:
    for item in getattr(template, "items", ()):
        if isinstance(item, tuple) and hasattr(item[0], "value"):
            yield item[0].value, item[1]


def _shown(path: tuple[int | str, ...]) -> str:
    return next((f"'{step}'" for step in reversed(path) if isinstance(step, str) and step != "[key]"), "value")


def _node(data: Any) -> Node:
    """Data as nodes without places, for messages."""
    if isinstance(data, dict):
        return Mapping(1, 1, False, {key: _node(value) for key, value in data.items()}, dict.fromkeys(data, (1, 1)))
    if isinstance(data, list):
        return Sequence(1, 1, [_node(each) for each in data])
    return Scalar(str(data), 1, 1)


def row_id(table: TableOf, row: TableRow, of: Any) -> str:
    """What the table calls a row. Raises RowRefused if that is nothing."""
    value = of.read(Scope(table, row))
    if not isinstance(value, str):
        column = of.columns[0] if of.columns else None
        raise RowRefused("missing-row-id", "has no id", column.name if column else "", table.name)
    return value
