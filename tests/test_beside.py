"""Our pages beside plugins of others, which are made up here; `make beside` tries those that people use."""

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from onrecord.site import beside
from onrecord.site.building import culprit
from onrecord.site.plugin import BY_MKDOCS
from onrecord.site.theme_search import with_worker
from tests.building import PROJECT, Site, build, parsed
from tests.records import FILE, minimal, yaml_text
from tests.test_policy import hash_of

OF_RECORD = "sources/clerk.md"
"""A page of the record that is made past MkDocs."""


class Curious(BasePlugin):  # type: ignore[type-arg]
    """Another plugin, which asks what pages there are, dates each, and makes a feed of all that are no drafts; it puts a script
    and a style into each."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self.macros: dict[str, object] = {}
        self.drafts: dict[str, bool] = {}
        self.dated: dict[str, bool] = {}

    def on_files(self, files: Files, /, **_: Any) -> None:
        self.told = {file.src_uri: file.url for file in files.documentation_pages()}

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        page.meta["git_revision_date_localized_raw_date"] = "today"
        self.macros[page.file.src_uri] = page.meta.get("render_macros", True)
        return markdown

    @event_priority(-75)
    def on_page_content(self, html: str, /, *, page: Page, **_: Any) -> str:
        self.drafts[page.file.src_uri] = bool(page.meta.get("draft"))
        return html

    def on_page_context(self, context: Any, /, *, page: Page, **_: Any) -> Any:
        self.dated[page.file.src_uri] = any("date" in name for name in page.meta)
        assert "draft" not in page.meta
        return context

    def on_post_page(self, output: str, /, **_: Any) -> str:
        return output.replace("</head>", "<style>p { margin: 1px }</style></head>").replace(
            "</body>", "<script>mine()</script></body>"
        )


@pytest.fixture(scope="module")
def beside_curious(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Curious]:
    spy = Curious()
    docs = {FILE: yaml_text(minimal()), "docs/about.md": "# About\n\n<script>evil()</script>\n"}
    return build(tmp_path_factory.mktemp("beside"), docs, [spy]), spy


def test_another_plugin_is_told_of_every_page(beside_curious: tuple[Site, Curious]) -> None:
    _, spy = beside_curious
    assert spy.told[OF_RECORD] == "sources/clerk/"
    assert {"about.md", "index.md"} <= set(spy.told)


def test_our_pages_say_what_is_to_be_left_alone_and_others_say_nothing(beside_curious: tuple[Site, Curious]) -> None:
    _, spy = beside_curious
    assert spy.macros.pop("about.md") is True
    assert set(spy.macros.values()) == {False}
    assert spy.drafts.pop("about.md") is False
    assert set(spy.drafts.values()) == {True}
    assert spy.dated.pop("about.md") is True
    assert set(spy.dated.values()) == {False}


def test_pages_are_made_past_mkdocs_all_the_same(beside_curious: tuple[Site, Curious]) -> None:
    site, _ = beside_curious
    assert site.failure == ""
    assert [line for line in site.log if BY_MKDOCS in line] == []


def test_what_a_plugin_puts_into_each_page_may_run_and_what_content_has_may_not(
    beside_curious: tuple[Site, Curious],
) -> None:
    site, _ = beside_curious
    for path in ("about/index.html", "sources/clerk/index.html"):
        (policy,) = parsed(site.pages[path]).select('meta[http-equiv="Content-Security-Policy"]')
        assert hash_of("mine()") in str(policy["content"])
        assert hash_of("p { margin: 1px }") in str(policy["content"])
        assert hash_of("evil()") not in str(policy["content"])
    assert "<script>evil()</script>" in site.pages["about/index.html"]


class Fails(BasePlugin):  # type: ignore[type-arg]
    """Another plugin, which reads the file of each page."""

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        return markdown + Path(page.file.abs_src_path).name  # type: ignore[arg-type]


def test_a_plugin_that_fails_is_named(tmp_path: Path) -> None:
    spy = Fails()
    with pytest.raises(TypeError) as failed:
        build(tmp_path, {FILE: yaml_text(minimal())}, [spy])
    assert culprit(failed.value, {"onrecord": object(), "reader": spy}) == "reader"
    assert culprit(ValueError(), {"reader": spy}) == ""


@pytest.mark.parametrize("name", beside.REFUSED)
def test_what_the_record_cannot_be_beside_ends_the_build_with_one_line(name: str, tmp_path: Path) -> None:
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(tmp_path))
    config.plugins[name] = Curious()
    with pytest.raises(ConfigurationError) as refused:
        config.plugins.on_config(config)
    assert str(refused.value).startswith(f"plugins: {name}: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__config" type="application/json">',
        "<script id=__config type=application/json>",
        "<script type='application/json' id='__config'>",
    ],
)
def test_the_search_finds_its_place_however_attributes_are_written(script: str) -> None:
    page = script + '{"search":"../assets/javascripts/workers/search.js","translations":{}}</script><i>'
    assert '"search":"../assets/ours.js"' in with_worker(page, "assets/ours.js")
    other = page.replace("__config", "__configured")
    assert with_worker(other, "assets/ours.js") == other
