"""While a person is watching, an edit of the record alone is shown without MkDocs: then the site is the one that MkDocs makes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from onrecord.site.plugin import OnRecordPlugin
from onrecord.site.quick_pages import QuickPages
from onrecord.site.remembering import VARIABLE
from onrecord.site.serving import Building
from onrecord.site.settings import is_alone
from onrecord.site.watching import seen_in
from tests.effort import examples
from tests.growing import SMALL, grown, limited
from tests.projects import RECORD, golden_project
from tests.records import Data, source, yaml_text
from tests.test_depending import SIZE, changed, changes

ADDRESS = "http://127.0.0.1:8000/"


class Watched:
    """A project that is being served, but for the server."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        self.plugin = self.load().plugins["onrecord"]
        assert isinstance(self.plugin, OnRecordPlugin)
        self.plugin.__init__()  # type: ignore[misc]  # MkDocs gives every build of a process the same one
        self.plugin.on_startup(command="serve", dirty=False)
        self.plugin.served.make = sparing

    def load(self, **settings: object) -> Any:
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.site), site_url=ADDRESS, **settings)

    def build(self, **settings: object) -> None:
        """What MkDocs does when anything has changed, in a process that knows nothing of the record."""
        self.plugin.last_good.edition = None
        self.plugin.reader.kept = None
        build(self.load(**settings), serve_url=ADDRESS)

    def write(self, record: Data) -> None:
        (self.folder / RECORD).write_text(yaml_text(record), "utf-8")

    def shown(self) -> dict[str, bytes]:
        """Every file of the site after somebody has asked for all of it, and the index of the search."""
        pages = self.plugin.served.pages
        assert pages
        addresses = [str(pages.place(path).relative_to(self.site).as_posix()) for path in pages.edition.keys]
        for address in (*addresses, *pages.edition.data, "search/search_index.json"):
            if not (self.site / address).exists():
                assert self.plugin.served.write(address), address
        found = (path for path in self.site.rglob("*") if path.is_file())
        # The sitemap, packed, has the time of packing.
        return {str(path): path.read_bytes() for path in found if path.suffix != ".gz"}


def sparing(pages: QuickPages, path: str) -> str:
    """The page at a path; its Markdown alone, if no navigation lists it, for what the theme puts around that is the same."""
    if any(file.src_uri == path for file in pages.made_by_mkdocs):
        return pages.page_in_full(path)
    return pages.edition.written(path).text


@contextmanager
def small() -> Iterator[None]:
    with limited(**SMALL):
        yield


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """A project that is being served, with pages of every kind."""
    top = tmp_path_factory.mktemp("at-once")
    with small(), pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        patch.setenv("SOURCE_DATE_EPOCH", "1600000000")
        served = Watched(golden_project(top / "project", has_handbook=False), top / "site")
        served.write(grown(SIZE))
        served.build()
        yield served
        served.plugin.__init__()


@settings(
    max_examples=examples(2, thorough=80), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(edits=st.lists(st.sampled_from(changes()), min_size=1, max_size=2))
def test_after_any_edit_the_site_is_the_one_that_mkdocs_makes(edits: list[Any], watched: Watched) -> None:
    for edit in edits:
        watched.write(changed(*edit))
        if watched.plugin.at_once.change():
            at_once = watched.shown()
            watched.build()
            assert watched.shown() == at_once
        else:
            watched.build()


def test_what_a_claim_says_is_shown_at_once_on_every_page(watched: Watched) -> None:
    watched.write(grown(SIZE))
    watched.build()
    before = watched.shown()
    watched.write(changed("claims", "row-1", "note", "newlyedited"))
    assert watched.plugin.at_once.change()
    after = watched.shown()
    assert before.keys() - after.keys() == {path for path in before if "search/blocks" in path} - after.keys()
    assert b"newlyedited" not in b"".join(before.values())
    assert sum(b"newlyedited" in each for each in after.values()) > 2
    hand_written = str(watched.site / "handbook" / "index.html")
    assert after[hand_written] == before[hand_written]


def test_what_mkdocs_would_make_otherwise_is_left_to_it(watched: Watched) -> None:
    watched.write(grown(SIZE))
    watched.build()
    with_more = grown(SIZE)
    with_more["sources"].append(source("somebody-new"))
    broken = changed("claims", "row-1", "source", "nobody-known")
    renamed = grown(SIZE)
    renamed["about"] = {**renamed.get("about", {}), "title": "Another title"}
    assert watched.plugin.at_once.change()
    watched.build(plugins=["search", {"onrecord": {"search": False}}])  # the theme's search has what MkDocs makes
    assert not watched.plugin.at_once.change()
    watched.build()
    for record in (with_more, broken, renamed):
        watched.write(record)
        assert not watched.plugin.at_once.change()
        watched.build()
        watched.write(grown(SIZE))
        assert not watched.plugin.at_once.change()
        watched.build()
    assert not watched.plugin.last_good.is_broken


def test_mkdocs_builds_where_anything_else_has_changed_or_its_last_build_failed() -> None:
    done: list[str] = []
    outside = {"about.md": (1, 1)}
    is_good = True

    def by_mkdocs() -> None:
        done.append("built")
        if not is_good:
            raise OSError

    def at_once() -> bool:
        done.append("at once")
        return is_good

    building = Building(by_mkdocs, at_once, lambda: dict(outside), dict(outside))
    building()
    assert done == ["at once"]
    outside["about.md"] = (2, 1)
    building()
    building()
    assert done == ["at once", "built", "at once"]
    is_good = False
    with pytest.raises(OSError):  # noqa: PT011
        building()
    is_good = True
    building()
    building()
    assert done[3:] == ["at once", "built", "built", "at once"]


def test_what_mkdocs_failed_to_take_is_not_taken_later(watched: Watched) -> None:
    at_once = watched.plugin.at_once
    with_more = grown(SIZE)
    with_more["sources"].append(source("somebody-new"))
    watched.write(with_more)
    assert not at_once.change()
    assert at_once.ahead

    def fails() -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        at_once.by_mkdocs(fails)
    assert not at_once.handed_over()


def test_beside_other_plugins_and_hooks_mkdocs_builds() -> None:
    assert is_alone(["material/search", "onrecord", "onrecord/neighbours"])
    assert not is_alone(["material/search", "onrecord", "macros"])


def test_what_is_seen_beside_the_record_is_each_file_as_it_is(tmp_path: Path) -> None:
    record, page = tmp_path / "docs" / "record" / "a.yml", tmp_path / "docs" / "about.md"
    record.parent.mkdir(parents=True)
    record.write_text("a", "utf-8")
    page.write_text("a", "utf-8")
    alone = tmp_path / "mkdocs.yml"
    alone.write_text("a", "utf-8")

    def seen() -> Any:
        return seen_in([tmp_path / "docs", alone], [record.parent])

    before = seen()
    record.write_text("ab", "utf-8")
    assert seen() == before
    assert set(before) == {str(page), str(alone)}
    os.utime(page, ns=(1, 1))
    assert seen() != before
    before = seen()
    alone.write_text("ab", "utf-8")
    assert seen() != before
    page.unlink()
    assert set(seen()) == {str(alone)}
