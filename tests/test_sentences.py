"""What pages say: each situation with its sentence, for one and for several; quotes in one pair of marks."""

import re

import pytest

from onrecord.speaking import words
from onrecord.telling.refs import documents_in_words
from onrecord.telling.speakers import sources_in_words, speakers_in_words
from onrecord.telling.view import View
from onrecord.writing.quotation import have_own_marks
from tests import sentences
from tests.building import parsed
from tests.records import Data, Pages, claim, document, event, location, minimal, publisher, source, texts_of, viewed


def pages_of(data: Data) -> Pages:
    return Pages(texts_of(data))


def plain(page: str) -> str:
    return " ".join(parsed(page).get_text().split())


def test_every_sentence_is_printed_with_samples_for_all_of_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    sentences.main()
    printed = capsys.readouterr().out
    assert "0 claims were read" not in printed
    assert "%(" not in printed
    assert "  0 claims | 1 claim | 2 claims | 5 claims | 1,234 claims\n" in printed
    assert len(printed.splitlines()) > 400


def test_no_message_puts_our_words_in_quotation_marks() -> None:
    """Those of documents come with their marks; the messages that have marks are those that put them there."""
    marked = {said for _, all_said in sentences.sentences() for said in all_said if re.search("[“”‘’«»]", said)}
    assert marked == {"“nine were hurt”", "‘nine were hurt’"}


SOURCE_PRONOUNS = re.compile(r"\b(he|she|his|her|himself|herself|itself)\b")


def test_no_message_gives_anybody_a_sex_or_makes_people_things() -> None:
    said = {each for _, several in sentences.sentences() for each in several if SOURCE_PRONOUNS.search(each)}
    assert {each for each in said if not each.startswith("There are problems.") and "itself" not in each} == set()
    behalf = {
        each for _, several in sentences.sentences() for each in several if re.search("on its behalf|through it$", each)
    }
    assert behalf == set()


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (["nine were hurt"], ["“nine were hurt”"]),
        (["“The quay is lost”"], ["“The quay is lost”"]),
        (['"The quay is lost"'], ['"The quay is lost"']),
        (["«Le quai est perdu»"], ["«Le quai est perdu»"]),
        (["„Der Kai ist verloren“"], ["„Der Kai ist verloren“"]),
        (["“It is lost,” she said, “all of it”"], ["‘“It is lost,” she said, “all of it”’"]),
        (['"It is lost," she said, "all of it"'], ['‘"It is lost," she said, "all of it"’']),
        (["a “fire” broke out"], ["‘a “fire” broke out’"]),
        (["the “quay”"], ["‘the “quay”’"]),
        (["“The quay is lost.", "“All of it.”"], ["“The quay is lost.", "“All of it.”"]),
        (["“The quay is lost.\n“All of it.”"], ["“The quay is lost.\n“All of it.”"]),
        (["nine", "“all” of them"], ["“nine”", "‘“all” of them’"]),
        (['a 12" shell'], ['‘a 12" shell’']),
        (["”"], ["‘”’"]),
    ],
)
def test_a_quote_stands_in_one_pair_of_marks(parts: list[str], shown: list[str]) -> None:
    assert words.all_in_quotes(parts) == shown


def test_a_part_has_its_own_marks_only_if_they_are_around_all_of_it() -> None:
    assert have_own_marks(["“a “b” c”", "“a” b “c”", "“a", "b”", ""]) == [True, False, False, False, False]


THURSDAY = {"date": "2020-03-05", "words": "on Thursday"}
QUOTE = {"text": ["dozens were hurt", "“the quay is lost”"], "translation": "many were hurt"}


def test_words_of_a_document_stand_in_marks_wherever_they_are_shown_and_ours_do_not() -> None:
    figures = {"hurt": {"words": "tens"}}
    claims = [
        claim("a", quote=QUOTE, says="it burned", role="the harbour's clerk", via=[{"words": "state media"}]),
        claim("b", quote="tens of people were hurt on Thursday", figures=figures, says=None, made=THURSDAY),
    ]
    made = pages_of(minimal(claims=claims))
    found = [path for path, page in made.items() if "dozens were hurt" in page]
    assert len(found) > 2
    for path in found:
        shown = re.sub(
            r"data-quote=\"[^\"]*\"|<script.*?</script>|<pre.*?</pre>|title=\"[^\"]*\"", "", made[path], flags=re.DOTALL
        )
        assert shown.count("dozens were hurt") == shown.count("“dozens were hurt”"), path
        assert "““" not in made[path], path
    page = plain(made["documents/report.md"])
    for words_of_it in (
        "the harbour's clerk",
        "state media",
        "tens",
        "on Thursday",
        "tens of people were hurt on Thursday",
    ):
        assert f"“{words_of_it}”" in page, words_of_it
    assert "In our translation: many were hurt" in page
    assert "“it burned”" not in page


SOURCES = [source(), publisher(), source("guard", name="A guard")]


def view(*claims: Data, **lists: list[Data]) -> View:
    return viewed(texts_of(minimal(claims=list(claims), **lists)))


def published(identifier: str, by: str | None) -> Data:
    return {key: value for key, value in document(identifier, publisher=by).items() if value}


@pytest.mark.parametrize(
    ("publishers", "shown"),
    [
        (["gazette"], "one document of one publisher"),
        (["gazette", "gazette"], "2 documents of one publisher"),
        (["gazette", "wire"], "2 documents of 2 publishers"),
        ([None], "one document whose publisher is not recorded"),
        ([None, None], "2 documents whose publishers are not recorded"),
        (["gazette", None], "2 documents (one of one publisher, one of a publisher not recorded)"),
        (["gazette", "wire", None, None], "4 documents (2 of 2 publishers, 2 of publishers not recorded)"),
    ],
)
def test_documents_are_counted_with_their_publishers(publishers: list[str | None], shown: str) -> None:
    documents = [published(f"d{number}", each) for number, each in enumerate(publishers)]
    claims = [claim(f"c{number}", document=f"d{number}") for number in range(len(publishers))]
    sources = [source(), publisher(), publisher("wire", name="The wire")]
    made = view(*claims, documents=documents, sources=sources)
    assert documents_in_words(made, [each["id"] for each in documents]) == shown


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        ([], "0 sources"),
        (["clerk"], "1 source"),
        (["clerk", "clerk"], "1 source"),
        (["clerk", "guard"], "2 sources"),
        (["unnamed"], "a source not named"),
        (["unnamed", "unnamed"], "one or more sources not named (in 2 claims)"),
        (["clerk", "unattributed"], "1 source and a source not given"),
        (
            ["unattributed", "unattributed", "unnamed"],
            "a source not named and one or more sources not given (in 2 claims)",
        ),
    ],
)
def test_speakers_are_counted_one_way(sources: list[str], shown: str) -> None:
    claims = [claim(f"c{number}", source=each) for number, each in enumerate(sources)]
    made = view(*claims, sources=SOURCES)
    assert speakers_in_words(made.record.claims.values()) == shown


def test_a_source_that_no_claim_has_to_do_with_is_not_spoken_of() -> None:
    bodies = [source("ministry", name="The ministry"), source("state", name="The state")]
    made = view(claim("a", about={"actor": "ministry"}), sources=[*SOURCES[:2], *bodies])
    assert (
        sources_in_words(made)
        == "4 sources: 1 speaks, 1 only publishes or passes on, 1 is only spoken of and 1 has no claim on record."
    )


def test_an_event_of_which_no_claim_speaks_counts_nothing() -> None:
    quiet = event("quiet", name="A quiet day", description="Nothing was said of it.")
    page = pages_of(minimal(events=[event(), quiet]))["events/quiet.md"]
    assert "No claim on record." in page
    assert " of ." not in page


def test_who_reads_and_who_speaks_are_not_mixed_up() -> None:
    page = pages_of(minimal(claims=[claim("a"), claim("b")]))["documents/report.md"]
    assert "2 claims by 1 source were read in it." in page
    withdrawn = claim("a", withdrawn={"on": "2021-01-02", "because": "it was misread"})
    assert "All that was read in it was withdrawn." in pages_of(minimal(claims=[withdrawn]))["documents/report.md"]


@pytest.mark.parametrize(
    ("stance", "label"),
    [(None, "Said to have done it"), ("denies", "Named as actor"), ("does-not-know", "Named as actor")],
)
def test_who_denies_or_does_not_know_says_of_nobody_that_they_did_it(stance: str | None, label: str) -> None:
    told = claim("a", about={"actor": "guard"}, **({"stance": stance} if stance else {}))
    made = pages_of(minimal(claims=[told], sources=SOURCES))
    assert f"<dt>{label}</dt>" in made["documents/report.md"]


def test_a_place_that_has_figures_alone_says_so() -> None:
    where = {"count": "4", "of": "crew", "where": "west"}
    told = claim("a", locations="harbour", quote="4 crew in the west", figures={"hurt": where})
    made = pages_of(minimal(claims=[told], locations=[location(), location("west", name="The west")]))
    page = made["locations/west.md"]
    assert "1 claim has a figure for it." in page
    assert "with the places inside it" not in page


@pytest.mark.parametrize(
    ("by", "mark"),
    [
        (["guard"], "disputed by A guard"),
        (["unattributed"], "disputed, by whom is not said"),
        (["guard", "unattributed"], "disputed by A guard and others"),
    ],
)
def test_whoever_disputes_is_named_or_said_to_be_unsaid(by: list[str], mark: str) -> None:
    against = [claim(f"c{number}", source=each, relations={"disputes": "a"}) for number, each in enumerate(by)]
    made = pages_of(minimal(claims=[claim("a"), *against], sources=SOURCES))
    assert mark in plain(made["documents/report.md"])
