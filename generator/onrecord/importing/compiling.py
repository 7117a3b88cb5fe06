"""The entries of a mapping to templates, with every column and key looked up; what is not there is told at its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.importing.brackets import has_columns
from onrecord.importing.columns import Columns, Conditions, Filled, NoColumn
from onrecord.importing.mapping import WrittenMapping
from onrecord.importing.scopes import TableOf
from onrecord.importing.shapes import ANCHORS, NOTHING, SHORT, Wanted, below
from onrecord.importing.templates import ByName, Constant, Each, Keys, PointOf, Several, Template, TextOf
from onrecord.record.model import LISTS
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence
from onrecord.record.validating import keys_at

NAMING = {"documents": ("url", "title", "name")}
"""By which keys an entry of a list can be told, if not by its name."""

MEASURE = "figures"
"""The key whose keys are measures."""


@dataclass(frozen=True, eq=False)
class EntryOf:
    """An entry of the mapping: its list, its template, and whether each row has one of its own, with an id made of the row's.
    Others may be told by several rows."""

    name: str
    number: int
    template: Keys
    position: Position
    is_of_row: bool


@dataclass(frozen=True, eq=False)
class RowsOf:
    """What becomes of each row of a table; of what stands once in the mapping there is no table."""

    table: TableOf | None
    entries: list[EntryOf] = field(default_factory=list)


class Compiler:
    """Makes templates of the entries of a mapping, and notes what is wrong with them."""

    def __init__(self, written: WrittenMapping, columns: Columns) -> None:
        self.written, self.columns = written, columns
        self.problems: list[Diagnostic] = []
        self.row_ids: dict[str, Filled] = {}
        self._ids: set[tuple[str, str]] = set()
        self._references: set[tuple[str, str]] = set()

    def entries(self) -> list[RowsOf]:
        """The entries by the table whose rows they are made of, those that stand once first."""
        by_table: dict[str, RowsOf] = {"": RowsOf(None)}
        for name, table in self.columns.tables.items():
            self._row_id(name, table)
        for name, listed in self.written.lists():
            if not isinstance(listed, Sequence):
                self.refuse(listed, "wrong-shape", f"'{name}' is a list: begin each entry with a dash")
                continue
            for number, node in enumerate(listed.items):
                if isinstance(node, Mapping):
                    self._entry(name, number, node, by_table)
                else:
                    self.refuse(node, "wrong-shape", f"an entry of '{name}' is keys with values")
        order = list(LISTS)
        return sorted(
            by_table.values(),
            key=lambda rows: (
                rows.table is not None,
                min((order.index(each.name) for each in rows.entries), default=9),
            ),
        )

    @property
    def looks_back(self) -> bool:
        """Whether an entry may refer to one of another row by its id."""
        return not self._references <= self._ids

    def _row_id(self, name: str, table: TableOf) -> None:
        if table.settings.id is None:
            return
        at = self.written.at("tables", name, "id")
        node = Scalar(table.settings.id, at.line, at.column)
        filled = self._filled(node, table)
        if isinstance(filled, Filled):
            self.row_ids[name] = filled
        else:
            self.refuse(node, "mapping", "the id of a row must have a column in it", "id: <Column>")

    def _entry(self, name: str, number: int, node: Mapping, by_table: dict[str, RowsOf]) -> None:
        table = self._table_of(node)
        if table is None:
            return
        items = {key: value for key, value in node.items.items() if key != "from"}
        template = self._keys(
            Mapping(node.line, node.column, node.flow, items, node.keys), Wanted(model=LISTS[name]), table
        )
        has_id = "id" in node.items
        if (not has_id and not any(key in node.items for key in NAMING.get(name, ("name",)))) or (
            name == "claims" and not has_id
        ):
            self.refuse(node, "missing", f"this entry of '{name}' has no 'id'", "id: row-<id>")
        is_once = not template.columns and "from" not in node.items
        rows = by_table.setdefault("" if is_once else table.name, RowsOf(table))
        rows.entries.append(
            EntryOf(
                name, number, template, self._at(node), not is_once and self._is_of_row(name, node, template, table)
            )
        )

    def _is_of_row(self, name: str, node: Mapping, template: Keys, table: TableOf) -> bool:
        """Whether an entry's id is made of its row's."""
        identifier = node.items.get("id")
        if isinstance(identifier, Scalar):
            self._ids.add((name, identifier.value))
        made_of = next(
            (value.columns for key, value in template.items if isinstance(key, Constant) and key.value == "id"), ()
        )
        row_id = self.row_ids.get(table.name)
        own = {use for column in (row_id.columns if row_id else ()) for use in column.uses}
        return name == "claims" or (bool(own) and own <= {use for column in made_of for use in column.uses})

    def _table_of(self, node: Mapping) -> TableOf | None:
        """The table whose rows an entry is made of: the one that it names, or the only one that joins no other."""
        own = [each for each in self.columns.tables.values() if each.parent is None]
        named = node.items.get("from")
        if named is None:
            # An entry without columns stands once, whatever tables there are.
            if len(own) != 1 and any(has_columns(text) for text in _texts(node)):
                hint = f"from: {own[0].name}" if own else ""
                self.refuse(node, "mapping", "of which table are its rows? there are several", hint)
                return None
            return own[0] if own else None
        name = named.value if isinstance(named, Scalar) else ""
        found = self.columns.tables.get(name)
        if found is None or found.parent:
            why = (
                f"table '{name}' joins another, and gives no rows of its own"
                if found
                else f"there is no table '{name}'"
            )
            self.refuse(named, "unknown-column", why, did_you_mean(name, [each.name for each in own]))
            return None
        return found

    def _any(self, node: Node, shape: Wanted, table: TableOf, words_of: str = "") -> Template:
        if isinstance(node, Mapping):
            return self._mapping(node, shape, table)
        if isinstance(node, Scalar):
            return self._text(node, shape, table, words_of)
        if shape.is_point:
            return self._point(node, table)
        items = tuple(self._any(item, shape, table, words_of) for item in node.items)
        if all(isinstance(item, Constant) for item in items):
            return Constant(_plain(node))
        return Several(items, (bool(shape.target) and shape.model is None) or shape.model in SHORT)

    def _text(self, node: Scalar, shape: Wanted, table: TableOf, words_of: str = "") -> Template:
        filled = self._filled(node, table)
        if node.cut and "read_text" in shape.readers:
            self.refuse(
                node,
                "cut-text",
                "' #' begins a comment, so this text may be cut",
                "put it in quotes or block style (>-)",
            )
        if isinstance(filled, str):
            return Constant(_plain(node))
        if shape.target:
            self._references.add((shape.target, node.value))
        if shape.is_point:
            return PointOf((filled,))
        return TextOf(filled, shape.is_date, bool(shape.target) or shape.is_id, "" if filled.is_worded else words_of)

    def _filled(self, node: Scalar, table: TableOf) -> Filled | str:
        try:
            return self.columns.filled(node.value, table)
        except NoColumn as error:
            self.refuse(node, "unknown-column", error.message, error.hint)
            return node.value

    def _point(self, node: Sequence, table: TableOf) -> Template:
        filled = [self._filled(item, table) for item in node.items if isinstance(item, Scalar)]
        if all(isinstance(each, str) for each in filled):
            return Constant(_plain(node))
        return PointOf(tuple(each if isinstance(each, Filled) else Filled((each,)) for each in filled))

    def _mapping(self, node: Mapping, shape: Wanted, table: TableOf) -> Template:
        telling = NAMING.get(shape.target, ("name",))
        own_keys = keys_at(shape.model, ()) if shape.model else []
        if shape.target and any(key in node.items and key not in own_keys for key in (*telling, "id")):
            return ByName(shape.target, self._keys(node, Wanted(model=LISTS[shape.target]), table), shape.also)
        keys = self._keys(node, shape, table)
        return keys if keys.columns else Constant(_plain(node))

    def _keys(self, node: Mapping, shape: Wanted, table: TableOf) -> Keys:
        """A mapping of the model that a shape tells, or with free keys."""
        each = self._each(node.items["each"], table) if "each" in node.items else None
        scope = each.table if each else table
        condition = node.items.get("only")
        only = self._only(condition, scope) if isinstance(condition, Mapping) else None
        items = []
        for key, value in node.items.items():
            if key == "each" or (key == "only" and only is not None):
                continue
            inner = self._inside(node, key, shape)
            if inner is None:
                continue
            at = Scalar(key, *node.keys[key])
            name = self._text(at, NOTHING, scope, "measure") if has_columns(key) else Constant(key)
            below_labels = shape.model is None and shape.is_map and shape.readers == _LABELS
            items.append((name, self._any(value, inner, scope, f"label {key}" if below_labels else "")))
        return Keys(tuple(items), ANCHORS.get(shape.model, ()) if shape.model and not shape.is_map else (), only, each)

    def _inside(self, node: Mapping, key: str, shape: Wanted) -> Wanted | None:
        """What stands under a key; None, and a problem, if nothing can."""
        if shape.is_map:
            return Wanted(model=shape.model, readers=shape.readers)
        if shape.model is None:
            return NOTHING
        found = below(shape.model, key)
        if found is None:
            keys = [*keys_at(shape.model, ()), "each"]
            position = Position(self.written.file, *node.keys[key])
            self.problems.append(
                Diagnostic(position, "unknown-key", f"unknown key {shown(key)}", did_you_mean(key, keys))
            )
        elif key == "labels":
            return found._replace(readers=_LABELS)
        return found

    def _only(self, node: Mapping, table: TableOf) -> Conditions:
        found = []
        for name, value in node.items.items():
            words = _plain(value)
            try:
                column = self.columns.column(name, table)
                found.append((column, frozenset(words if isinstance(words, list) else [words])))
            except NoColumn as error:
                at = Position(self.written.file, *node.keys[name])
                self.problems.append(Diagnostic(at, "unknown-column", error.message, error.hint))
        return Conditions(tuple(found))

    def _each(self, node: Node, table: TableOf) -> Each | None:
        """A joined table by its name, or cells in brackets."""
        listed = node.items if isinstance(node, Sequence) else [node]
        texts = [each.value for each in listed if isinstance(each, Scalar)]
        if len(texts) == 1 and not has_columns(texts[0]):
            found = self.columns.tables.get(texts[0])
            if found:
                return Each(found)
            self.refuse(
                node, "unknown-column", f"there is no table '{texts[0]}'", did_you_mean(texts[0], self.columns.tables)
            )
            return None
        filled = [self._filled(each, table) for each in listed if isinstance(each, Scalar)]
        columns = tuple(column for each in filled if isinstance(each, Filled) for column in each.columns)
        return Each(columns[0].table, columns) if columns else None

    def _at(self, node: Node) -> Position:
        return Position(self.written.file, node.line, node.column)

    def refuse(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note a problem with a node."""
        self.problems.append(Diagnostic(self._at(node), code, message, hint))


_LABELS = frozenset({"labels"})
"""The mark of the values of labels."""


def _texts(node: Node) -> Iterator[str]:
    """All texts in a node, and its keys."""
    if isinstance(node, Scalar):
        yield node.value
    for item in node.items.values() if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ():
        yield from _texts(item)
    yield from node.items if isinstance(node, Mapping) else ()


def _plain(node: Node) -> Any:
    """What stands in a node, as text, lists and mappings."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.items.items()}
