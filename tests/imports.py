"""What the tests of imports share: a mapping and tables in, an import out; and the record with it, to import again."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.importing import mapping, whole
from onrecord.importing.outcome import report
from onrecord.importing.whole import Imported, Options
from tests.records import yaml_text

TABLES = Path(__file__).parent / "tables"
FOLDER = "docs/record"
OPTIONS = Options(FOLDER, "2027-01-01")
ABOUT = {f"{FOLDER}/about.yml": yaml_text({"about": {"title": "A record", "licence": "CC BY 4.0"}}).encode()}

Files = dict[str, bytes]


class Project:
    """A record in a folder that is none, into which a mapping's tables are imported."""

    def __init__(self, written: str, record: Files | None = None, **options: object) -> None:
        self.mapping, self.record = written, dict(ABOUT | (record or {}))
        self.lock = b""
        self.options = replace(OPTIONS, **options)  # type: ignore[arg-type]

    def run(self, **tables: str | bytes) -> Imported:
        """Import tables, given by the names of their files with `_` in the place of the point; keep what is written."""
        files = {name.replace("_", ".", 1): data for name, data in tables.items()}
        return self.run_files(
            {name: data if isinstance(data, bytes) else data.encode() for name, data in files.items()}
        )

    def run_files(self, files: Files) -> Imported:
        """Import tables, given by the names of their files; keep what is written."""
        written, problems = mapping.parse(self.mapping.encode(), "imports/map.yml")
        if written is None or problems:
            return Imported(problems=problems)
        found = whole.run(written, files, self.record, self.lock, self.options)
        lines = list(report(found, written))
        assert len([line for line in lines if line.endswith("]")]) == len(found.rejected)
        for path, data in found.files.items():
            if path.endswith(".lock"):
                self.lock = data
            else:
                self.record[path] = data
        return found

    def file(self, name: str) -> str:
        """The text of a file of the import."""
        return next(data.decode() for path, data in self.record.items() if path.endswith(f"/{name}"))

    def edit(self, name: str, before: str, after: str) -> None:
        """Change a file of the import by hand."""
        path = next(path for path in self.record if path.endswith(f"/{name}"))
        text = self.record[path].decode()
        assert before in text
        self.record[path] = text.replace(before, after, 1).encode()


def csv_text(columns: str, *rows: Sequence[str]) -> str:
    """A table as CSV; rows may be short."""
    text = io.StringIO()
    width = len(columns.split(","))
    csv.writer(text, lineterminator="\n").writerows(
        [columns.split(","), *([*row, *[""] * (width - len(row))] for row in rows)]
    )
    return text.getvalue()


def told(found: Imported) -> list[str]:
    """The problems of an import, and the reasons for which rows were refused, a line each."""
    rows = [f"{each.line} {each.column}: {each.message} [{each.code}]" for each in found.rejected]
    return [*map(str, found.problems), *rows]
