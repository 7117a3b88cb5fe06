"""Asks the search directly, in the messages that the theme uses: SETUP, READY, QUERY, RESULT."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from onrecord.searching.entries import SearchEntry
from onrecord.searching.shards import NOTHING_ASKED
from onrecord.site import shipped
from onrecord.speaking.linking import LinkStyle
from tests.browsing import served
from tests.indexes import shards

Item = dict[str, Any]
"""A result as the theme takes it: location, title, text, tags, score, terms."""

OURS = "assets/search-worker.js"

ASK = """
async ({ worker, index, queries }) => {
  const search = new Worker(worker);
  const heard = () => new Promise((done) => search.addEventListener("message", (event) => done(event.data), { once: true }));
  const say = (type, data) => { const answer = heard(); search.postMessage({ type, data }); return answer; };
  const told = [await say(0, { ...index, options: { suggest: true } })];
  for (const query of queries) told.push(await say(2, query));
  search.terminate();
  return told;
}
"""


def write_site(
    folder: Path, entries: Sequence[SearchEntry], asked: Mapping[str, Iterable[str]] = NOTHING_ASKED
) -> None:
    """A folder with nothing but a search: its scripts, its index, and an empty page."""
    made = shards(entries, LinkStyle.FOLDERS, asked=asked)
    index = {"config": {"onrecord": made.start}, "docs": []}
    texts = {path: shipped.asset(path) for path in shipped.SEARCH} | {
        "index.html": "<!doctype html><title>Search</title>"
    }
    for path, text in (texts | {"search/search_index.json": json.dumps(index)} | made.files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def told(page: Page, base: str, folder: Path, queries: Iterable[str], worker: str = OURS) -> list[dict[str, Any]]:
    """What a worker of a site answers to SETUP and to each query. ``page`` is open on a page of the site at ``base``."""
    index = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))
    answers = page.evaluate(ASK, {"worker": f"{base}{worker}", "index": index, "queries": list(queries)})
    return list(answers)


class Search:
    """A site's search in a tab of its own."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.server: AbstractContextManager[str] = served(folder)

    def __enter__(self) -> "Search":
        self.base = self.server.__enter__()
        self.page.goto(self.base)
        return self

    def __exit__(self, *error: Any) -> None:
        self.server.__exit__(*error)

    def results(self, queries: Iterable[str]) -> list[list[Item]]:
        """For each query its results, best first, those that the theme would have to ask for again included."""
        asked = list(queries)
        found: list[list[Item]] = [[] for _ in asked]
        waiting = dict(enumerate(asked))
        while waiting:
            answers = told(self.page, self.base, self.folder, waiting.values())[1:]
            following = {}
            for number, answer in zip(waiting, answers, strict=True):
                for item in (item for group in answer["data"]["items"] for item in group):
                    if "?q=" in item["location"]:
                        following[number] = parse_qs(urlsplit(item["location"]).query)["q"][0]
                    elif item["score"]:
                        found[number].append(item)
            waiting = following
        return found

    def first(self, query: str) -> list[Item]:
        """The first group of results for a query."""
        groups = told(self.page, self.base, self.folder, [query])[1]["data"]["items"]
        return list(groups[0]) if groups else []
