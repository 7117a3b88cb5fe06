"""What several files of tests share."""

import gc
from collections.abc import Iterator
from functools import cache, wraps
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer

from onrecord import generate
from onrecord.site import collecting, plugin
from onrecord.site.building import build
from tests import effort
from tests.building import PROJECT, Site, build_docs
from tests.projects import golden_project, speak
from tests.scheduling import Scheduling
from tests.sharing import site_once

# Examples take longer on a busy machine, and a store of them would be one more folder in the tree.
settings.register_profile("quick", deadline=None, database=None, max_examples=effort.examples(50))
settings.register_profile("thorough", settings.get_profile("quick"))
settings.load_profile(effort.PROFILE)


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over the thousands of tests themselves, and look as seldom as in the command: a parsed
    page is thousands of things, none of which is garbage until all are."""
    gc.collect()
    gc.freeze()
    collecting.seldom()


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


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the golden project, which lies beside it."""
    return site_once(tmp_path_factory, "golden", lambda folder: built(golden_project(folder)))


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same in Arabic."""
    return site_once(tmp_path_factory, "arabic", lambda folder: built(speak(golden_project(folder), "ar")))


@pytest.fixture(scope="session")
def french_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same in French."""
    return site_once(tmp_path_factory, "french", lambda folder: built(speak(golden_project(folder), "fr")))


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
