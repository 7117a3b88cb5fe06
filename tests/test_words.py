"""The interface in other languages: every message has its translation, and words of the record keep their own language."""

import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import markdown
import pytest
from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from mkdocs.exceptions import ConfigurationError

from onrecord import generate
from onrecord.diagnostics import Diagnostic, Position
from onrecord.drawing import captions, maps, number_signs, shapes, timelines
from onrecord.earth.borders import countries
from onrecord.generate import Generated
from onrecord.record.counts import FORMS, IN_WORDS, parse_count
from onrecord.record.dates import parse_date
from onrecord.site import alarm, files
from onrecord.speaking import dating, languages, words
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name, Phrase
from tests import catalogues, golden
from tests.building import build, parsed
from tests.projects import golden_project, onrecord
from tests.records import FILE, claim, document, minimal, texts_of, yaml_text
from tests.test_hostile_pages import LIMITS

TRANSLATED = [language for language in languages.known() if language != languages.SOURCE]
EXTENSIONS = ("attr_list", "tables")


def forms(message: object) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)  # type: ignore[arg-type]


def values_in(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


@pytest.fixture(scope="module")
def template() -> Catalog:
    return catalogues.extracted()


def test_there_are_catalogues() -> None:
    assert {"ar", "en", "fr"} <= set(languages.known())


def translated(language: str) -> list[Message]:
    """The messages of a catalogue that have a translation: `make words` tells those that wait for one."""
    return [each for each in catalogues.catalogue_of(language) if each.id and catalogues.is_translated(each)]


def test_a_catalogue_takes_in_what_is_new_and_drops_what_is_gone(
    template: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    begun = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entries = (
        'msgid "Sources"\nmsgstr "Quellen"\n\nmsgid "Gone"\nmsgstr "Fort"\n\n#, fuzzy\nmsgid "Map"\nmsgstr "Plan?"\n'
    )
    (tmp_path / "de.po").write_text(begun + entries, "utf-8")
    catalogues.update("de", template)
    assert {message.id for message in catalogues.catalogue_of("de")} == {message.id for message in template}
    assert [(message.id, message.string) for message in translated("de")] == [("Sources", "Quellen")]
    first, *warnings = capsys.readouterr().out.splitlines()
    assert first == f"de: {len(template)} messages, {len(template) - 1} to translate"
    assert len(warnings) == catalogues.SHOWN + 1
    assert all(line.startswith("warning: de.po: not translated: ") for line in warnings)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_changes_only_with_its_messages(language: str) -> None:
    assert "\n#: " not in catalogues.path_of(language).read_text("utf-8"), "make words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_translated_is_so_in_all_its_forms(language: str) -> None:
    plurals = [message for message in translated(language) if not isinstance(message.id, str)]
    assert [message.id for message in plurals if not all(message.string)] == []
    number = catalogues.catalogue_of(language).num_plurals
    assert [message.id for message in plurals if len(message.string) != number] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_takes_the_values_of_its_message(language: str) -> None:
    """A form for one number alone may leave the number to its words; one for several says it, if English does."""
    counts = _numbers_of_forms(language)
    for message in translated(language):
        one, *several = forms(message.id)
        for index, form in enumerate(forms(message.string)):
            wanted = values_in(several[0] if several else one)
            left_out = wanted - values_in(form)
            unspoken = {"number"} if several and (len(counts[index]) == 1 or "number" not in values_in(one)) else set()
            assert values_in(form) <= wanted, message.id
            assert left_out <= (unspoken if len(counts[index]) < 3 else set()), (message.id, form)


def _numbers_of_forms(language: str) -> list[list[int]]:
    """The numbers up to 200 for which each form of a plural stands."""
    interface = languages.interface(language)
    found: list[list[int]] = [[] for _ in range(catalogues.catalogue_of(language).num_plurals)]
    for number in range(201):
        found[interface.messages.plural(number)].append(number)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_forms_of_a_plural_are_those_of_the_language(language: str) -> None:
    rule = Locale.parse(language).plural_form
    assert all(len({rule(number) for number in numbers}) == 1 for numbers in _numbers_of_forms(language))
    assert len({rule(number) for number in range(201)}) <= len(_numbers_of_forms(language))


class Asked(NullTranslations):
    """Translations that remember what they were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str | tuple[str, str]] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.messages.add((msgid1, msgid2))
        return super().ngettext(msgid1, msgid2, n)


def made_in(interface: languages.Interface, folder: Path, limit: int | None) -> Generated:
    """The pages of a record in an interface of a test; ``limit``: how much a list of a page may hold."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "interface", {"xx": interface, "en": languages.interface("en")}.__getitem__)
        for name in LIMITS if limit else ():
            for module in (module for path, module in sys.modules.items() if path.startswith("onrecord.pages.")):
                patch.setattr(module, name, limit, raising=False)
        dating._date_in_words.cache_clear()
        made = generate.generate(files.read_record(folder), evidence=golden.EVIDENCE, language="xx")
    dating._date_in_words.cache_clear()
    return made


@pytest.mark.parametrize("limit", [None, 1])
def test_every_message_that_pages_ask_for_is_in_the_code(limit: int | None, template: Catalog) -> None:
    asks_for_what_is_in_the_code(golden.SITE / "record", limit, template)


def asks_for_what_is_in_the_code(folder: Path, limit: int | None, template: Catalog) -> None:
    asked = Asked()
    assert made_in(languages.Interface("xx", Locale.parse("en_GB"), asked), folder, limit).files
    found = {each for message in template for each in (message.id, *forms(message.id))}
    assert len(asked.messages) > 100
    assert {message for message in asked.messages if message not in found} == set()


class Signs(NullTranslations):
    """An interface of one sign in the place of every letter, but for its values."""

    def __init__(self, sign: str = "•") -> None:
        super().__init__()
        self.sign = sign

    def gettext(self, message: str) -> str:
        return self.signs(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.signs(msgid2)

    def signs(self, message: str) -> str:
        pieces = re.split(r"(%\(\w+\)s)", message)
        return "".join(
            piece if index % 2 else re.sub(r"[^\W\d_]", self.sign, piece) for index, piece in enumerate(pieces)
        )


LETTERS = re.compile(r"[^\W\d_]+")


def letters_outside(page: str, own: set[str]) -> Iterator[str]:
    """What stands in a page in letters and is in no language of its own, but for addresses, sums, words cut in a drawing,
    and Japanese dates with their zones.

    ``own``: all words of the record. An SVG may have these as they are: what it draws mixes languages in one line, which SVG
    cannot mark, and the table beside it says the same with its languages.
    """
    html = markdown.markdown(page.split("---\n", 2)[2], extensions=list(EXTENSIONS))
    tree = parsed(html)
    for tag in tree.select("[lang], script"):
        tag.decompose()
    for text in tree.find_all(string=True):
        plain = re.sub(
            r"https?://\S+|\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b|\b[0-9a-f]{3}\b|\bGMT\b|\w+…$|[\u3040-\u30ff\u4e00-\u9fff]",
            "",
            text,
        )
        if set(LETTERS.findall(plain.casefold())) - (own if text.find_parent("svg") else set()):
            yield str(text)


@pytest.mark.parametrize("limit", [None, 1])
def test_no_word_is_left_in_english_and_no_word_of_the_record_without_its_language(limit: int | None) -> None:
    """With an interface that has no letters, all that are left are the record's own, and say so."""
    made = made_in(languages.Interface("xx", Locale.parse("ja"), Signs()), golden.SITE / "record", limit)
    pages = {path: output.text for path, output in made.files.items() if not path.startswith("handbook/")}
    own = set(LETTERS.findall(b"\n".join(files.read_record(golden.SITE / "record").values()).decode().casefold()))
    found = {path: sorted(set(letters_outside(page, own))) for path, page in pages.items()}
    assert len(pages) > 20
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize("limit", [None, 1])
def test_no_word_of_the_interface_is_told_as_words_of_others(limit: int | None) -> None:
    """With an interface of one letter that nobody else uses, nothing that is marked as in another language has it."""
    made = made_in(languages.Interface("xx", Locale.parse("ja"), Signs("ꙮ")), golden.SITE / "record", limit)
    pages = {path: output.text for path, output in made.files.items() if not path.startswith("handbook/")}
    marked = [
        (path, text) for path, page in pages.items() for text in re.findall(r'<bdi lang="[^"]*"[^>]*>(.*?)</bdi>', page)
    ]
    assert len(marked) > 100
    assert [(path, text) for path, text in marked if "ꙮ" in text] == []
    assert "ꙮ" in "".join(pages.values())


@pytest.mark.parametrize(
    "spoken",
    [
        lambda: words.translate("Sources"),
        lambda: words.counted("%(number)s claim", "%(number)s claims", 2),
        lambda: words.joined(["a", "b"]),
        lambda: words.listed(["a", "b"]),
        lambda: words.date_in_words(parse_date("2021-06-27")),
        lambda: words.month_in_words(date(2021, 6, 27)),
        lambda: words.number_in_words(1234),
        lambda: words.position_in_words(1.5, 2.5),
        lambda: words.count_in_words(parse_count("at least 5 people")),
        lambda: words.country_name("IQ"),
        lambda: words.language_name("ar"),
    ],
)
def test_words_of_the_interface_are_no_name(spoken: Callable[[], str]) -> None:
    with pytest.raises(TypeError, match="the interface's words are no name"):
        Name(spoken())


@pytest.mark.parametrize("language", languages.known())
def test_a_key_has_room_for_its_meanings_in_every_language(language: str) -> None:
    with languages.speaking(language):
        rows = [
            words.translate(each)
            for key in (maps.KEY, number_signs.KEY, timelines.KEY, captions.KEY)
            for each in key.values()
        ]
    assert [row for row in rows if shapes.shortened(row, shapes.WIDTH - 40) != row] == []


def test_every_country_of_a_map_has_a_name_to_translate() -> None:
    with languages.speaking("ar"):
        named = {each.code: words.country_name(each.code) for each in countries()}
    assert len(named) > 200
    assert {name for name, arabic in named.items() if re.search("[A-Za-z]", arabic)} == set()


def in_words(language: str, count: str) -> str:
    with languages.speaking(language):
        return words.count_in_words(parse_count(count))


@pytest.mark.parametrize(
    ("count", "english", "french", "arabic"),
    [
        ("4", "4", "4", "4"),
        ("12345", "12345", "12345", "12345"),
        ("1,234", "1,234", "1\u202f234", "1,234"),
        ("1,000-1,500", "1,000–1,500", "1\u202f000–1\u202f500", "1,000 إلى 1,500"),
        ("4 (2-6)", "4 (2–6)", "4 (2–6)", "4 (2 إلى 6)"),
        ("at least 5", "at least 5", "au moins 5", "5 على الأقل"),
        ("more than 1,000", "more than 1,000", "plus de 1\u202f000", "أكثر من 1,000"),
        ("none", "none", "aucun", "صفر"),
        ("dozens", "dozens", "des dizaines", "عشرات"),
        ("1.5 million", "1.5 million", "1,5 million", "1.5 مليون"),
        ("2 million", "2 million", "2 millions", "2 مليون"),
        ("2-3 million", "2–3 million", "2–3 millions", "2 إلى 3 ملايين"),
        ("12 million", "12 million", "12 millions", "12 مليونًا"),
    ],
)
def test_a_count_keeps_its_numbers_in_every_language(count: str, english: str, french: str, arabic: str) -> None:
    assert [in_words(language, count) for language in ("en", "fr", "ar")] == [english, french, arabic]


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        ("5 more people", "5 more"),
        ("another 1,300", "1,300 more"),
        ("at least 5 others", "at least 5 more"),
        ("dozens more", "dozens more"),
        ("2 million people", "2 million"),
        ("1.50 million", "1.5 million"),
        ("at least 2 million", "at least 2 million"),
        ("2-3 million", "2–3 million"),
        ("2 million (1-3 million)", "2 million (1–3 million)"),
        ("3 lakh", "3 lakh"),
        ("20-odd men", "20-odd"),
        ("a dozen men", "a dozen"),
        ("hundreds of thousands", "hundreds of thousands"),
    ],
)
def test_a_count_is_shown_as_it_was_written(count: str, shown: str) -> None:
    assert in_words("en", count) == shown


def test_every_count_in_words_of_the_format_has_its_message() -> None:
    examples = [*FORMS, *IN_WORDS]
    worded = {example for example in examples if re.match("[a-z]", example)}
    assert {re.sub(r" \d+", "", example) for example in worded} == set(words.COUNTS)


def test_positions_and_languages_are_in_the_words_of_the_interface() -> None:
    with languages.speaking("fr"):
        assert words.position_in_words(34.369, -41.1) == "34,369\u202f; -41,1"
        assert words.language_name("ar") == "arabe"


@pytest.mark.parametrize(
    ("tag", "english", "french"),
    [
        ("ar", "Arabic", "arabe"),
        ("prs", "Dari", "dari"),
        ("iw", "Hebrew", "hébreu"),
        ("mul", "Multiple languages", "multilingue"),
        ("zh-Hant", "Traditional Chinese", "chinois traditionnel"),
        ("ku-Arab", "Kurdish (Arabic)", "kurde (arabe)"),
        ("apc", "North Levantine Arabic", Name("North Levantine Arabic", "en")),
        ("qaa", Name("qaa", "zxx"), Name("qaa", "zxx")),
    ],
)
def test_a_language_has_a_name_in_the_interface_or_in_english_or_is_its_tag(
    tag: str, english: words.Words, french: words.Words
) -> None:
    found = []
    for language in ("en", "fr"):
        with languages.speaking(language):
            found.append(words.language_name(tag))
    assert found == [english, french]


def test_a_time_has_the_words_of_its_document_in_quotation_marks() -> None:
    when = replace(parse_date("2021-06-27"), words="بعد صلاة الفجر")
    with languages.speaking("en"):
        told = words.time_in_words(when, "ar")
        assert words.plain(told) == "27 June 2021, “بعد صلاة الفجر”"
        assert isinstance(told, Phrase)
        assert Name("“بعد صلاة الفجر”", "ar") in told.pieces
        assert words.time_in_words(parse_date("2021-06-27"), "ar") == "27 June 2021"


def test_a_language_is_spoken_only_where_it_is_wanted() -> None:
    heard = {}

    def listen() -> None:
        heard["elsewhere"] = words.translate("Sources")

    with languages.speaking("ar"):
        with languages.speaking("fr"):
            assert words.translate("Locations") == "Lieux"
        thread = threading.Thread(target=listen)
        thread.start()
        thread.join()
        heard["here"] = words.translate("Sources")
    heard["after"] = words.translate("Sources")
    assert heard == {"here": "المصادر", "elsewhere": "Sources", "after": "Sources"}


def test_making_pages_in_one_language_leaves_nothing_for_the_next() -> None:
    texts = files.read_record(golden.SITE / "record")
    first, french, last = (generate.generate(texts, language=language).files for language in ("en", "fr", "en"))
    assert first == last
    assert french["index.md"] != first["index.md"]
    assert french["handbook/format.md"] == first["handbook/format.md"]


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(
        languages.UnknownLanguage, match=f"no words in 'xx'; it has them in {', '.join(languages.known())}"
    ):
        generate.generate(texts_of(minimal()), language="xx")


def written(text: str, own: str = "", **values: object) -> str:
    with languages.speaking("ar"):
        return str(Templates(own=own).html.from_string(text).render(**values))


EN = '<bdi lang="en" dir="ltr">{}</bdi>'.format


def test_words_of_the_record_say_their_language_where_the_interface_has_another() -> None:
    assert written("{{ a }}", "en", a=Name("Iraq")) == EN("Iraq")
    assert written("{{ a }}", "ar", a=Name("العراق")) == "العراق"
    assert written("{{ a }}", "ar", a=Name("Iraq", "en")) == EN("Iraq")
    assert written("{{ a }}", "en", a=Name("العراق", "ar")) == "العراق"
    assert written("{{ _('in %(document)s', document=a) }}", "en", a=Name("Iraq")) == f"في {EN('Iraq')}"


def test_a_phrase_in_one_language_stays_together() -> None:
    with languages.speaking("ar"):
        both = words.all_of([Name("A"), Name("B")])
        one = words.phrase("%(speakers)s: %(statement)s", speakers=Name("A"), statement=Name("it burned"))
        two = words.phrase("%(speakers)s: %(statement)s", speakers=both, statement=Name("حريق", "ar"))
    assert written("{{ a }}", "en", a=one) == EN("A&#58; it burned")
    assert written("{{ a }}", "en", a=two) == f"{EN('A')} و{EN('B')}&#58; حريق"
    assert one.text == "A: it burned"
    assert written("{{ a }}", "en", a=Phrase(("4", " ", Name("people")))) == EN("4 people")


ARABIC = {"theme": {"name": "material", "language": "ar", "font": False}}
HAND_WRITTEN = {
    "docs/about.md": "---\nlang: en\n---\n\n# About\n\nWho made it.\n",
    "docs/arabic.md": "---\nlang: ar\n---\n\n# عن\n",
    "docs/odd.md": "---\nlang: no such\n---\n\n# Odd\n",
}


def test_a_site_has_the_language_and_the_direction_of_its_theme(tmp_path: Path) -> None:
    data = minimal(documents=[document(language="uk")], claims=[claim("burned", quote="«Пожежа»", says=None)])
    docs = {FILE: yaml_text(data), **HAND_WRITTEN}
    site = build(tmp_path, docs, strict=False, **ARABIC)
    page = parsed(site.pages["sources/clerk/index.html"])
    assert (page.html["lang"], page.body["dir"]) == ("ar", "rtl")
    assert page.h1.bdi.attrs == {"lang": "en", "dir": "ltr"}
    assert [tag["lang"] for tag in page.select(".or-card :is(.or-statement, dd) bdi")[:2]] == ["uk", "en"]
    assert "القائل" in page.get_text()
    marked = {path: parsed(html).select(".md-content article > div[lang]") for path, html in site.pages.items()}
    assert {path: tags[0].attrs for path, tags in marked.items() if tags} == {
        path: {"lang": "en", "dir": "ltr"}
        for path in ("about/index.html", "handbook/format/index.html", "handbook/problems/index.html")
    }
    assert [line for line in site.log if "odd.md" in line] == ["WARNING: odd.md: lang: 'no such' is not a language tag"]
    index = "".join(path.read_text("utf-8") for path in (site.folder / "search").rglob("*.js"))
    assert "handbook/format/#_dates" in index


def test_a_site_in_a_language_without_words_is_not_built(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"theme\.language: On Record has no words in 'eo'"):
        build(tmp_path, {FILE: yaml_text(minimal())}, theme={"name": "material", "language": "eo", "font": False})


def test_the_command_writes_pages_in_a_language(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    assert onrecord(project, "write", "pages", "--language", "fr").returncode == 0
    assert "# Lieux" in (project / "pages/locations/index.md").read_text("utf-8")
    refused = onrecord(project, "write", "other", "--language", "xx")
    assert refused.returncode == 2
    assert ", ".join(map(repr, languages.known())) in refused.stderr


def test_what_a_person_sees_who_serves_or_opens_a_site_is_in_its_language() -> None:
    html = alarm.on_top("<body>", [Diagnostic(Position("a.yml"), "template", "it broke")], "ar")
    assert parsed(html).bdi.attrs == {"lang": "en", "dir": "ltr"}
    assert "مشكلات" in html
    assert "موقع" in alarm.page("ar")


def test_no_message_is_both_by_itself_and_one_form_of_several() -> None:
    """A catalogue has but one entry for a text, so one of the two uses would get the other's translation."""
    plain, several = set(), set()
    options = {"templates/**.jinja": {"silent": "false"}}
    for _, _, message, _, _ in extract_from_dir(catalogues.PACKAGE, catalogues.METHODS, options, catalogues.KEYWORDS):
        (several.add(message[0]) if isinstance(message, tuple) else plain.add(message))
    assert plain & several == set()
