"""What the record, the lock and the files of the last import know: names, words, entries, and ids that are taken."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from onrecord.importing.again import Present
from onrecord.importing.known import EntriesOf, KnownEntries
from onrecord.importing.lock import Key, Lock
from onrecord.importing.mapping import MappingFile
from onrecord.importing.names import NAMED_LISTS, Names
from onrecord.importing.rows import Words
from onrecord.record import reading
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.record.placing import Placed


class Memory:
    """What is known before the first row is read.

    ``moved``: entries of the last import that stand in other files of the record now; ``taken``: ids of entries that are
    not of this import, with their places.
    """

    def __init__(self, settings: MappingFile, draft: Draft, before: Lock, here: Present, new_words: bool) -> None:
        self.before, self.here = before, here
        self.bases = dict(before.bases())
        placed = draft.placed
        self.moved: dict[Key, Placed] = {key: each for key, each in placed.items() if key in self.bases}
        self.taken: dict[Key, Placed] = {key: each for key, each in placed.items() if key not in self.moved}
        self.taken |= {(name, former): each for (name, _), each in placed.items() for former in each.entry.formerly}
        self._read_before: dict[str, dict[Key, Any]] = {}
        others: dict[str, dict[str, Any]] = defaultdict(dict)
        for (name, identifier), each in placed.items():
            others[name][identifier] = each.entry
        self.known = KnownEntries(draft.record.about, {name: self._list(name, others[name]) for name in LISTS})
        self.words = Words(self._words_of(others), new_words)
        self.names = Names(settings.fold, settings.known, self._ids_taken())
        self._remember_names(others)

    def _ids_taken(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {name: set() for name in LISTS}
        for name, identifier in (*self.taken, *self.moved, *self.bases, *self.here.digests):
            found[name].add(identifier)
        return found

    def _remember_names(self, others: Mapping[str, Mapping[str, Any]]) -> None:
        """Tell what is known of names: to whom the record gives them, and to whom this import has."""
        for name in NAMED_LISTS:
            for entry in others[name].values():
                self.names.learn(name, entry)
        ours = {(each.list_name, each.identifier): each for each in self.before.named}
        for key, each in ours.items():
            take_in = self.names.own if key in self.here.digests else self.names.gone
            take_in(each.list_name, each.names, each.within, each.identifier)
        edited = {file: self.here.files[file] for file in self.here.edited}
        for name, listed in reading.read(edited)[0].entries.items() if edited else ():
            for entry in (placed.entry for placed in listed if name in NAMED_LISTS):
                if (name, entry.id) in ours:
                    names = [entry.name, *entry.aliases] if name != "documents" else []
                    self.names.own(name, names, ours[name, entry.id].within, entry.id)
                elif (name, entry.id) not in self.bases:
                    self.names.learn(name, entry)

    def _words_of(self, others: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
        """The labels and measures of the record, and those that were let in before."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in ("events", "claims"):
            for entry in others[name].values():
                for label, values in entry.labels.items():
                    found[f"label {label}"].update(values)
                    found["measure"].add(label)
                found["measure"].update(getattr(entry, "figures", ()))
        for of, words in self.before.words.items():
            found[of].update(words)
        return found

    def _list(self, name: str, others: Mapping[str, Any]) -> EntriesOf:
        """A list of the record while rows are added to it."""
        before = {identifier for of, identifier in self.here.where if of == name}
        return EntriesOf(others, before, lambda identifier: self._entry_before((name, identifier)))

    def _entry_before(self, key: Key) -> Any:
        """An entry that the last import wrote, as it stands. Raises KeyError if it cannot be read."""
        file = self.here.where[key]
        if file not in self._read_before:
            read = reading.read_file(file, self.here.files[file]).entries
            entries = {(name, placed.entry.id): placed.entry for name in LISTS for placed in read[name]}
            self._read_before[file] = entries
        return self._read_before[file][key]
