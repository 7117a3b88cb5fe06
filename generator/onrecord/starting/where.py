"""In which file of a record a new entry is written, unless somebody names another."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from onrecord.record import nodes, yaml_text
from onrecord.record.draft import Draft
from onrecord.record.placing import DEFAULTS, Placed
from onrecord.starting.handwriting import Value


def file_for(name: str, values: Mapping[str, Value], draft: Draft, texts: Mapping[str, bytes], folder: str) -> str:
    """The file where the last entry of a list stands; of a claim, where the last one of its document does, or one of its own if
    each document has one. Else the record's only file, or a new one in ``folder``, the record's."""
    placed = sorted((each for listed, each in draft.all_placed() if listed == name), key=_order)
    if name != "claims":
        return placed[-1].file if placed else _only_or_new(texts, f"{folder}/{name}.yml")
    document = str(values.get("document", ""))
    own = [each for each in placed if each.entry.document == document]
    if own or not placed:
        return own[-1].file if own else _only_or_new(texts, f"{folder}/claims/{document or name}.yml")
    last = placed[-1].file
    is_of_another = defaults_of(texts[last], last).get("document") not in (None, document)
    return PurePosixPath(last).with_name(f"{document}.yml").as_posix() if is_of_another and document else last


def defaults_of(data: bytes, file: str) -> dict[str, Value]:
    """What a file says for all of its claims, as it is written there."""
    root, _ = yaml_text.parse(data, file)
    node = root.items.get(DEFAULTS) if isinstance(root, nodes.Mapping) else None
    return dict(nodes.to_data(node)) if isinstance(node, nodes.Mapping) else {}


def _order(placed: Placed) -> tuple[str, int]:
    return placed.file, placed.number or 0


def _only_or_new(texts: Mapping[str, bytes], new: str) -> str:
    return next(iter(texts)) if len(texts) == 1 else new
