"""The record that this project publishes: it holds, and its site says what it should. Whoever writes another record in its place
changes or drops this file; no other test reads docs/record."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.generate import check, generate
from onrecord.proving.passages import QuoteState
from onrecord.proving.proofs import in_words
from onrecord.record.record import Record
from onrecord.site import files
from onrecord.speaking.linking import LinkStyle
from tests import catalogues
from tests.building import PROJECT, Site, build_docs, loud
from tests.effort import only_in_soak
from tests.linking import broken_links
from tests.projects import onrecord, real_project
from tests.test_counts_pages import plain, rows, section, shows_its_own_numbers
from tests.test_generate import lead_to_files_that_are_made
from tests.test_model import LOADERS, is_accepted
from tests.test_site import (  # each is held against this record, through the fixtures below  # noqa: F401
    entry_of_page,
    is_light,
    leaked,
    test_each_claim_has_one_anchor_and_one_entry_of_the_search,
    test_each_entry_is_found_by_each_of_its_names,
    test_every_link_and_anchor_within_the_site_resolves,
    test_no_id_stands_twice_on_a_page,
    test_no_page_asks_another_host_for_anything,
    test_strict_build_is_clean,
)
from tests.test_told_with_claims import vanished
from tests.test_words import asks_for_what_is_in_the_code

RECORD = PROJECT / "docs" / "record"
QUOTES = 35


def texts() -> dict[str, bytes]:
    return {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in sorted(RECORD.rglob("*.yml"))}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {path: output.text for path, output in generate(texts()).files.items()}


@pytest.fixture
def site(real_site: Site) -> Site:
    return real_site


@pytest.fixture
def known(real_site: Site) -> tuple[Site, Record]:
    return real_site, check(texts()).draft.record


def test_it_is_without_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (0, "")


def test_every_word_of_it_is_shown(pages: dict[str, str]) -> None:
    assert vanished(texts(), {path: text for path, text in pages.items() if not path.startswith("handbook/")}) == []


@LOADERS
@pytest.mark.parametrize("path", sorted(RECORD.rglob("*.yml")), ids=lambda path: path.stem)
def test_the_schema_accepts_it(path: Path, loader: Any) -> None:
    is_accepted(path, loader)


def test_it_is_proved() -> None:
    checked = check(files.read_record(RECORD), files.read_evidence(RECORD, Path("nowhere")))
    assert checked.diagnostics == []
    assert list(checked.proofs.states.values()) == [QuoteState.LOCKED] * QUOTES


def test_without_its_lock_no_quote_is_looked_up(tmp_path: Path) -> None:
    project = real_project(tmp_path)
    (project / "docs" / "record" / files.LOCK).unlink()
    (project / "archive").mkdir()
    nothing = onrecord(project, "verify")
    lines = nothing.stdout.splitlines()
    assert (nothing.returncode, len(lines), lines[1]) == (1, 2, in_words({QuoteState.NOT_YET: QUOTES}))
    assert "there is no 'al-qaim.txt' in the archive" in lines[0]


def test_a_changed_quote_is_told(tmp_path: Path) -> None:
    project = real_project(tmp_path)
    claims = next((project / "docs" / "record" / "claims").rglob("*.yml"))
    claims.write_text(claims.read_text("utf-8").replace("A state of chaos", "A state of great chaos"), "utf-8")
    done = onrecord(project, "check")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "[quote-changed]" in done.stdout


def test_the_killed_of_the_strikes(pages: dict[str, str]) -> None:
    page = next(text for path, text in pages.items() if re.fullmatch(r"counts/.*/killed\.md", path))
    lead = page.split("\n# ", 1)[1].split("\n\n")[1]
    assert lead == (
        "4 counts by 4 sources. The numbers given go from 4 to 15. No two of them are known to be the same count."
    )
    assert (
        "Read in one document of one publisher. They reached us through that one document alone. Not all of them are known "
        "to be different voices. For 3 of them it is not said where. For 1 of them it is not said whom it counts."
    ) in page
    assert "All of them came through one document of one publisher." in section(page, "How it reached us")
    shown = {name: plain(row.select_one("strong.or-count")) for name, row in rows(page).items()}
    assert sorted(shown.values()) == ["10–15", "15", "4", "7", "7"]
    again = [name for name, row in rows(page).items() if "is counted here once" in plain(row)]
    assert [shown[name] for name in again] == ["7"]
    assert not re.search(r"agree|contradict|independent|true|false", plain(page.partition("## How it")[0]))


def test_who_said_nothing_known_stands_below_the_killed(pages: dict[str, str]) -> None:
    page = next(text for path, text in pages.items() if re.fullmatch(r"counts/.*/killed\.md", path))
    assert "An officer at Al-Qaim police station" in section(page, "Those who do not know, or declined to say")


def test_every_number_shown_is_one_of_the_record() -> None:
    shows_its_own_numbers(texts())


@pytest.mark.parametrize("links", LinkStyle)
def test_links_lead_to_files_that_are_made(links: LinkStyle) -> None:
    lead_to_files_that_are_made(generate(texts(), links))


@pytest.mark.parametrize("limit", [None, 1])
def test_every_message_that_its_pages_ask_for_is_in_the_code(limit: int | None) -> None:
    asks_for_what_is_in_the_code(RECORD, limit, catalogues.extracted())


# Its site.


def test_the_command_builds_it(tmp_path: Path) -> None:
    project = real_project(tmp_path)
    done = onrecord(project, "build")
    assert (done.returncode, done.stdout) == (0, "")
    told, advice, size = done.stderr.splitlines()
    assert told == f"INFO: quotes: 0 looked up afresh, {QUOTES} not: {QUOTES} as found before"
    assert advice.startswith("INFO: site_url is not set")
    assert re.search(r"/site: [\d,]+ files, [\d.]+ MB$", size)


@only_in_soak
def test_every_link_resolves_without_directory_urls(tmp_path: Path) -> None:
    site = build_docs(PROJECT / "docs", tmp_path, use_directory_urls=False)
    assert (site.failure, loud(site.log)) == ("", [])
    assert list(broken_links(site)) == []


def test_nothing_of_the_record_folder_is_in_the_site(real_site: Site) -> None:
    assert leaked(real_site, RECORD) == []


def test_no_page_is_heavy(real_site: Site) -> None:
    is_light(real_site)


def test_it_is_found_under_its_names(real_site: Site) -> None:
    assert "<title>On Record: Al-Qaim" in real_site.pages["index.html"]
    assert {"Al-Qaim", "Qa'im", "القائم"} <= set(entry_of_page(real_site, "locations/al-qaim/"))
    assert "SOHR" in entry_of_page(real_site, "sources/syrian-observatory-for-human-rights/")
