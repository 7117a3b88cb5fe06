"""What an audit finds in a site: leaks of every kind, planted in a small one; and nothing in sites that have none."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from onrecord.auditing.files import in_bytes
from onrecord.auditing.finding import MEANINGS, Leak
from onrecord.auditing.texts import Allowed, in_text
from onrecord.cli import main
from onrecord.writing.sought import NamesSought, names_in
from tests.building import PROJECT, Site
from tests.projects import golden_project
from tests.records import Data, location, minimal, yaml_text
from tests.test_extracting import pdf

NAMES = ["Jane Q. Doe", "Ammar al-Khatib", "عمار الخطيب", "Łukasz Żółty", "# not a name", ""]

NAMED = {
    "as it is": "said Jane Q. Doe on Monday",
    "small": "jane q. doe",
    "capitals": "JANE Q DOE",
    "over tags": "<p>Jane <b>Q.</b> Doe</p>",
    "as entities": "&#74;ane Q&#46; Doe",
    "in an attribute": '<img alt="Jane Q. Doe" src="a.png">',
    "in a title": "<title>Jane Q. Doe</title>",
    "in an id": '<h2 id="jane-q-doe">A source</h2>',
    "in an address": '<a href="../sources/jane-q-doe/">a source</a>',
    "joined": '<a href="../sources/janeqdoe/">a source</a>',
    "in an escaped address": '<a href="?q=Jane%20Q.%20Doe">search</a>',
    "in JSON": '{"name":"Jane Q. Doe"}',
    "in a table": "id,name\n1,Jane Q. Doe\n",
    "without an article": "a man called Ammar Khatib",
    "with an article": "a man called Ammar Al Khatib",
    "in Arabic": "قال عمار الخطيب إن",
    "in Arabic without an article": "قال عمار خطيب إن",
    "with marks": "قال عَمَّار الخطيب",
    "without marks of its own": "Lukasz Zolty",
    "in a comment": "<!-- Jane Q. Doe -->",
    "across lines": "<p>It was <b>Jane</b>\nQ. Doe</p>",
}
"""Texts that name somebody who must not be named."""

SAID: list[tuple[Leak, str]] = [
    (Leak.MAIL, "write to jane@paper.example.de"),
    (Leak.MAIL, '<a href="mailto:desk%40paper.fr">the desk</a>'),
    (Leak.MAIL, "jane&#64;paper.fr"),
    (Leak.MAIL, '{"author":"j.doe+tips@paper.co.uk"}'),
    (Leak.PHONE, "call +964 770 123 4567"),
    (Leak.PHONE, "call 00964-770-1234567"),
    (Leak.PHONE, '<a href="tel:07701234567">call</a>'),
    (Leak.PHONE, "+1 (555) 010-9999"),
    (Leak.ACCOUNT, "https://t.me/somebody"),
    (Leak.ACCOUNT, "see x.com/jane_doe for more"),
    (Leak.ACCOUNT, "https://www.facebook.com/jane.doe.3"),
    (Leak.ACCOUNT, "@jane@mastodon.social"),
    (Leak.ACCOUNT, "instagram.com/jane/"),
    (Leak.TOKEN, '<a href="https://host.org/file?token=a1b2c3d4">file</a>'),
    (Leak.TOKEN, "https://user:secret@host.org/drafts"),
    (Leak.TOKEN, "https://bucket.host.com/x?X-Amz-Signature=0f3a99bc&amp;y=1"),
    (Leak.TOKEN, "https://host.org/x?a=1&amp;api_key=12345678"),
    (Leak.SECRET, "-----BEGIN OPENSSH PRIVATE KEY-----"),
    (Leak.SECRET, "AKIAABCDEFGHIJKLMNOP"),
    (Leak.SECRET, f"ghp_{'a1' * 18}"),
    (Leak.PATH, "/home/jane/record/docs"),
    (Leak.PATH, "/Users/jane/Desktop/list.yml"),
    (Leak.PATH, r"C:\Users\jane\record"),
    (Leak.PATH, '<img src="file:///home/jane/a.png">'),
    (Leak.PATH, r"\\server\share\list"),
]
"""Texts of which each gives something away."""

FILES = [
    ".env", "notes~", "#page.html#", "a.bak", "page.html.orig", "table.xlsx", "copy.yml", "record/quotes.lock", "id_rsa",
    "server.pem",
    "vault.kdbx", "dump.sql", "old.zip", ".git/config", "~$report.docx", ".DS_Store", "page.swp", "contacts.vcf",
]  # fmt: skip
"""Names of files that no reader needs."""

HARMLESS = [
    "<p>It was 33.1234, 44.5678; from 10–15 to 1,200,000 people, on 2021-06-28T10:00:00+03:00.</p>",
    "sha256 04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
    "write to corrections@desk.org or to you@example.org",
    "https://x.com/army/status/1234567 and https://x.com/intent/post?text=a",
    "@media print { a { color: red } } @import url(a.css)",
    "https://example.org/a?page=2&q=token and docs/record/a.yml, /sources/home/ and https://host.org/home/jane",
    "Jane Q. of Doe; doe, Jane; Ammar said, Khatib",
]
"""Texts that look like leaks, and are none: these addresses are the record's."""

ALLOWED = Allowed(
    "mailto:Corrections@desk.org", frozenset(["https://twitter.com/army", "https://x.com/army/status/1234567"])
)


def found_in(text: str, path: str = "page/index.html") -> set[Leak]:
    return {finding.leak for finding in in_text(path, text, NamesSought(names_in(NAMES)), ALLOWED)}


@pytest.mark.parametrize("how", NAMED)
def test_a_name_is_found_however_it_stands_there(how: str) -> None:
    assert found_in(NAMED[how]) == {Leak.NAME}


@pytest.mark.parametrize(("leak", "text"), SAID, ids=[text for _, text in SAID])
def test_what_gives_something_away_is_found(leak: Leak, text: str) -> None:
    assert leak in found_in(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_is_not(text: str) -> None:
    assert found_in(text) == set()


def test_there_are_sixty_leaks_at_least() -> None:
    assert len(NAMED) + len(SAID) + len(FILES) >= 60


def picture(**tags: str) -> bytes:
    """A picture with a position, or a tag of Exif by its name."""
    exif, data = Image.Exif(), io.BytesIO()
    if "position" in tags:
        exif.get_ifd(0x8825)[2] = (33.0, 20.0, 10.0)
    if "artist" in tags:
        exif[0x013B] = tags["artist"]
    Image.new("RGB", (2, 2)).save(data, "JPEG", exif=exif)
    return data.getvalue()


def office() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr(
            "docProps/core.xml", "<x><dc:creator>Jane</dc:creator><cp:lastModifiedBy>J</cp:lastModifiedBy></x>"
        )
    return data.getvalue()


def test_files_say_who_made_them_and_where() -> None:
    author = pdf("Four died.").replace(b"4 0 obj<<>>", b"4 0 obj<</Author(Jane Doe)>>")
    author = author.replace(b"trailer<<", b"trailer<</Info 4 0 R")
    found = {
        name: [finding.leak for finding in in_bytes(name, data)]
        for name, data in {
            "a.jpg": picture(position="yes"),
            "b.jpg": picture(artist="Jane Doe"),
            "c.jpg": picture(),
            "d.pdf": author,
            "e.pdf": pdf("Four died."),
            "f.docx": office(),
            "g.jpg": b"no picture",
            "h.pdf": b"no pdf",
            "i.docx": b"no zip",
        }.items()
    }
    assert found == {
        "a.jpg": [Leak.POSITION],
        "b.jpg": [Leak.AUTHOR],
        "c.jpg": [],
        "d.pdf": [Leak.AUTHOR],
        "e.pdf": [],
        "f.docx": [Leak.AUTHOR, Leak.AUTHOR],
        "g.jpg": [],
        "h.pdf": [],
        "i.docx": [],
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    record = tmp_path / "docs" / "record"
    record.mkdir(parents=True)
    house = location("house", name="The house of the witness", point=[33.3, 44.4], precision="exact")
    data: Data = {**minimal(), "locations": [*minimal()["locations"], house]}
    (record / "a.yml").write_text(yaml_text(data))
    site = tmp_path / "site"
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(b"x")
    (site / "jane-q-doe").mkdir()
    (site / "jane-q-doe" / "index.html").write_text("<p>\x1b[31mWrite to j@paper.fr</p>")
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(b"<loc>https://paper.fr/jane-q-doe/</loc>"))
    with zipfile.ZipFile(site / "packed.zip", "w") as packed:
        packed.writestr("inner.txt", "Jane Q. Doe")
    (tmp_path / "names.txt").write_text("\n".join(NAMES))
    return tmp_path


def audited(project: Path, *arguments: str) -> tuple[int, list[str]]:
    command = [
        "audit",
        str(project / "site"),
        "--record",
        str(project / "docs/record"),
        "--archive",
        str(project / "archive"),
    ]
    result = CliRunner().invoke(main, [*command, *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.stdout.splitlines()


def test_the_command_tells_all_in_a_line_each(project: Path) -> None:
    code, lines = audited(project, "--names", str(project / "names.txt"))
    assert code == 1
    told = {tuple(line.split(": ", 1)) for line in lines}
    unwanted = {path for path, what in told if what == "no reader needs this file [file]"}
    assert unwanted == {*FILES, "packed.zip"}
    assert ("packed.zip/inner.txt:1", "it says 'Jane Q. Doe' [name]") in told
    assert ("sitemap.xml:1", "it says 'Jane Q. Doe' [name]") in told
    assert ("jane-q-doe/index.html", "the name of the file says 'Jane Q. Doe' [name]") in told
    assert ("jane-q-doe/index.html:1", "j@paper.fr [mail]") in told
    assert any("The house of the witness is called a home" in line for line in lines)
    assert all(line.isprintable() for line in lines)
    assert {line.rpartition("[")[2].rstrip("]") for line in lines} <= {str(leak) for leak in MEANINGS}


def test_a_site_without_leaks_has_none(tmp_path: Path, golden_site: Site) -> None:
    project = golden_project(tmp_path)
    command = [
        "audit",
        str(golden_site.folder),
        "--record",
        str(project / "docs/record"),
        "--archive",
        str(project / "archive"),
    ]
    (tmp_path / "names.txt").write_text("\n".join(NAMES))
    result = CliRunner().invoke(main, [*command, "--names", str(tmp_path / "names.txt"), "--around"])
    assert (result.exit_code, [line for line in result.stdout.splitlines() if "[quote]" not in line]) == (0, [])
    assert "[quote]" in result.stdout
    assert "0 findings" in result.stderr


def test_every_kind_of_leak_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Leak)
    assert (PROJECT / "docs" / "handbook" / "publishing.md").read_text("utf-8").count("onrecord audit") > 0


def test_the_names_of_sources_that_are_not_public_are_sought_and_not_said(tmp_path: Path) -> None:
    hidden = {"id": "hidden", "name": "Jane Q. Doe", "kind": "person", "visibility": "private"}
    record, site = tmp_path / "record", tmp_path / "site"
    record.mkdir()
    site.mkdir()
    (record / "record.yml").write_text(yaml_text({**minimal(), "sources": [*minimal()["sources"], hidden]}))
    (site / "index.html").write_text("<p>JANE Q DOE, a dentist</p>")
    result = CliRunner().invoke(main, ["audit", str(site), "--record", str(record)])
    assert result.exit_code == 1
    assert result.stdout == "index.html:1: it says the name of a source that is not public [name]\n"
