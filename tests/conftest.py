"""What several files of tests share."""

import gc
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from xdist.remote import Producer

from onrecord import generate
from onrecord.drawing import raster
from onrecord.exporting import picturing
from onrecord.site import collecting, plugin
from onrecord.site.building import build
from tests import effort
from tests.building import PROJECT, Site, build_docs
from tests.projects import golden_project, speak
from tests.scheduling import Scheduling, takes_long
from tests.sharing import drawn_once, site_once

# Examples take longer on a busy machine, and a store of them would be one more folder in the tree.
settings.register_profile(
    "quick",
    deadline=None,
    database=None,
    max_examples=effort.examples(50),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("quick"))
settings.load_profile(effort.PROFILE)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over the thousands of tests themselves, and look as seldom as in the command: a parsed
    page is thousands of things, none of which is garbage until all are."""
    gc.collect()
    gc.freeze()
    collecting.seldom()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long come first; all else keeps its order."""
    items.sort(key=lambda item: not takes_long(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Let tests that share what takes long to make be run by one worker."""
    return Scheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def _format_told_once() -> Iterator[None]:
    """Let all records share the pages about the format, which are the same for each. No test has changed anything yet."""
    made = cache(generate.of_every_site)
    made("")

    @wraps(generate.of_every_site)
    def told(under: str = "") -> dict[str, generate.Output]:
        return dict(made(under))

    with pytest.MonkeyPatch.context() as patch:
        for module in (generate, plugin):
            patch.setattr(module, "of_every_site", told)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pictures_drawn_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no picture be drawn twice: it depends on its SVG alone, which test_pictures holds, and takes as long as ten pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picturing, "as_png", drawn_once(tmp_path_factory, raster.as_png))
        yield


@pytest.fixture(scope="session", autouse=True)
def _theme_listed_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the files of the theme, ten thousand icons among them, be listed once for all builds, unless a test has some itself."""
    of_tests, listed = tmp_path_factory.getbasetemp(), dict[object, list[str]]()
    add = Files.add_files_from_theme

    def added(self: Files, env: Environment, config: MkDocsConfig) -> None:
        folders, pages = tuple(config.theme.dirs), tuple(sorted(config.theme.static_templates))
        if any(Path(folder).is_relative_to(of_tests) for folder in folders):
            return add(self, env, config)

        def listing(filter_func: Callable[[str], bool]) -> list[str]:
            if (folders, pages) not in listed:
                listed[folders, pages] = env.list_templates(filter_func=filter_func)
            return listed[folders, pages]

        return add(self, cast(Environment, SimpleNamespace(list_templates=listing)), config)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Files, "add_files_from_theme", added)
        yield


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the golden project, which lies beside it."""
    return site_once(tmp_path_factory, "golden", lambda folder: built(golden_project(folder)))


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same in Arabic."""
    return site_once(
        tmp_path_factory, "arabic", lambda folder: built(speak(golden_project(folder, has_handbook=False), "ar"))
    )


@pytest.fixture(scope="session")
def french_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same in French."""
    return site_once(
        tmp_path_factory, "french", lambda folder: built(speak(golden_project(folder, has_handbook=False), "fr"))
    )


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same as a folder to open from a disk, at a path with a space and Arabic letters."""

    def made(folder: Path) -> Site:
        target = folder / "my files" / "سجل"
        target.parent.mkdir(parents=True)
        build(golden_project(folder) / "mkdocs.yml", target, offline=True)
        return Site(target, (), "")

    return site_once(tmp_path_factory, "offline", made)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project's own site, for the tests of its own record alone."""
    return site_once(tmp_path_factory, "real", lambda folder: build_docs(PROJECT / "docs", folder))


def built(project: Path) -> Site:
    """Build the site of a project."""
    return build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml")
