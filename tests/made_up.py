"""Made-up records of any size, as uneven as real ones, for measuring. The same size gives the same record.

A fifth of the claims is of one event; a few sources and places are named again and again, most seldom; places lie in towns, towns
in provinces, these in countries. Documents are in four languages and three scripts, a few are tables with very many rows, and two
in five are archived, with all that is quoted of them. `onrecord check` has nothing to say about such a record.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.record.yaml_text import dump
from tests.made_up_claims import Claims
from tests.made_up_entries import Data, Places, events, sources
from tests.made_up_names import Names

ROWS = 0.15
"""Which part of the claims stands in tables."""

ROWS_OF_A_TABLE = 2_000
CLAIMS_OF_A_FILE = 200
ENTRIES_OF_A_FILE = 400


def record(claims: int, seed: int = 1) -> dict[str, bytes]:
    """A record of so many claims, as file name → bytes: ten claims a source, twenty a place, fifty an event."""
    return made(claims, seed)[0]


def write(folder: Path, claims: int, seed: int = 1) -> None:
    """Write such a record into a new folder of a project: `docs/record/`, and what is archived into `archive/`."""
    texts, archive = made(claims, seed)
    for name, data in ({f"docs/{name}": data for name, data in texts.items()} | archive).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def made(claims: int, seed: int = 1) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Such a record, and the archived texts of its documents, as `archive/` and file name → bytes."""
    chance = random.Random(seed)
    names = Names(chance)
    places = Places(chance, max(8, claims // 20), names)
    speakers = sources(chance, max(10, claims // 10), names)
    happened = events(chance, max(3, claims // 50), places)
    rows = round(claims * ROWS)
    maker = Claims(chance, speakers, places, happened, claims - rows)
    files: dict[str, Data] = {"about": {"about": {"title": "A made-up record", "language": "en"}}}
    for name, entries in (("sources", speakers), ("locations", places.entries), ("events", happened)):
        for start in range(0, len(entries), ENTRIES_OF_A_FILE):
            files[f"{name}-{start:06}"] = {name: entries[start : start + ENTRIES_OF_A_FILE]}
    files |= dict(_texts(maker, claims - rows))
    files |= dict(_tables(maker, rows))
    texts = {f"record/{name}.yml": dump(file).encode() for name, file in files.items()}
    return texts, {f"archive/{name}": data for name, data in maker.archive.items()}


def _texts(maker: Claims, claims: int) -> Iterator[tuple[str, Data]]:
    """Files with some documents each, and their claims."""
    done = number = 0
    while done < claims:
        documents: list[Data] = []
        said: list[Data] = []
        while len(said) < CLAIMS_OF_A_FILE and done < claims:
            document, its_claims = maker.text(claims - done)
            documents.append(document)
            said += its_claims
            done += len(its_claims)
        yield f"documents-{number:06}", {"documents": documents, "claims": said}
        number += 1


def _tables(maker: Claims, rows: int) -> Iterator[tuple[str, Data]]:
    """Files with some rows of a table each; the first has the table itself."""
    for table, first in enumerate(range(0, rows, ROWS_OF_A_TABLE)):
        document, claims = maker.table(min(ROWS_OF_A_TABLE, rows - first))
        shared = {"document": document["id"], "source": "source-1"}
        for start in range(0, len(claims), CLAIMS_OF_A_FILE):
            head: Data = {} if start else {"documents": [document]}
            yield (
                f"table-{table:03}-{start:06}",
                {**head, "defaults": dict(shared), "claims": claims[start : start + CLAIMS_OF_A_FILE]},
            )


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
