"""Archived files are read within limits, by a process of its own; and only regular files are read at all."""

import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.generate import check
from onrecord.proving import guarded
from onrecord.proving.extracting import FileKind, Unreadable, text_of
from onrecord.proving.guarded import ENV_MEMORY, ENV_SECONDS, text_within_limits
from onrecord.site import files
from tests.records import minimal, texts_of, yaml_text
from tests.test_extracting import pdf, pdf_of

PAGE = "<p>Four were killed, “eleven” hurt.</p>".encode()


@pytest.fixture(autouse=True)
def _a_new_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    reader = guarded._Apart()
    monkeypatch.setattr(guarded, "_APART", reader)
    yield
    reader.close()


def bomb(size: int) -> bytes:
    """A PDF whose one stream unpacks to a size."""
    packed = zlib.compress(b" " * size, 9).decode("latin-1")
    text = pdf_of([packed]).decode("utf-8").encode("latin-1")
    return text.replace(f"<</Length {len(packed)}>>".encode(), f"<</Length {len(packed)}/Filter/FlateDecode>>".encode())


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PAGE, FileKind.HTML), (pdf("It burned.", "Four died."), FileKind.PDF), ("süß".encode(), FileKind.PLAIN)],
    ids=["page", "pdf", "text"],
)
def test_it_is_the_same_text(data: bytes, kind: FileKind) -> None:
    assert text_within_limits(data, kind) == text_of(data, kind)


def test_one_process_reads_many_and_says_why_one_has_no_text() -> None:
    text_within_limits(PAGE, FileKind.HTML)
    process = guarded._APART.process
    with pytest.raises(Unreadable, match="it is not a whole PDF"):
        text_within_limits(b"no PDF", FileKind.PDF)
    with pytest.raises(Unreadable, match=r"there is no text in it"):
        text_within_limits(b"<p></p>", FileKind.HTML)
    assert guarded._APART.process is process


def test_what_takes_too_long_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV_SECONDS, "0.0001")
    with pytest.raises(Unreadable, match=r"more than 0\.0001 seconds"):
        text_within_limits(PAGE * 200_000, FileKind.HTML)
    monkeypatch.delenv(ENV_SECONDS)
    assert "Four were killed" in text_within_limits(PAGE, FileKind.HTML)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of memory for a process")
def test_what_takes_too_much_memory_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENV_MEMORY, str(300 * 2**20))
    with pytest.raises(Unreadable, match=r"more memory than it may|it is not a whole PDF|there is no text"):
        text_within_limits(bomb(600 * 2**20), FileKind.PDF)
    with pytest.raises(Unreadable, match="more memory than it may"):
        text_within_limits(PAGE * 1_500_000, FileKind.HTML)
    monkeypatch.delenv(ENV_MEMORY)
    assert "Four were killed" in text_within_limits(PAGE, FileKind.HTML)


def test_a_tag_of_very_many_attributes_is_never_parsed() -> None:
    crowded = b"<p " + b" ".join(b'a%d="x"' % number for number in range(50_000)) + b">Four</p>"
    with pytest.raises(Unreadable, match="more than 20,000 attributes"):
        text_within_limits(crowded, FileKind.HTML)
    assert guarded._APART.process is None
    picture = b'<p>Four<img src="data:image/png;base64,' + b"AbC/" * 100_000 + b'"></p>'
    assert text_within_limits(picture, FileKind.HTML).strip() == "Four"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names in folders, and links need rights")
def test_what_is_no_regular_file_is_told_and_not_read(tmp_path: Path) -> None:
    record = tmp_path / "record"
    record.mkdir()
    (record / "a.yml").write_text(yaml_text(minimal()))
    os.mkfifo(record / "pipe.yml")
    (record / "gone.yml").symlink_to(tmp_path / "nowhere.yml")
    (tmp_path / "elsewhere").mkdir()
    (record / "linked").symlink_to(tmp_path / "elsewhere")
    (record / "evil\x1b[31m\n.yml").symlink_to(tmp_path / "nowhere.yml")
    assert [Path(name).name for name in files.read_record(record)] == ["a.yml"]
    found = check(texts_of(minimal()), files.read_evidence(record, tmp_path / "archive")).diagnostics
    lines = [str(each).removeprefix(f"{record}/") for each in found]
    assert lines == [
        "evil\\u001b[31m\\u000a.yml:1:1: it leads nowhere, and can't be read as a part of the record [not-a-file]",
        "gone.yml:1:1: it leads nowhere, and can't be read as a part of the record [not-a-file]",
        "linked:1:1: a folder that is a link is not read as a part of the record (put the folder itself in its place) "
        "[linked-folder]",
        "pipe.yml:1:1: it is no file that has an end, and can't be read as a part of the record [not-a-file]",
    ]


def test_a_name_in_the_archive_that_leads_out_of_it_is_not_missing(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (archive / "report.txt").symlink_to(tmp_path / "secret.txt")
    evidence = files.read_evidence(tmp_path, archive)
    assert "report.txt" not in evidence.archive
    assert "report.txt" in evidence.leading_out
    assert "other.txt" not in evidence.leading_out


def test_a_folder_in_the_archive_that_leads_out_of_it_gives_nothing(tmp_path: Path) -> None:
    archive, outside = tmp_path / "archive", tmp_path / "outside"
    for folder in (archive / "inside", outside):
        folder.mkdir(parents=True)
        (folder / "report.txt").write_text("text")
    (archive / "out").symlink_to(outside)
    (archive / "in").symlink_to(archive / "inside")
    found = files.read_evidence(tmp_path, archive)
    names = (
        "inside/report.txt",
        "in/report.txt",
        "out/report.txt",
        "../outside/report.txt",
        "in/../../outside/report.txt",
    )
    assert [name for name in names if name in found.archive] == ["inside/report.txt", "in/report.txt"]
    assert [name for name in names if name in found.leading_out] == [*names[2:]]
