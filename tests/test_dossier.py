"""`onrecord dossier`: all on an event in one file, numbered, that asks nobody for anything."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.exporting.dossier import dossier
from onrecord.sealing.canonical import SaidInFull
from onrecord.speaking import languages
from onrecord.speaking.linking import Home
from tests import golden
from tests.building import parsed
from tests.records import minimal, viewed, yaml_text


def made(event: str, web: str = "", language: str = "en") -> str:
    with languages.speaking(language):
        return dossier(viewed(golden.texts(), golden.EVIDENCE), event, Home(web))


def busiest() -> str:
    view = viewed(golden.texts(), golden.EVIDENCE)
    return max(view.record.events, key=lambda each: len(view.lookups.claims_of_event.get(each, ())))


def test_every_claim_has_a_number_and_the_digest_of_the_seal() -> None:
    view, event = viewed(golden.texts(), golden.EVIDENCE), busiest()
    page = parsed(made(event))
    table = page.find_all("table")[-1].get_text(" ")
    mine = [claim for claim in view.record.claims.values() if event in map(str, claim.event or ())]
    assert mine
    for claim in mine:
        assert SaidInFull(view.record).sha256(claim).hex() in table
        assert page.find(id=f"claim-{claim.id}")
    assert f"C{len(mine)}" in table
    assert f"C{len(mine) + 1}" not in table


def test_it_needs_no_other_file_and_each_link_in_it_leads_somewhere() -> None:
    html = made(busiest())
    page = parsed(html)
    assert "\0" not in html
    assert not page.find_all(["script", "link", "iframe"])
    assert all(str(each["src"]).startswith("data:") for each in page.find_all("img"))
    inner = [str(each["href"]) for each in page.find_all("a") if not str(each["href"]).startswith(("http", "mailto"))]
    assert inner
    for each in inner:
        assert each.startswith("#")
        assert page.find(id=each[1:]), each


def test_with_an_address_it_leads_to_the_site_and_else_not() -> None:
    assert 'href="https&#58;&#47;&#47;example' in made(busiest(), "https://example.org/")


def test_arabic_runs_from_the_right() -> None:
    assert re.search(r'<html lang="ar" dir="rtl">', made(busiest(), language="ar"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "docs" / "record"
    folder.mkdir(parents=True)
    (folder / "record.yml").write_text(yaml_text(minimal()), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_written_beside(project: Path) -> None:
    done = CliRunner().invoke(main, ["dossier", "fire"])
    assert done.exit_code == 0
    assert (project / "fire.html").read_text("utf-8").startswith("<!doctype html>")


def test_an_event_that_is_not_there_gets_one_line(project: Path) -> None:
    done = CliRunner().invoke(main, ["dossier", "fier"])
    assert done.exit_code == 1
    assert done.output == "no event 'fier' in the record (did you mean 'fire'?)\n"
    assert not list(project.glob("*.html"))


def test_without_a_printer_one_line_says_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(main, ["dossier", "fire", "--out", "fire.pdf"])
    assert done.exit_code == 2
    assert "install Chromium or WeasyPrint" in done.output
    assert not (project / "fire.pdf").exists()


def test_weasyprint_prints_where_there_is_no_browser(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in by that name on the path, which notes how it was called and prints what it was given."""
    stand_in = project / "bin" / "weasyprint"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\necho "$#" > {project}/called\n/bin/cp "$1" "$2"\n', "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(stand_in.parent))
    done = CliRunner().invoke(main, ["dossier", "fire", "--out", "fire.pdf"])
    assert (done.exit_code, (project / "called").read_text("utf-8")) == (0, "2\n")
    assert (project / "fire.pdf").read_text("utf-8").startswith("<!doctype html>")
    stand_in.write_text("#!/bin/sh\necho no fonts >&2\nexit 1\n", "utf-8")
    done = CliRunner().invoke(main, ["dossier", "fire", "--out", "again.pdf"])
    assert (done.exit_code, "could not print it: no fonts" in done.output) == (2, True)
    assert not (project / "again.pdf").exists()


def test_another_ending_is_refused(project: Path) -> None:
    assert CliRunner().invoke(main, ["dossier", "fire", "--out", "fire.docx"]).exit_code == 2
