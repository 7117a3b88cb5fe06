"""The one list of the kinds of page, and what is derived from it."""

import pkgutil
from pathlib import PurePosixPath

import yaml

from onrecord import pages
from onrecord.pages import KINDS, reference
from tests import golden
from tests.building import PROJECT
from tests.records import viewed
from tests.samples import fullest_pages

VIEW = viewed(golden.texts(), golden.EVIDENCE)


def test_every_module_of_the_pages_is_a_kind_or_the_pages_about_the_format() -> None:
    modules = {each.name for each in pkgutil.iter_modules(pages.__path__)}
    assert modules == {kind.name for kind in KINDS} | {reference.__name__.rpartition(".")[2]}


def test_every_kind_has_a_page_to_look_at() -> None:
    assert set(fullest_pages(VIEW)) == {kind.name for kind in KINDS}


def test_no_two_keys_are_of_one_page_and_each_page_lies_where_its_key_says() -> None:
    keys = [(kind, key) for kind in KINDS for key in kind.keys(VIEW)]
    assert len({key.path for _, key in keys}) == len(keys)
    assert [kind.page(VIEW, key).path for kind, key in keys] == [key.path for _, key in keys]


def test_the_navigation_leads_to_every_page_that_belongs_there() -> None:
    settings = PROJECT.joinpath("mkdocs.yml").read_text("utf-8")
    listed = {each for each in _paths(yaml.safe_load(settings)["nav"]) if not _is_hand_written(each)}
    made = {page.path for page in reference.pages()} | {
        key.path for kind in KINDS for key in kind.keys(VIEW) if key.in_nav
    }
    assert listed == made


def _paths(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inner = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [path for each in inner for path in _paths(each)]


def _is_hand_written(path: str) -> bool:
    return PROJECT.joinpath("docs", *PurePosixPath(path).parts).exists()
