"""The whole way of an import, in one pure function: a mapping, tables and a record in; files, a lock and what is to be told
out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.diagnostics import Diagnostic, Position, errors, in_order
from onrecord.importing import joining, own_files
from onrecord.importing import lock as locks
from onrecord.importing.again import Fate, FromTable, Merge, Merged, present
from onrecord.importing.columns import Conditions, NoColumn
from onrecord.importing.compiling import Compiler, EntryOf, RowsOf
from onrecord.importing.joining import Joined
from onrecord.importing.lock import Base, Key, Lock, NamedBefore, RowBefore, digest
from onrecord.importing.mapping import WrittenMapping
from onrecord.importing.memory import Memory
from onrecord.importing.passing import Passing, Tell
from onrecord.importing.rows import Accepted, Reader, Rejected
from onrecord.importing.scopes import RowRefused, TableOf
from onrecord.importing.tables import NoTable, Table, TableRow
from onrecord.record import reading
from onrecord.record.draft import join as join_record
from onrecord.record.model import LISTS
from onrecord.record.reading import Kept
from onrecord.record.yaml_writing import entry_texts

AT_ONCE = 400
"""Entries that are written to text together."""


@dataclass(frozen=True)
class Options:
    """What an import is asked for. ``folder``: of the record, as its files are named; ``today``: the date of withdrawals;
    ``withdraw``: whether claims whose rows are gone are withdrawn; ``new_words``: whether labels and measures may be new."""

    folder: str
    today: str
    withdraw: bool = False
    new_words: bool = False


@dataclass
class Imported:
    """What an import comes to. There are no ``files`` if a problem is an error; among them is the lock.

    ``read``, ``left_out``: numbers of rows; ``fates``: of entries; ``rejected``: the rows that gave nothing; ``headers``:
    the columns of each table; ``new_words``: by label or measure, how often each was let in; ``differing``: entries that
    rows tell in two ways.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    read: int = 0
    left_out: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    new_words: dict[tuple[str, str], int] = field(default_factory=dict)
    differing: list[tuple[str, str, str]] = field(default_factory=list)
    left_over: dict[str, int] = field(default_factory=dict)


def quiet(what: str, done: int) -> None:
    """Tell nobody how far the work is."""


def run(
    mapping: WrittenMapping,
    tables: Mapping[str, bytes],
    record: Mapping[str, bytes],
    lock: bytes,
    options: Options,
    kept: Kept | None = None,
    tell: Tell = quiet,
) -> Imported:
    """Import the tables of a mapping, given as the names of their files in it → bytes, into a record, given as file name → bytes.

    ``lock``: what the last import remembered, empty if there was none. ``kept``: what was kept of the record's files.
    """
    with reading.no_collection():
        result = _run(mapping, tables, record, lock, options, kept, tell)
    result.problems = in_order(result.problems)
    return result


def _run(
    mapping: WrittenMapping,
    tables: Mapping[str, bytes],
    record: Mapping[str, bytes],
    lock: bytes,
    options: Options,
    kept: Kept | None,
    tell: Tell,
) -> Imported:
    result = Imported()
    folder = f"{options.folder}/{own_files.FOLDER}/{mapping.settings.import_}"
    own, others = own_files.of_import(record, folder)
    read, result.problems = reading.read(others, kept)
    try:
        before = locks.read(lock)
    except ValueError as error:
        message = f"this is not the lock of an import: {error}"
        result.problems.append(Diagnostic(Position(f"{folder}/{own_files.LOCK}"), "bad-lock", message))
        return result
    joined = joining.join(mapping, tables)
    result.problems += joined.problems
    if errors(result.problems):
        return result
    draft, problems = join_record(read)
    result.problems += problems
    here = present(own, folder, before)
    edited = reading.read({file: own[file] for file in here.edited})[0]
    result.problems += [*here.problems, *edited.problems]
    compiler = Compiler(mapping, joined.columns)
    rows = compiler.entries()
    conditions = dict(_conditions(mapping, joined, compiler))
    result.problems += compiler.problems
    if errors(result.problems):
        return result
    result.headers = {name: table.table.columns for name, table in joined.tables.items()}
    memory = Memory(mapping.settings, draft, before, here, options.new_words)
    work = _Import(mapping, options, before, memory, folder, compiler.looks_back)
    try:
        work.run(rows, compiler.row_ids, conditions, tell)
    except NoTable as error:
        table = work.passing.table
        file = joining.label(mapping, table.settings.file) if table else mapping.file
        result.problems.append(Diagnostic(Position(file, error.line), error.code, error.message))
        return result
    result.left_over = {name: table.left_over() for name, table in joined.tables.items() if table.parent}
    work.finish(result)
    return result


def _conditions(mapping: WrittenMapping, joined: Joined, compiler: Compiler) -> Iterator[tuple[str, Conditions]]:
    """What each table's `only` says; what is wrong with it is the compiler's."""
    for name, table in joined.tables.items():
        try:
            yield name, joined.columns.conditions(table.settings.only, table)
        except NoColumn as error:
            at = mapping.at("tables", name, "only")
            compiler.problems.append(Diagnostic(at, "unknown-column", error.message, error.hint))


class _Import:
    """One import at work."""

    def __init__(
        self, mapping: WrittenMapping, options: Options, before: Lock, memory: Memory, folder: str, looks_back: bool
    ) -> None:
        self.mapping, self.options, self.before, self.folder = mapping, options, before, folder
        self.names, self.words, self.bases = memory.names, memory.words, memory.bases
        self.columns: list[list[str]] = []
        self.given: dict[Key, FromTable] = {}
        self.rows: list[RowBefore] = []
        self._numbers: dict[EntryOf, int] = {}
        self._batch: list[tuple[Key, dict[str, Any], str]] = []
        self.merge = Merge(folder, before, memory.here, memory.moved)
        self.passing = Passing(Reader(memory.names, memory.words, memory.known, memory.taken, looks_back), quiet)

    def run(self, rows: list[RowsOf], ids: dict[str, Any], conditions: dict[str, Conditions], tell: Tell) -> None:
        """Take in all rows. Raises NoTable."""
        self.passing.tell = tell
        self._once(next(each for each in rows if each.table is None))
        for accepted in self.passing.accepted([each for each in rows if each.table], ids, conditions):
            self._take(accepted)
        self._write_batch()
        for made in self.names.made.values():
            self._batch.append(((made.list_name, made.identifier), made.whole(), digest(made.whole())))
        self._write_batch(is_all=True)

    def _once(self, entries: RowsOf) -> None:
        """Take in what stands once in the mapping."""
        nothing = TableOf("", next(iter(self.mapping.settings.tables.values())), Table((), iter(())))
        for entry in entries.entries:
            position, row = entry.position, TableRow(entry.position.line, ())
            once = RowsOf(nothing, [entry])
            found = self.passing.reader.read(once, row, "")
            if isinstance(found, Accepted) and (missing := self.passing.reader.missing(found)):
                why = f"there is no '{missing[0][1]}' in {missing[0][0]}"
                found = self.passing.reader.reject(found, RowRefused("unknown-reference", why))
            if isinstance(found, Accepted):
                found = self.passing.reader.hold(found) or found
            if isinstance(found, Rejected):
                self.merge.result.problems.append(Diagnostic(position, found.code, found.message))
            else:
                self.passing.reader.accept(found)

    def _take(self, accepted: Accepted) -> None:
        """Take in the entries of a row."""
        gave = []
        for entry, data in accepted.own:
            key, found = (entry.name, str(data["id"])), digest(data)
            self._batch.append((key, data, found))
            gave.append((*key, Base(found, 0), self._number(entry)))
        cells = digest([accepted.cells])
        self.rows.append(RowBefore(accepted.table, accepted.row, cells, gave, accepted.named))
        if len(self._batch) >= AT_ONCE:
            self._write_batch()

    def _number(self, entry: EntryOf) -> int:
        """The number of a template, by which the lock names its columns."""
        if entry not in self._numbers:
            self._numbers[entry] = len(self.columns)
            uses = sorted({f"{table}.{name}" for column in entry.template.columns for table, name in column.uses})
            self.columns.append([entry.name, *uses])
        return self._numbers[entry]

    def _write_batch(self, is_all: bool = False) -> None:
        """Write those of some entries to text that are others than the last time; ``is_all``: all of them."""
        others = [each for each in self._batch if is_all or self._digest_before(each[0]) != each[2]]
        texts = dict(zip((key for key, _, _ in others), entry_texts([data for _, data, _ in others]), strict=True))
        for key, _, found in self._batch:
            self.given[key] = FromTable(found, texts.get(key))
        self._batch = []

    def _digest_before(self, key: Key) -> str:
        base = self.bases.get(key)
        return base.digest if base else ""

    def finish(self, result: Imported) -> None:
        """Put it beside what is there, and tell what came of it."""
        named = {(made.list_name, made.identifier) for made in self.names.made.values()}
        for key in sorted(self.given, key=lambda key: (list(LISTS).index(key[0]), key not in named)):
            self.merge.take(key, self.given[key], key in named)
        gone = self._gone()
        written = self.merge.finish()
        result.problems += written.problems
        result.fates = written.fates
        passing = self.passing
        result.read, result.left_out, result.rejected = passing.read, passing.left_out, passing.rejected
        result.new_words = self.words.new
        result.differing = [*self.names.differing]
        if not errors(result.problems):
            result.files = written.files
            result.files[f"{self.folder}/{own_files.LOCK}"] = locks.write(self._lock(written, gone))

    def _gone(self) -> list[RowBefore]:
        """The rows of the last import that give nothing now, their entries kept or, if the row is gone for good, withdrawn."""
        now = {(row.table, row.row) for row in self.rows}
        refused = {(each.table, each.row) for each in self.passing.rejected}
        rows = [row for row in self.before.rows if (row.table, row.row) not in now]
        tables = ", ".join(each.file for each in self.mapping.settings.tables.values() if each.id)
        because = f"Its row is no longer in the table {tables}."
        for row in self.before.rows:
            for list_name, identifier, _, _ in row.gave:
                key = list_name, identifier
                if key in self.given:
                    continue
                is_gone = (row.table, row.row) not in refused
                if self.options.withdraw and is_gone and list_name == "claims":
                    self.merge.withdraw(key, self.options.today, because)
                else:
                    self.merge.keep(key)
        for each in self.before.named:
            if (each.list_name, each.identifier) not in self.given:
                self.merge.keep((each.list_name, each.identifier))
        return rows

    def _lock(self, written: Merged, gone: list[RowBefore]) -> Lock:
        def base(key: Key, otherwise: Base) -> Base:
            return written.bases.get(key, otherwise)

        lock = Lock(self.mapping.settings.import_, written.hashes, self.columns)  # which grows below
        lock.words = {of: set(words) for of, words in self.before.words.items()}
        for of, word in self.words.new:
            lock.words.setdefault(of, set()).add(word)
        for row in self.rows:
            gave = [(name, entry, base((name, entry), was), number) for name, entry, was, number in row.gave]
            lock.rows.append(row._replace(gave=gave))
        for row in gone:
            gave = [
                (name, entry, base((name, entry), was), self._renumbered(old)) for name, entry, was, old in row.gave
            ]
            lock.rows.append(row._replace(gave=gave))
        names_before = {(each.list_name, each.identifier): each.names for each in self.before.named}
        for made in self.names.made.values():
            key = made.list_name, made.identifier
            names = [*made.spellings] or [str(made.data.get("name", ""))]
            names = list(dict.fromkeys([*names, *names_before.get(key, ())]))
            lock.named.append(NamedBefore(*key, names, made.told.within, base(key, Base("", 0))))
        now = {(each.list_name, each.identifier) for each in lock.named}
        lock.named += [each for each in self.before.named if (each.list_name, each.identifier) not in now]
        return lock

    def _renumbered(self, old: int) -> int:
        """The number of a template of the last import among those of this one."""
        columns = self.before.columns[old]
        if columns not in self.columns:
            self.columns.append(columns)
        return self.columns.index(columns)
