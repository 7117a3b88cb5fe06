"""Makes a record of a table of UCDP's Georeferenced Event Dataset, for `make bench RECORD=…`:

    python -m tests.ucdp_rows TABLE.csv FOLDER

The table is not ours and is not kept here; UCDP publishes it under CC BY 4.0 (Sundberg and Melander 2013, Högbladh 2019). Each
row is an event and a claim of the coders, with whom and which bureaus they name as their basis.
"""

import csv
import sys
from pathlib import Path

from onrecord.record.yaml_text import dump

Data = dict[str, object]

PRECISIONS = {"1": "exact", "2": "near", "3": "district", "4": "region", "5": "vague", "6": "country"}
PLACES = {"country": "country", "adm_1": "province", "adm_2": "district", "where_coordinates": "area"}
"""The columns of a place, the widest first, and what each is."""

ENTRIES_OF_A_FILE = 200
UCDP = "source-0"


class Rows:
    """The entries that rows of the table come to."""

    def __init__(self) -> None:
        self.events: list[Data] = []
        self.claims: list[Data] = []
        self.sources: dict[str, Data] = {}
        self.places: dict[tuple[str, ...], Data] = {}
        self._source("UCDP GED", "data-set")

    def add(self, row: dict[str, str]) -> None:
        """Take one more row."""
        start, end = row["date_start"][:10], row["date_end"][:10]
        when = start if start == end else f"{start}/{end}"
        name = f"{row['side_a']} and {row['side_b']}, {row['where_coordinates']}, {start}"
        place: Data = {"at": self._place(row)}
        if precision := PRECISIONS.get(row["where_prec"]):
            place["precision"] = precision
        event = f"event-{row['id']}"
        self.events.append({"id": event, "name": name, "when": when, "locations": [place]})
        sides = [self._source(row[side], "armed-group") for side in ("side_a", "side_b") if row[side].strip()]
        claim: Data = {"id": f"row-{row['id']}", "locator": f"row {row['id']}", "event": event, "when": when}
        claim |= {"figures": {"killed": _count(row)}, "about": {"subject": list(dict.fromkeys(sides))}}
        self.claims.append(
            claim | {"basis": [self._basis(row)]} | {"labels": {"type": f"type {row['type_of_violence']}"}}
        )

    def _basis(self, row: dict[str, str]) -> Data:
        offices = [each.strip() for each in row["source_office"].split(";") if each.strip()]
        via = list(dict.fromkeys(self._source(each, "media") for each in offices))
        said = row["source_original"].strip()
        return {"source": self._source(said, "") if said else "unnamed"} | ({"via": via} if via else {})

    def _source(self, name: str, kind: str) -> str:
        """The id of a source; spellings that differ in case are one."""
        name = " ".join(name.split())
        new: Data = {"id": f"source-{len(self.sources)}", "name": name}
        if kind:
            new["kind"] = kind
        return str(self.sources.setdefault(name.casefold(), new)["id"])

    def _place(self, row: dict[str, str]) -> str:
        """The id of the row's place, which lies in a district of a province of a country, as far as these are given."""
        path: tuple[str, ...] = ()
        found = ""
        for key, kind in PLACES.items():
            name = " ".join(row[key].split())
            if name:
                path = (*path, name)
                new: Data = {"id": f"place-{len(self.places)}", "name": name, "kind": kind}
                if found:
                    new["within"] = found
                if kind == "area" and row["latitude"]:
                    new["point"] = [float(row["latitude"]), float(row["longitude"])]
                found = str(self.places.setdefault(path, new)["id"])
        return found


def _count(row: dict[str, str]) -> str:
    """The coders' best number with its range, where it lies in it."""
    low, best, high = (int(row[key]) for key in ("low", "best", "high"))
    return f"{best} ({low}-{high})" if low < high and low <= best <= high else f"{best}"


def files(table: Path) -> dict[str, Data]:
    """The files of the record, without their end `.yml`."""
    rows = Rows()
    with table.open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            rows.add(row)
    document = {"id": "ged", "title": "UCDP Georeferenced Event Dataset", "publisher": UCDP, "form": "table"}
    made: dict[str, Data] = {
        "about": {"about": {"title": "UCDP rows", "licence": "CC BY 4.0"}, "documents": [document]}
    }
    lists: dict[str, list[Data]] = {
        "sources": [*rows.sources.values()],
        "locations": [*rows.places.values()],
        "events": rows.events,
        "claims": rows.claims,
    }
    for name, entries in lists.items():
        shared: Data = {"defaults": {"document": "ged", "source": UCDP}} if name == "claims" else {}
        for start in range(0, len(entries), ENTRIES_OF_A_FILE):
            made[f"{name}-{start:06}"] = {**shared, name: entries[start : start + ENTRIES_OF_A_FILE]}
    return made


def main(table: Path, folder: Path) -> None:
    """Write the record of a table into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files(table).items():
        (folder / f"{name}.yml").write_text(dump(data), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
