"""Hostile texts in every field, through real builds: each page is the page of a harmless record with other words in it."""

import itertools
import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote, unquote_plus

import pytest
from bs4 import NavigableString, PageElement, Tag
from pydantic import BaseModel, WithJsonSchema

from onrecord.diagnostics import errors
from onrecord.generate import check
from onrecord.pages import home
from onrecord.record import model
from onrecord.record.counts import parse_count
from onrecord.speaking.markdown import Templates
from onrecord.telling import labelled
from onrecord.telling.view import view_of
from onrecord.writing.quotation import is_balanced
from tests.building import Site, build, loud, parsed
from tests.effort import IS_THOROUGH, share
from tests.records import (
    FILE,
    Data,
    claim,
    document,
    event,
    location,
    minimal,
    source,
    texts_of,
    viewed,
    with_value,
    yaml_text,
)
from tests.sharing import coarse_pictures

LINES = Path(__file__).with_name("hostile").joinpath("sample.jsonl").read_text("utf-8").splitlines()
SAMPLE = [json.loads(line) for line in LINES]


def payloads(*fields: str) -> list[str]:
    return [each["payload"] for each in SAMPLE if each["field"] in fields]


def codes(data: Data) -> set[str]:
    return {problem.code for problem in errors(check(texts_of(data)).diagnostics)}


def refused(texts: Iterable[str]) -> set[str]:
    """Those of some texts that no record may hold. Each stands in a file of its own, and all are read at once."""
    files = {f"note-{number}": text for number, text in enumerate(texts)}
    notes = {file: yaml_text({"claims": [claim(file, note=text)]}).encode() for file, text in files.items()}
    found = {problem.position.file for problem in errors(check({**texts_of(minimal()), **notes}).diagnostics)}
    return {text for file, text in files.items() if file in found}


LONGEST = 200
"""Characters of a text that go into every field of a site: a thousand stars do no more than these, and take minutes."""

WRITTEN = {*payloads("quote", "title", "html_comment"), "%(title)s %s {0}", "</q></dd><script>1</script>"}
TEXTS = sorted({text[:LONGEST] for text in WRITTEN})
REFUSED = sorted(refused(TEXTS))
ACCEPTED = sorted({*TEXTS} - {*REFUSED}, key=lambda text: (text.strip().casefold(), text))
"""In the order in which an index lists them."""


def folded(text: str) -> str:
    """A text with single blanks and one kind of quotation marks: the pages use the second where the first stands in a quote."""
    return " ".join(text.split()).translate(str.maketrans("‘’", "“”"))


def token(number: int) -> str:
    """A harmless word for each number, in the order of the numbers: a count refuses digits in it."""
    return "Q" + "".join("bcdfghjklm"[int(digit)] for digit in f"{number:03}") + "z"


TOKEN = re.compile(r"Q[b-m]{3}z", re.IGNORECASE)


Entries = Callable[[int, str, str | None], dict[str, list[Data]]]
"""Makes the entries of one text: of its number, itself, and the text whose likes it must be put like."""


def everywhere(number: int, text: str, model_text: str | None = None) -> dict[str, list[Data]]:
    """Entries with ``text`` in every free-text field that can take ``model_text``, so that both make pages alike."""
    like = model_text or text
    n = f"{number:03}"
    clerk, paper, other = f"clerk-{n}", f"paper-{n}", f"other-{n}"
    named = {"name": text, "names": {"ar": text}, "aliases": [text, text], "description": text, "note": text}
    named["accepted"] = {"similar-names": text}
    quote = {"text": [text, text], "translation": text} if is_balanced(like) else None
    wording = {"hurt": {"words": text, "of": text, "where": f"place-{n}", "only": text}} if quote else {}
    said = claim(
        f"said-{n}",
        source=[clerk, paper],
        role=text,
        via=[paper, {"words": text}],
        basis=[{"source": clerk, "via": paper, "document": f"report-{n}"}],
        document=f"report-{n}",
        locator=text,
        event=f"fire-{n}",
        says=text,
        quote=quote,
        figures=wording,
        made={"date": "2020-03-04", "words": text} if quote else None,
        when={"date": "2020-03-03T22:00+03:00", "words": text} if quote else None,
        about={"actor": clerk, "target": [paper, other], "victim": clerk, "subject": paper},
        labels={"type": [text, text]},
        corrections=[{"on": "2020-03-06", "field": "says", "was": text, "because": text}],
        note=text,
        accepted={"says-that": text},
        **{"for": paper},
    )
    disputed = claim(
        f"disputed-{n}",
        source=clerk,
        document=f"report-{n}",
        event=f"fire-{n}",
        says=None if quote else text,
        quote=text if quote else None,
        stance="supposes",
        locations=[{"near": f"place-{n}"}, {"except": f"inner-{n}"}],
        relations={"disputes": f"said-{n}"},
    )
    whom = f" {text}" if is_whom(like) else ""
    figures = {"killed": [f"4{whom}", {"count": "2", "where": f"place-{n}", "including": [f"some{whom}"]}]}
    row = claim(f"row-{n}", source=other, document=f"table-{n}", event=f"fire-{n}", says=text, figures=figures)
    gone = claim(f"gone-{n}", source=clerk, document=f"report-{n}", says=text, event="none")
    gone["withdrawn"] = {"on": "2020-03-07", "because": text}
    shown = {"title": text, "author": text, "licence": text, "names": {"ar": text}, "aliases": [text, text]}
    shown["accepted"] = {"same-address": text}
    return {
        "sources": [
            source(clerk, **named, formerly=[f"old-clerk-{n}"]),
            source(paper, **named, kind="media", may_be=clerk),
            source(other, **named, kind="data-set", part_of=paper, may_be=[clerk, paper]),
        ],
        "locations": [
            location(f"place-{n}", **named),
            location(
                f"inner-{n}",
                **{**named, "name": f"{text} inside"},
                within=f"place-{n}",
                point=[30, number],
                precision="near",
            ),
        ],
        "events": [event(f"fire-{n}", **named, locations=f"inner-{n}", labels={"type": [text, text]})],
        "documents": [
            document(f"report-{n}", **shown, publisher=paper, description=text, note=text),
            document(f"table-{n}", title=f"{text} table", publisher=other, form="table", formerly=[f"old-table-{n}"]),
        ],
        "claims": [said, disputed, row, gone],
    }


def untitled(number: int, text: str, _: str | None = None) -> dict[str, list[Data]]:
    """A document without a title, which goes by its publisher's name."""
    paper, report = f"paper-{number:03}", f"report-{number:03}"
    return {
        "sources": [source(paper, name=text)],
        "documents": [{"id": report, "publisher": paper}],
        "claims": [claim(f"said-{number:03}", source=paper, document=report, event=None, says=text)],
    }


def is_whom(text: str) -> bool:
    """Whether a text can stand behind a number, as whom it counts."""
    try:
        return bool(parse_count(f"4 {text}").whom and parse_count(f"some {text}").whom)
    except ValueError:
        return False


def record_of(texts: list[str], harmless: bool, entries_of: Entries = everywhere) -> Data:
    entries = [entries_of(n, token(n) if harmless else text, text) for n, text in enumerate(texts)]
    joined = {name: list(itertools.chain(*(each[name] for each in entries))) for name in entries[0]}
    return {"about": {"title": "A record"}, **joined}


@dataclass(frozen=True)
class Pair:
    """The same site with hostile and with harmless words."""

    hostile: Site
    harmless: Site
    texts: list[str]

    def put(self, text: str) -> str:
        """What a text of the harmless site becomes in the hostile one."""
        return folded(TOKEN.sub(lambda match: folded(self.texts[self._number(match[0])]), text)).casefold()

    def _number(self, word: str) -> int:
        return int("".join(str("bcdfghjklm".index(letter)) for letter in word.lower()[1:4]))


def built(folder: Path, texts: list[str], entries_of: Entries = everywhere) -> Pair:
    sites = []
    for harmless in (False, True):
        numbers = {f"type\0{token(n) if harmless else text.strip()}".encode(): n for n, text in enumerate(texts)}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(labelled, "sha256", partial(Numbered, numbers))
            with coarse_pictures():
                sites.append(build(folder / str(harmless), {FILE: yaml_text(record_of(texts, harmless, entries_of))}))
    return Pair(sites[0], sites[1], texts)


@dataclass(frozen=True)
class Numbered:
    """In the place of a digest: the address of a label follows from its words, and both sites must have the same."""

    numbers: dict[bytes, int]
    data: bytes

    def hexdigest(self) -> str:
        """The number of the text of a label."""
        return f"{self.numbers[self.data]:010}"


@pytest.fixture(scope="module")
def roomy(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Every list on the page of its entry, as cards."""
    return built(tmp_path_factory.mktemp("roomy"), share(ACCEPTED, 10, 0, thorough=3))


LIMITS = {"FULL_CLAIMS_ON_A_PAGE": 1, "CARDS_ON_A_PAGE": 0, "ROWS_ON_A_PAGE": 1, "ITEMS_ON_A_PAGE": 4}
"""How much a page may hold, made small."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Every list on further pages, as rows, as if there were thousands of everything."""
    with pytest.MonkeyPatch.context() as patch:
        for limit, small in LIMITS.items():
            modules = [
                module
                for name, module in sys.modules.items()
                if name.startswith(("onrecord.pages.", "onrecord.telling."))
            ]
            having = [module for module in modules if hasattr(module, limit)]
            assert having, limit
            for module in having:
                patch.setattr(module, limit, small)
        return built(tmp_path_factory.mktemp("crowded"), share(ACCEPTED, 36, 1, thorough=12))


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Documents without titles."""
    return built(tmp_path_factory.mktemp("nameless"), share(ACCEPTED, 18, 2, thorough=6), untitled)


SOUP = "".join(chr(code) for code in range(0x21, 0x7F)) + "   \t\n\u00a0\u200c\u200d\u00adéßمعَ́字🎈“”«»…–\u202f"
"""What random texts are made of: every sign of ASCII, several kinds of space, letters and marks of several scripts."""


def anything(seed: int, number: int) -> list[str]:
    """Random texts that a record accepts, in the order in which an index lists them."""
    chance = random.Random(seed)
    texts = {"".join(chance.choices(SOUP, k=chance.randint(1, 30))) for _ in range(number)}
    return sorted(texts - refused(texts), key=lambda text: (folded(text).casefold(), text))


@pytest.fixture(scope="module")
def soup(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Random texts."""
    return built(tmp_path_factory.mktemp("soup"), anything(seed=4, number=24 if IS_THOROUGH else 8))


SITES = ("roomy", "crowded", "nameless", "soup")


@pytest.fixture(params=SITES)
def pair(request: pytest.FixtureRequest) -> Pair:
    found: Pair = request.getfixturevalue(request.param)
    return found


def test_sample_reaches_every_kind_of_field() -> None:
    assert len(ACCEPTED) > 60
    assert REFUSED, "some texts must be refused"
    assert sum(is_balanced(text) for text in ACCEPTED) > 50
    assert sum(is_whom(text) for text in ACCEPTED) > 5


def test_hostile_record_builds_without_a_warning(pair: Pair) -> None:
    for site in (pair.hostile, pair.harmless):
        assert (site.failure, loud(site.log)) == ("", [])
    hostile, harmless = (
        [path for path in site.files if not path.startswith("search/") and not path.endswith(".png")]
        for site in (pair.hostile, pair.harmless)  # letters that the font lacks are in no PNG
    )
    assert hostile == harmless


def test_hostile_pages_are_harmless_pages_with_other_words(pair: Pair) -> None:
    tokens = set()
    for path, page in pair.harmless.pages.items():
        tokens |= set(TOKEN.findall(page))
        assert list(differences(pair, undrawn(page), undrawn(pair.hostile.pages[path]))) == [], path
    assert {each.lower() for each in tokens} == {token(n).lower() for n in range(len(pair.texts))}


def decode(page: Tag) -> None:
    """Put words in the place of what forms of citations and of data make of them, each of which has marks that it escapes."""
    for note in page.select("div.or-note"):  # a title that begins with a bracket is said to be ours
        if note.dt and note.dt.get_text() == "Title":
            if note.next_sibling and not str(note.next_sibling).strip():
                note.next_sibling.extract()
            note.decompose()
    for quoted in page.select("[data-quote]"):
        quoted["data-quote"] = " ".join(leaves(json.loads(str(quoted["data-quote"]))))
    for digest in page.find_all("data"):  # that of other words is another
        digest.decompose()
    for script in page.find_all("script", type="application/ld+json"):
        script.string = " ".join(leaves(json.loads(script.get_text())))
    for span in page.find_all("span", class_="Z3988"):
        span["title"] = unquote_plus(str(span["title"]))
    for part in page.select('[data-form="bibtex"]'):
        part.string = re.sub(r"\\(text\w+\{\}|.)", lambda mark: BIBTEX.get(mark[1], mark[1]), part.get_text())
    for part in page.select('[data-form="csl"]'):
        part.string = " ".join(leaves(json.loads(part.get_text())))


BIBTEX = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
"""What BibTeX writes for marks that it cannot escape."""


DIGEST = re.compile(r"(?:sha-?256:)?[0-9a-f]{64}")


def leaves(value: Any) -> Iterator[str]:
    """The keys and texts of data, in its order."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *leaves(each))
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif not DIGEST.fullmatch(str(value)):
        yield str(value)


@cache
def taken_apart(page: str) -> tuple[Tag, list[Tag]]:
    """A page without its drawings, and these: in them words take room, so that what stands around them moves. Parsed once."""
    found = parsed(page)
    decode(found)
    # Pictures are PNG only where the font has every letter, and hostile words have others.
    for png in found.select('.or-save a[href$=".png"]'):
        if png.previous_sibling:
            png.previous_sibling.extract()
        png.extract()
    return found, [drawing.extract() for drawing in found.find_all("svg", class_="or-drawing")]


def undrawn(page: str) -> Tag:
    """A page without its drawings."""
    return taken_apart(page)[0]


@pytest.fixture(autouse=True, scope="module")
def _forget() -> Iterator[None]:
    """Forget the parsed pages afterwards: they are a gigabyte, through which every later test would look for garbage."""
    yield
    taken_apart.cache_clear()


def drawings(page: str) -> list[Tag]:
    return taken_apart(page)[1]


DRAWN = {
    "svg": {"class", "id", "role", "aria-labelledby", "viewbox", "direction"},
    "title": {"id"},
    "desc": {"id"},
    "path": {"class", "d"},
    "circle": {"class", "cx", "cy", "r"},
    "text": {"class", "x", "y", "text-anchor", "direction"},
    "a": {"href", "aria-label"},
}
"""All that a drawing may be made of, with the attributes of each."""


def test_hostile_words_stay_words_in_drawings(pair: Pair) -> None:
    seen = 0
    drawn = {path: page for path, page in pair.hostile.pages.items() if "or-drawing" in page}
    for path, page in drawn.items():
        harmless = drawings(pair.harmless.pages[path])
        words = folded(undrawn(page).get_text(" ")).casefold()
        for expected, found in zip(harmless, drawings(page), strict=True):
            for tag in (found, *found.find_all(True)):
                assert set(tag.attrs) <= DRAWN[tag.name], path
                plain = (str(tag[key]) for key in tag.attrs if key != "class" and tag.name != "a")
                assert all(re.fullmatch(r"[\w .-]*", each) for each in plain), path
            for one, other in zip(expected.find_all("a"), found.find_all("a"), strict=True):
                assert one["href"] == other["href"], path
                assert pair.put(str(one["aria-label"])) == folded(str(other["aria-label"])).casefold(), path
            for name in ("title", "desc"):
                assert pair.put(_text(expected, name)) == folded(_text(found, name)).casefold(), path
            for label in found.find_all("text", class_="or-name"):
                # what gives a line its direction, and what lays words of another one out apart
                told = re.sub("^[\u200e\u200f]|[\u2066-\u2069]", "", label.get_text())
                assert folded(told).casefold().removesuffix("…") in words, path
            seen += 1
    assert seen or "events/fire-000/index.html" not in pair.hostile.pages
    assert not any("or-drawing" in page for path, page in pair.harmless.pages.items() if path not in drawn)


def _text(drawing: Tag, name: str) -> str:
    tag = drawing.find(name)
    assert tag is not None
    return tag.get_text()


def differences(pair: Pair, harmless: Tag, hostile: Tag) -> Iterator[tuple[object, object]]:
    """Where two trees differ, but for the words that should: first in the texts and attributes, then in their number."""
    one, other = list(harmless.descendants), list(hostile.descendants)
    for expected, found in zip(one, other, strict=False):
        if not is_alike(pair, expected, found):
            yield str(expected)[:300], str(found)[:300]
            return
    if len(one) != len(other):
        yield len(one), len(other)


def is_alike(pair: Pair, expected: PageElement, found: PageElement) -> bool:
    if type(expected) is not type(found):
        return False
    if isinstance(expected, NavigableString):
        if expected == found and not TOKEN.search(expected):
            return True  # most of a page, and told without further ado
        return pair.put(str(expected)) == folded(str(found)).casefold()
    assert isinstance(expected, Tag)
    assert isinstance(found, Tag)
    return (
        expected.name == found.name
        and list(expected.attrs) == list(found.attrs)
        and all(
            is_alike_attribute(pair, key, str(expected.attrs[key]), str(found.attrs[key])) for key in expected.attrs
        )
    )


def is_alike_attribute(pair: Pair, key: str, expected: str, found: str) -> bool:
    if not (has_token := bool(TOKEN.search(expected))) and expected == found:
        return True  # told without further ado
    # An id that MkDocs makes of a heading, and the links to it, follow its words.
    if key in ("id", "href") and has_token:
        return bool(re.fullmatch(r"#?[\w-]+", found))
    # A page's description is cut where it grows too long.
    wanted, present = pair.put(expected), folded(found).casefold()
    return wanted == present or (key == "content" and len(present) >= LONGEST and wanted.startswith(present))


def test_titles_and_descriptions_hold_texts_escaped(pair: Pair) -> None:
    for number, text in enumerate(pair.texts):
        page = pair.hostile.pages[f"sources/paper-{number:03}/index.html"]
        titles = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
        descriptions = re.findall(r'<meta name="description" content="([^"]*)">', page)
        names = [folded(unescape(title)).removesuffix(" - On Record").removesuffix(" (media)") for title in titles]
        assert names == [folded(text)]
        assert [folded(unescape(each)).startswith(folded(text)) for each in descriptions] == [True]
        assert not any(set("<>") & set(each) for each in (*titles, *descriptions))


def test_search_holds_the_same_texts_and_no_markup(pair: Pair) -> None:
    assert pair.hostile.search == []
    for expected, found in zip(pair.harmless.entries, pair.hostile.entries, strict=True):
        assert expected["address"] == found["address"]
        for key in ("title", "under"):
            assert pair.put(expected[key]) == folded(found[key]).casefold()
        for key in ("names", "texts"):
            assert [pair.put(text) for text in expected[key]] == [folded(text).casefold() for text in found[key]]


def test_no_link_leads_to_a_script_or_into_the_unknown(pair: Pair) -> None:
    for path, page in pair.hostile.pages.items():
        for tag in (tag for part in (undrawn(page), *drawings(page)) for tag in part.find_all(href=True)):
            # Material's own button to share a search.
            if "md-search__icon" not in tag.get("class", ()):
                assert re.match(r"https?://|[^:]*$", str(tag["href"])), (path, str(tag))


# Every third text stands in every field of about here, and all of them in `make soak`; a smaller share of them stands in every
# other field, for the sake of time. The home page has one title, description and so on for a whole record, so each text has a
# home page of its own.
ON_HOME_PAGES = share(ACCEPTED, 3, 0, thorough=1)
ABOUT = ("title", "description", "editor", "licence", "note")


def homes(harmless: bool) -> dict[str, str]:
    """Home pages with a text in every field of the record's ``about``, as hand-written pages of one site."""
    pages = {}
    for number, text in enumerate(ON_HOME_PAGES):
        about = dict.fromkeys(ABOUT, token(number) if harmless else text)
        about["description"] = " ".join(about["description"].split())  # a line break would begin a paragraph
        checked = check(texts_of({**minimal(), "about": about}))
        assert checked.diagnostics == [], text
        view = view_of(checked.draft, checked.proofs)
        pages |= {
            f"docs/home-{number}.md": page.render(Templates())
            for key in home.keys(view)
            for page in [home.page(view, key)]
        }
    return pages


def test_home_pages_are_harmless_too(tmp_path: Path) -> None:
    quiet = {"strict": False, "plugins": ["search"], "validation": {"links": {"not_found": "ignore"}}}
    sites = [build(tmp_path / str(harmless), homes(harmless), **quiet) for harmless in (False, True)]
    pair = Pair(sites[0], sites[1], ON_HOME_PAGES)
    assert [site.failure for site in sites] == ["", ""]
    for path, page in pair.harmless.pages.items():
        assert list(differences(pair, parsed(page), parsed(pair.hostile.pages[path]))) == [], path
    for expected, found in zip(pair.harmless.search, pair.hostile.search, strict=True):
        for key in ("title", "text"):
            assert list(differences(pair, parsed(expected[key]), parsed(found[key]))) == [], found["location"]


def text_fields(part: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Every field of the model that takes free text, as ``Class.field``."""
    seen.add(part)
    for name, info in part.model_fields.items():
        found = list(_types_in(info.annotation, list(info.metadata)))
        if any(isinstance(each, str) and (each in ("text", "count") or "words" in each) for each in found):
            yield f"{part.__name__}.{name}"
        for each in found:
            if isinstance(each, type) and issubclass(each, BaseModel) and each not in seen:
                yield from text_fields(each, seen)


def _types_in(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from (each.json_schema["title"] for each in metadata if isinstance(each, WithJsonSchema) and each.json_schema)
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from _types_in(annotation.__origin__, list(annotation.__metadata__))
    for part in get_args(annotation):
        yield from _types_in(part, [])


def filled_fields(value: object, name: str = "") -> Iterator[str]:
    """Every field of what was read that holds the harmless word."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from filled_fields(getattr(value, field), f"{type(value).__name__}.{field}")
    elif isinstance(value, dict):
        for item in value.values():
            yield from filled_fields(item, name)
    elif isinstance(value, tuple):
        for item in value:
            yield from filled_fields(item, name)
    elif any(TOKEN.search(text) for text in (str(value), getattr(value, "whom", ""), getattr(value, "words", ""))):
        yield name


def test_hostile_texts_are_in_every_field_that_takes_text() -> None:
    about = {"about": {**dict.fromkeys(ABOUT, token(0)), "asked": {"killed": token(0)}}}
    record = viewed(texts_of({**record_of(["harmless"], True), **about})).record
    filled = set(filled_fields(record.about))
    for name in model.LISTS:
        filled |= {field for entry in record.entries(name).values() for field in filled_fields(entry)}
    seen: set[type[BaseModel]] = set()
    wanted = {field for part in (*model.LISTS.values(), model.About) for field in text_fields(part, seen)}
    # A correction names a field of the model, so no other text can stand there.
    # What is private stands on no page.
    assert {each for each in wanted - filled if not each.endswith(".private")} == {"Correction.field"}
    assert len(wanted) > 30


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("field", ["note", "quote", "says"])
def test_what_cannot_be_shown_is_refused(field: str, text: str) -> None:
    assert codes(with_value(minimal(), "claims", 0, field, value=text)) & {"character", "empty-text"}


@pytest.mark.parametrize("identifier", payloads("id"))
@pytest.mark.parametrize("name", model.LISTS)
def test_hostile_ids_are_refused(name: str, identifier: str) -> None:
    assert "bad-id" in codes(with_value(minimal(), name, 0, "id", value=identifier))


@pytest.mark.parametrize("count", payloads("killed_low"))
def test_hostile_figures_are_refused(count: str) -> None:
    assert "bad-count" in codes(with_value(minimal(), "claims", 1, "figures", "injured", value=count))


URL_FIELDS = (("sources", 0, "links"), ("documents", 0, "url"), ("documents", 0, "archived_url"), ("about", "contact"))
URLS = [
    *payloads("url"),
    "https://example.org/a_(b)_[c]*d*~e~?x=[1]&y={",
    "https://example.org/a_(b)_[c]*d*~e~?x=[1]&y=2&copy=3#a_b",
    "https://example.org/$%7B1%7D;a=b,c'd",
    "HTTPS://EXAMPLE.org:8080/!a!/",
    "//example.org/",
    "https:///path",
    "https://example.org:0/",
    "data:text/html,x",
    "file:///etc/passwd",
]


def with_urls(*urls: str) -> Data:
    """A record with a source and a document for each of some addresses, by its number."""
    data = minimal()
    for number, url in enumerate(urls):
        who, what = f"clerk-{number}", f"report-{number}"
        data["sources"].append(source(who, links={"website": url, "wikipedia": url}))
        data["documents"].append(document(what, url=url, archived_url=url))
        data["claims"].append(claim(f"said-{number}", source=who, document=what))
    return data


FINE_URLS = [url for url in URLS if not codes(with_urls(url))]


def test_hostile_web_addresses_are_refused_or_led_to_as_they_are(tmp_path: Path) -> None:
    assert [url for url in URLS if url not in FINE_URLS and not codes(with_urls(url)) & {"bad-url", "character"}] == []
    assert FINE_URLS
    assert all(re.match("https?://", url, re.IGNORECASE) for url in FINE_URLS)
    site = build(tmp_path, {FILE: yaml_text(with_urls(*FINE_URLS))}, strict=False)
    for number, url in enumerate(FINE_URLS):
        for path in (f"sources/clerk-{number}/index.html", f"documents/report-{number}/index.html"):
            found = parsed(site.pages[path]).find_all("a", rel="noreferrer")
            links = [link for link in found if not str(link["href"]).endswith("data/record.json")]
            assert [unquote(str(link["href"])) for link in links] == [unquote(url)] * 2
            assert [link.get_text() for link in links] == [url] * 2
            assert all(set(link.attrs) == {"href", "rel"} for link in links)


def test_a_document_known_by_its_address_alone_shows_it_as_text(tmp_path: Path) -> None:
    url = "https://example.org/a_(b)_[c]*d*"
    data = minimal(documents=[{"id": "report", "url": url}], sources=[source()])
    site = build(tmp_path, {FILE: yaml_text(data)})
    page = parsed(site.pages["documents/index.html"])
    link = page.find("a", href="report/")
    assert link is not None
    assert link.get_text() == url
