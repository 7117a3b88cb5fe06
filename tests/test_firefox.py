"""The offline folder in Firefox: every page opens, the search finds, nothing is asked of the network."""

from collections.abc import Iterator

import pytest

from onrecord.telling.saved import EMBED
from tests.building import Site
from tests.firefox import Firefox, launched

FIRST = """
(async () => {
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((done) => setTimeout(done, 100));
    const title = document.querySelector(".md-search-result__item h1");
    if (title) return title.textContent;
  }
  return "";
})()
"""
"""The title of the first result, once there is one."""


def search(tab: Firefox, words: str) -> str:
    # A window that nobody sees has no focus to give, which the theme waits for; its search button needs none.
    tab.run("document.querySelector('#__search').click()")
    tab.run("document.querySelector('.md-search__input').focus()")
    tab.type(words)
    return str(tab.run(FIRST))


@pytest.fixture
def firefox() -> Iterator[Firefox]:
    with launched() as tab:
        yield tab


def test_every_page_opens_and_the_search_finds(firefox: Firefox, offline_site: Site) -> None:
    folder = offline_site.folder
    pages = [path for path in sorted(folder.rglob("*.html")) if path.name not in ("404.html", EMBED)]
    assert len(pages) > 40
    for path in pages:
        firefox.open(path.as_uri())
        assert firefox.run("document.querySelector('h1').textContent"), path
    for words, found in (("Watchman", "A night watchman"), ("ميناء الأمل", "Port Amal")):
        firefox.open((folder / "about.html").as_uri())
        assert search(firefox, words) == found
    assert firefox.errors == []
    assert [address for address in firefox.asked if not address.startswith((folder.as_uri(), "data:"))] == []
