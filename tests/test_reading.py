"""In which order a page is read by those who hear it or go through it by keyboard: the article before its table of contents."""

import pytest

from tests.building import Site

PARTS = (".md-sidebar--primary", "article.md-content__inner", ".md-sidebar--secondary", "footer.md-footer")
"""What a page of the theme has, in the order in which it is read."""


@pytest.mark.parametrize("name", ["golden_site", "arabic_site"])
def test_the_article_comes_before_the_table_of_contents(name: str, request: pytest.FixtureRequest) -> None:
    """Each sidebar stands in a page once, and in the order: where to go, the article, what is in it, the foot."""
    site: Site = request.getfixturevalue(name)
    assert len(site.pages) > 40
    wrong = []
    for path, text in site.pages.items():
        if "md-sidebar" not in text:
            continue
        tree = site.trees[path]
        found = tree.select(", ".join(PARTS))
        order = [next(part for part in PARTS if each in tree.select(part)) for each in found]
        if order != [*PARTS]:
            wrong.append((path, order))
    assert wrong == []


def test_sidebars_are_named_and_the_skip_link_leads_into_the_article(golden_site: Site) -> None:
    tree = golden_site.trees["documents/post-fire/index.html"]
    navigations = tree.select("nav[aria-label]")
    names = [each["aria-label"] for each in navigations]
    assert len(set(names)) == len(names) >= 3
    (skip,) = tree.select("a.md-skip")
    target = tree.find(id=str(skip["href"]).removeprefix("#"))
    assert target
    assert target.find_parent("article")
