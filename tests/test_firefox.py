"""The offline folder in Firefox: pages of every sort open, the search finds, nothing is asked of the network."""

from collections.abc import Iterator

import pytest

from tests.building import Site
from tests.firefox import Firefox, launched
from tests.samples import pages_to_open

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


def test_pages_of_every_sort_open_and_the_search_finds(firefox: Firefox, offline_site: Site) -> None:
    folder = offline_site.folder
    pages = pages_to_open(folder)
    assert len(pages) > 20
    for path in pages:
        firefox.open(path.as_uri())
        assert firefox.run("document.querySelector('h1').textContent"), path
    for words, found in (("Watchman", "A night watchman"), ("ميناء الأمل", "Port Amal")):
        firefox.open((folder / "about.html").as_uri())
        assert search(firefox, words) == found
    assert firefox.errors == []
    assert [address for address in firefox.asked if not address.startswith((folder.as_uri(), "data:"))] == []
