"""The golden pages: those of the made-up record in `tests/site/record`. `make golden` writes them anew."""

import shutil
from datetime import date
from pathlib import Path

from onrecord.generate import Generated, generate
from onrecord.proving.proofs import Evidence
from onrecord.site import files

SITE = Path(__file__).parent / "site"
PAGES = SITE / "pages"


EVIDENCE = Evidence(archive=files.ArchiveFolder(SITE / "archive"), day=date(2026, 1, 1))
"""What the quotes of the record are held against."""


def texts() -> dict[str, bytes]:
    """The files of the record."""
    return {path.name: path.read_bytes() for path in sorted((SITE / "record").glob("*.yml"))}


def line_of(words: str) -> int:
    """The number of the first line of the record that has these words."""
    (text,) = texts().values()
    return next(number for number, line in enumerate(text.decode().split("\n"), 1) if words in line)


def made() -> Generated:
    """Make the pages of the record, all but those that are made from the model alone."""
    generated = generate(texts(), evidence=EVIDENCE)
    kept = {path: output for path, output in generated.files.items() if not path.startswith("handbook/")}
    return Generated(kept, generated.diagnostics)


def kept() -> dict[str, str]:
    """The pages as they were last written and read by a person."""
    return {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in sorted(PAGES.rglob("*.md"))}


def renew() -> None:
    """Write the pages anew."""
    generated = made()
    for diagnostic in generated.diagnostics:
        print(diagnostic)
    shutil.rmtree(PAGES, ignore_errors=True)
    for path, output in generated.files.items():
        (PAGES / path).parent.mkdir(parents=True, exist_ok=True)
        (PAGES / path).write_text(output.text, "utf-8", newline="\n")


if __name__ == "__main__":
    renew()
