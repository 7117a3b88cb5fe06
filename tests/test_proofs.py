"""The proofs of a record: made where the archive is, held against the lock where it is not."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Diagnostic
from onrecord.generate import check, generate
from onrecord.proving import proofs
from onrecord.proving.extracting import FileKind
from onrecord.proving.folding import FOLDING, Text
from onrecord.proving.lock import apart, read_lock, unsound, write_lock
from onrecord.proving.passages import AROUND, Passage, Proof, Proofs, QuoteState, alone, find
from onrecord.proving.proofs import Evidence, in_words, prove
from onrecord.record.draft import Draft
from onrecord.record.model import Document
from onrecord.site import files
from tests import golden
from tests.building import parsed
from tests.projects import RECORD, golden_project, onrecord
from tests.records import Data, Pages, claim, document, minimal, source, texts_of, with_value
from tests.test_extracting import pdf

DAY = "2020-05-17"

TEXT = (
    "Nobody slept that night in the harbour town, an old man recalled much later. "
    "The fire burned down the quay, the clerk said, and hurt 4 people. "
    "Canary sentences such as this one must never reach a page in their whole length, for they are not ours to print."
)


def record(text: str = TEXT, **more: object) -> Data:
    archive = {"file": "report.txt", "sha256": sha256(text.encode()).hexdigest()}
    return minimal(
        documents=[document(archive=archive, url="https://example.org/report")],
        claims=[
            claim("later", quote="hurt 4 people"),
            claim("first", **{"quote": "The fire burned down the quay", **more}),
        ],
    )


def evidence(text: str = TEXT, lock: bytes = b"") -> Evidence:
    return Evidence(lock, "quotes.lock", {"report.txt": text.encode()} if text else {})


def proved(data: Data, against: Evidence) -> tuple[Proofs, list[Diagnostic]]:
    checked = check(texts_of(data), against)
    return checked.proofs, checked.diagnostics


def locked(proofs: Mapping[str, Proof]) -> str:
    return write_lock(proofs, DAY, {})


def dated(proofs: Mapping[str, Proof]) -> dict[str, Proof]:
    return {claim: replace(proof, on=DAY) for claim, proof in proofs.items()}


def lock_of(data: Data) -> bytes:
    return locked(proved(data, evidence())[0].proofs).encode()


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def states(proofs: Proofs) -> Mapping[str, QuoteState]:
    return proofs.states


def test_quotes_are_looked_up_where_the_text_is() -> None:
    proofs, problems = proved(record(), evidence())
    assert problems == []
    assert states(proofs) == {"later": QuoteState.FRESH, "first": QuoteState.FRESH}
    assert proofs.proofs["later"].passages[0].exact == "hurt 4 people"


def test_a_quote_that_is_not_there_is_a_problem_at_its_place() -> None:
    _, problems = proved(record(quote="The fire burned up the quay"), evidence())
    assert codes(problems) == ["quote-not-found"]
    assert "nearest: 'The fire burned {down} the" in str(problems[0])
    assert problems[0].position.line > 1


def test_another_text_is_a_problem() -> None:
    _, problems = proved(record(), evidence(TEXT.replace("4", "5")))
    assert codes(problems) == ["archive-changed"]


def test_the_lock_stands_in_for_the_text() -> None:
    proofs, problems = proved(record(), evidence("", lock_of(record())))
    assert problems == []
    assert set(states(proofs).values()) == {QuoteState.LOCKED}


def test_a_quote_changed_since_is_a_problem() -> None:
    _, problems = proved(record(quote="The fire burned down the Quay"), evidence("", lock_of(record())))
    assert codes(problems) == ["quote-changed"]


def test_a_document_changed_since_is_a_problem() -> None:
    changed = record()
    changed["documents"][0]["archive"]["sha256"] = "0" * 64
    _, problems = proved(changed, evidence("", lock_of(record())))
    assert codes(problems) == ["document-changed", "document-changed"]


def test_a_new_quote_is_not_yet_proved() -> None:
    grown = record()
    grown["claims"].append(claim("new", quote="an old man recalled"))
    proofs, problems = proved(grown, evidence("", lock_of(record())))
    assert [(each.code, each.severity, each.message) for each in problems] == [
        ("not-proved", "warning", "quotes from 'report' are not proved: new")
    ]
    assert states(proofs)["new"] is QuoteState.NOT_YET


def test_without_an_archived_text_nothing_is_proved() -> None:
    proofs, problems = proved(minimal(claims=[claim("first", quote="words")]), evidence(""))
    assert problems == []
    assert states(proofs) == {"first": QuoteState.NO_ARCHIVE}


def test_a_proof_whose_document_names_no_text_any_more_is_told() -> None:
    changed = record()
    del changed["documents"][0]["archive"]
    proofs, problems = proved(changed, evidence("", lock_of(record())))
    assert codes(problems) == ["proof-lost", "proof-lost"]
    assert set(states(proofs).values()) == {QuoteState.NO_ARCHIVE}


def test_a_proof_with_other_words_than_the_quote_is_a_problem() -> None:
    lock = lock_of(record()).replace(b"The fire burned down", b"The fire burned up")
    assert codes(proved(record(), evidence("", lock))[1]) == ["proof-changed"]


def test_proofs_under_another_folding_count_no_more() -> None:
    lock = lock_of(record()).replace(f'"folding": "{FOLDING}"'.encode(), b'"folding": "0"')
    proofs, problems = proved(record(), evidence("", lock))
    assert codes(problems) == ["not-proved", "other-folding"]
    assert problems[0].message == "quotes from 'report' are not proved: later, first"
    assert set(states(proofs).values()) == {QuoteState.NOT_YET}


def test_withdrawn_and_vanished_claims_leave_the_lock() -> None:
    withdrawn = with_value(record(), "claims", 0, "withdrawn", value={"on": "2020-04-01", "because": "not so"})
    lock = lock_of(record())
    for changed in (withdrawn, with_value(record(), "claims", value=record()["claims"][1:])):
        proofs, _ = proved(changed, evidence("", lock))
        assert list(proofs.proofs) == ["first"]


@pytest.mark.parametrize(
    "lock",
    [
        b"",
        b"no lock",
        b"[]",
        b'{"folding": "%s"}' % FOLDING.encode(),
        b'{"folding": "%s", "quotes": {"x": {}}}' % FOLDING.encode(),
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_broken_lock_is_one_problem(lock: bytes) -> None:
    found, problems = read_lock(lock, "quotes.lock")
    assert found == {}
    assert codes(problems) == ["lock"]


def test_a_lock_without_passages_is_broken() -> None:
    lock = json.loads(lock_of(record()))
    lock["quotes"]["first"]["passages"] = []
    assert codes(read_lock(json.dumps(lock).encode(), "quotes.lock")[1]) == ["lock"]


def test_the_lock_comes_back_as_it_was() -> None:
    proofs, _ = proved(record(), evidence())
    assert read_lock(locked(proofs.proofs).encode(), "quotes.lock") == (dated(proofs.proofs), ())


@given(st.integers(0, len(TEXT.encode()) - 1), st.integers(1, 255))
def test_any_flipped_byte_of_the_archive_is_found(place: int, change: int) -> None:
    data = bytearray(TEXT.encode())
    data[place] ^= change
    _, problems = proved(record(), Evidence(archive={"report.txt": bytes(data)}))
    assert "archive-changed" in codes(problems)


@given(st.integers(0, 28), st.characters(codec="ascii", categories=["L", "N", "P"]))
def test_any_changed_letter_of_a_proved_quote_is_found(place: int, letter: str) -> None:
    quote = "The fire burned down the quay"
    changed = quote[:place] + letter + quote[place + 1 :]
    _, problems = proved(record(quote=changed), evidence("", lock_of(record())))
    assert (changed == quote) is (problems == [])


def in_a_file(name: str, data: bytes) -> tuple[Data, Evidence]:
    """The record with its text in another file."""
    archive = {"file": name, "sha256": sha256(data).hexdigest()}
    return with_value(record(), "documents", 0, "archive", value=archive), Evidence(archive={name: data})


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("a.html", f"<p>{TEXT.replace('hurt', '<b>hurt</b>')}".encode(), "of the web page"),
        ("a.pdf", pdf(*TEXT.replace("hurt", "hurt\n").split(". ")), "of the PDF"),
    ],
)
def test_quotes_are_proved_against_pages_and_pdfs(name: str, data: bytes, shown: str) -> None:
    data_and_text = in_a_file(name, data)
    proofs, problems = proved(*data_and_text)
    assert problems == []
    assert {proof.kind for proof in proofs.proofs.values()} == {FileKind(name.partition(".")[2])}
    assert read_lock(locked(proofs.proofs).encode(), "quotes.lock") == (dated(proofs.proofs), ())
    page = Pages(texts_of(data_and_text[0]), evidence=data_and_text[1])["documents/report.md"]
    words = parsed(page).get_text()
    assert f"Found in the text {shown} whose SHA-256 begins with {sha256(data).hexdigest()[:12]}." in words
    assert ("(page 2, characters" in words) is (name == "a.pdf")


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"\xff"), ("a.pdf", b"none"), ("a.html", b"<p>\xff")])
def test_a_file_without_text_is_one_problem_at_its_name(name: str, data: bytes) -> None:
    changed, against = in_a_file(name, data)
    _, problems = proved(changed, against)
    assert codes(problems) == ["archive-unreadable"]
    assert f"'{name}' in the archive can't be read: " in problems[0].message


def in_files(*files: tuple[str, bytes], **fields: object) -> tuple[Data, Evidence]:
    """The record with several archived files."""
    archive = [{"file": name, "sha256": sha256(data).hexdigest()} for name, data in files]
    data = with_value(record(), "documents", 0, "archive", value=archive)
    data["documents"][0] |= fields
    return data, Evidence(archive=dict(files))


FILM = ("film.MP4", b"\xff\x00\x00")
ONE, TWO = TEXT.encode().split(b", and hurt")
PARTS = [("one.txt", ONE), ("two.html", b"<p>and hurt" + TWO)]


def test_a_film_is_checked_and_its_transcript_is_read() -> None:
    data, against = in_files(FILM, *PARTS, form="media")
    proofs, problems = proved(data, against)
    assert problems == []
    assert {claim: proof.sha256 for claim, proof in proofs.proofs.items()} == {
        "first": sha256(ONE).hexdigest(),
        "later": sha256(PARTS[1][1]).hexdigest(),
    }
    without = proved(data, Evidence(locked(proofs.proofs).encode()))
    assert (without[1], set(without[0].states.values())) == ([], {QuoteState.LOCKED})
    page = Pages(texts_of(data), evidence=against)["documents/report.md"]
    assert page.index("{#first}") < page.index("{#later}")
    for _, content in (FILM, *PARTS):
        assert sha256(content).hexdigest() in page
    changed = {**against.archive, "film.MP4": b"cut"}
    _, problems = proved(data, Evidence(archive=changed))
    assert codes(problems) == ["archive-changed"]
    assert "film.MP4" in problems[0].message


def test_without_a_text_no_quote_is_proved_and_nothing_decoded() -> None:
    proofs, problems = proved(*in_files(FILM, form="media"))
    assert (problems, set(proofs.states.values())) == ([], {QuoteState.NO_ARCHIVE})
    data, against = in_files(("broken.txt", b"\xff"))
    for each in data["claims"]:
        del each["quote"]
        each["says"] = "it burned"
    assert proved(data, against)[1] == []


def test_a_file_without_text_is_passed_over_where_its_text_stands_beside_it() -> None:
    _, problems = proved(*in_files(("scan.pdf", pdf("")), ("scan.txt", TEXT.encode())))
    assert problems == []


def test_what_may_stand_in_a_missing_file_is_held_against_the_lock() -> None:
    data, against = in_files(*PARTS)
    lock = locked(proved(data, against)[0].proofs).encode()
    for known, state, found in ((lock, QuoteState.LOCKED, []), (b"", QuoteState.NOT_YET, ["not-proved"])):
        proofs, problems = proved(data, Evidence(known, archive={"one.txt": ONE}))
        assert (codes(problems), proofs.states) == (found, {"first": QuoteState.FRESH, "later": state})


def test_a_quote_that_stands_in_none_of_several_files_is_one_problem() -> None:
    data, against = in_files(*PARTS)
    data["claims"][0]["quote"] = "hurt 5 people"
    _, problems = proved(data, against)
    assert codes(problems) == ["quote-not-found"]


def test_the_hash_of_a_large_file_is_taken_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "film.mp4").write_bytes(FILM[1])
    evidence = files.read_evidence(tmp_path, tmp_path / "archive")
    assert evidence.sha256_of("film.mp4") == sha256(FILM[1]).hexdigest()
    assert "a" * 300 not in evidence.archive


def test_the_lock_shows_what_is_raised() -> None:
    text = TEXT.replace("4 people", "4<sup>7</sup> people")
    data, against = in_file_of_html(text)
    proofs, problems = proved(data, against)
    assert problems == []
    lock = locked(proofs.proofs)
    assert "4\\ufff97\\ufffb people" in lock
    assert read_lock(lock.encode(), "quotes.lock") == (dated(proofs.proofs), ())
    assert set(proved(data, Evidence(lock.encode()))[0].states.values()) == {QuoteState.LOCKED}
    page = Pages(texts_of(data), evidence=against)["documents/report.md"]
    assert "4⁷ people" in parsed(page).get_text()
    data["claims"][0] |= {"quote": "hurt 47 people"}
    (problem,) = proved(data, against)[1]
    assert problem.code == "quote-not-found"
    assert "{4⁷ people.}" in problem.hint


def in_file_of_html(text: str) -> tuple[Data, Evidence]:
    return in_a_file("a.html", f"<p>{text}".encode())


def test_on_all_cores_the_same_is_found() -> None:
    data, against = record(quote="The fire burned up the quay"), evidence()
    draft = check(texts_of(data)).draft
    alone, together = prove(draft, against), prove(draft, against, enough=1)
    assert codes(alone[1]) == ["quote-not-found"]
    assert (alone[0].proofs, alone[0].states, alone[1]) == (together[0].proofs, together[0].states, together[1])


def test_what_was_looked_up_before_is_not_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data, against = record(quote="The fire burned up the quay"), evidence()
    draft = check(texts_of(data)).draft
    proofs, problems, looked_up, _ = prove(draft, against)
    monkeypatch.setattr("onrecord.proving.proofs.look_up", lambda task: pytest.fail("it was looked up again"))
    again = prove(draft, against, looked_up)
    assert (again[0].proofs, again[0].states, again[1:3]) == (proofs.proofs, proofs.states, (problems, looked_up))


def test_another_quote_or_another_file_is_looked_up_again() -> None:
    data, against = record(), evidence()
    _, problems, looked_up, _ = prove(check(texts_of(data)).draft, against)
    assert not problems
    other = check(texts_of(record(quote="The fire burned up the quay"))).draft
    assert codes(prove(other, against, looked_up)[1]) == ["quote-not-found"]
    files = {name: text + b" " for name, text in against.archive.items()}
    changed = replace(against, archive=files)
    assert codes(prove(check(texts_of(data)).draft, changed, looked_up)[1]) == ["archive-changed"]


def test_pages_show_the_proof_and_stand_in_the_order_of_the_text() -> None:
    page = Pages(texts_of(record()), evidence=evidence())["documents/report.md"]
    assert page.index("{#first}") < page.index("{#later}")
    assert "Quote found in the archived text" in page
    assert 'href="https://example.org/report#:~:text=' in page
    unproved = Pages(texts_of(record()))["documents/report.md"]
    assert "Quote not yet looked up in the archived text of the document" in unproved
    assert "#:~:" not in unproved


def test_the_pages_are_the_same_with_the_archive_and_with_the_lock_but_for_who_looked() -> None:
    texts = texts_of(record())
    fresh, kept = (generate(texts, evidence=each).files for each in (evidence(), evidence("", lock_of(record()))))
    others = {path for path in {**fresh, **kept} if fresh.get(path) != kept.get(path)}
    assert others == {"documents/report.md"}
    by_editors = "looked up and found by the editors of the record on 17 May 2020"
    texts_of_it = [each["documents/report.md"].text for each in (fresh, kept)]
    assert texts_of_it[0] == texts_of_it[1].replace(by_editors, "found in the archived text")


def test_what_stands_around_a_quote_can_do_no_harm() -> None:
    text = TEXT.replace("The fire", "\u202e<b>*x*\f\n\n \x07The fire")
    page = Pages(texts_of(record(text)), evidence=evidence(text))["documents/report.md"]
    line = next(line for line in page.splitlines() if "<mark>The fire" in line)
    assert not re.search("[\u202e\x07\f]|<b>|[*]", line)
    assert "<b>*x* The fire burned" in parsed(line).get_text()


OF_WITHHELD: dict[str, Data] = {
    "speaker": {"source": "hidden"},
    "spoken for": {"for": "hidden"},
    "passed on": {"via": [{"source": "hidden"}]},
    "spoken of": {"about": [{"victim": ["hidden"]}]},
    "claim": {"around": "withheld"},
}


@pytest.mark.parametrize("why", [*OF_WITHHELD, "document"])
def test_the_words_around_a_quote_stay_where_somebody_is_withheld(why: str) -> None:
    data = record(**OF_WITHHELD.get(why, {}))
    if why == "document":
        data["documents"][0]["around"] = "withheld"
    elif why != "claim":
        data["sources"].append(source("hidden", name="Somebody", identity="withheld"))
    proofs, problems = proved(data, evidence())
    assert problems == []
    bare = {name for name, proof in proofs.proofs.items() if not any(each.suffix for each in proof.passages)}
    assert bare == ({"first", "later"} if why == "document" else {"first"})
    lock = locked(proofs.proofs)
    assert "old man recalled" not in lock
    without_text, problems = proved(data, evidence("", lock.encode()))
    assert (problems, without_text.states["first"]) == ([], QuoteState.LOCKED)
    told = generate(texts_of(data), evidence=evidence("", lock.encode()))
    assert all("old man recalled" not in output.text for output in told.files.values())
    with_words = json.loads(lock)
    with_words["quotes"]["first"]["passages"][0]["prefix"] = "an old man recalled much later. "
    assert codes(proved(data, evidence("", json.dumps(with_words).encode()))[1]) == ["proof-changed"]


def with_hidden(**fields: str) -> Data:
    """A record in which somebody passed a quote on, and another document with a quote."""
    data = record(via=[{"source": "hidden"}])
    data["sources"].append(source("hidden", name="Somebody", **fields))
    other = {"file": "other.txt", "sha256": sha256(b"It rained.").hexdigest()}
    data["documents"].append(document("other", url="https://example.org/other", archive=other))
    data["claims"].append(claim("rain", document="other", quote="It rained"))
    return data


def with_files(**texts: str) -> Evidence:
    known = {"report.txt": TEXT, "other.txt": "It rained."} | {f"{name}.txt": text for name, text in texts.items()}
    return Evidence(archive={name: text.encode() for name, text in known.items()})


EDITS = {
    "nothing": (with_hidden(), with_files(), {"report", "other"}),
    "a note": (with_value(with_hidden(), "claims", 2, "note", value="A word."), with_files(), {"report"}),
    "who asks not to be named": (with_hidden(identity="withheld"), with_files(), {"other"}),
    "the document": (with_value(with_hidden(), "documents", 0, "around", value="withheld"), with_files(), {"other"}),
    "a quote": (with_value(with_hidden(), "claims", 2, "quote", value="It snowed"), with_files(), {"report"}),
    "a quote's document": (
        with_value(with_hidden(), "claims", 2, "document", value="report"),
        with_files(),
        set[str](),
    ),
    "a file": (with_hidden(), with_files(other="It snowed."), {"report"}),
    "no file": (with_hidden(), Evidence(), set[str]()),
    "the lock": (with_hidden(), replace(with_files(), lock=lock_of(record())), set[str]()),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_only_the_documents_are_proved_again_that_it_touches(
    edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, against, untouched = EDITS[edit]
    before = check(texts_of(with_hidden()), with_files())
    anew = check(texts_of(data), against)
    again: list[str] = []
    of_document = proofs._of_document

    def noting(draft: Draft, document: Document, *rest: Any) -> Any:
        again.append(document.id)
        return of_document(draft, document, *rest)

    monkeypatch.setattr(proofs, "_of_document", noting)
    now = check(texts_of(data), against, known=before.known)
    assert (now.proofs.proofs, now.proofs.states) == (anew.proofs.proofs, anew.proofs.states)
    assert now.diagnostics == anew.diagnostics
    assert set(again) == {"report", "other"} - untouched


def test_a_proof_of_the_lock_that_fits_no_more_after_an_edit_is_told_of() -> None:
    lock = locked(proved(with_hidden(), with_files())[0].proofs).encode()
    before = check(texts_of(with_hidden()), Evidence(lock))
    assert set(before.proofs.states.values()) == {QuoteState.LOCKED}
    data = texts_of(with_hidden(identity="withheld"))
    now, anew = check(data, Evidence(lock), known=before.known), check(data, Evidence(lock))
    assert "proof-changed" in codes(now.diagnostics)
    assert now.diagnostics == anew.diagnostics


def test_no_page_holds_more_of_the_text_than_quotes_and_what_stands_around_them() -> None:
    for path, output in generate(texts_of(record()), evidence=evidence()).files.items():
        shown = " ".join(parsed(output.text).get_text(" ").split())
        longest = max(
            (n for n in range(0, len(TEXT), 5) if any(TEXT[i : i + n] in shown for i in range(len(TEXT) - n))),
            default=0,
        )
        assert longest <= len("The fire burned down the quay") + 2 * AROUND, path


def test_verify_writes_the_lock_and_lists_what_no_quote_covers(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    (project / "archive" / "post-fire.txt").unlink()
    nothing = onrecord(project, "verify")
    lines = nothing.stdout.splitlines()
    unproved = check(golden.texts()).proofs
    assert (nothing.returncode, len(lines), lines[1]) == (
        1,
        2,
        in_words({each: unproved.number(each) for each in QuoteState}),
    )
    assert unproved.number(QuoteState.NOT_YET) == 4
    assert "there is no 'post-fire.txt' in the archive" in lines[0]
    (project / "archive" / "post-fire.txt").write_text("another text", "utf-8")
    wrong = onrecord(project, "verify", "--uncovered")
    assert wrong.returncode == 1
    assert "[archive-changed]" in wrong.stdout


def small_project(folder: Path, data: Data, text: str = TEXT) -> Path:
    """A project with the made-up record and its archive."""
    project = golden_project(folder, has_handbook=False)
    (project / RECORD).unlink()
    for name, content in texts_of(data).items():
        (project / name).write_bytes(content)
    (project / "archive" / "report.txt").write_text(text, "utf-8")
    return project


def test_verify_lists_sentences_without_a_quote(tmp_path: Path) -> None:
    project = small_project(tmp_path, record())
    done = onrecord(project, "verify", "--uncovered")
    assert done.returncode == 0, done.stdout
    assert f"{in_words({QuoteState.FRESH: 2})}\n" in done.stdout
    assert "report:1: Nobody slept that night" in done.stdout
    assert "burned down" not in done.stdout
    assert onrecord(project, "check").stdout == ""
    (project / "archive" / "report.txt").unlink()
    partly = onrecord(project, "verify")
    assert (partly.returncode, in_words({QuoteState.LOCKED: 2}) in partly.stdout) == (1, True)
    assert onrecord(project, "check").stdout == ""


def test_check_holds_quotes_against_the_lock(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    assert onrecord(project, "verify").returncode == 0
    (project / "archive" / "post-fire.txt").unlink()
    assert onrecord(project, "check").stdout == ""
    text = (project / RECORD).read_text("utf-8")
    (project / RECORD).write_text(text.replace("not the first fire here", "not the first big fire here"), "utf-8")
    done = onrecord(project, "check")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "[quote-changed]" in done.stdout


def test_no_file_of_the_site_holds_the_archived_text(tmp_path: Path) -> None:
    """Neither the website nor the offline folder, search index included."""
    project = small_project(tmp_path, record())
    for arguments in ((), ("--offline",)):
        done = onrecord(project, "build", *arguments)
        assert (done.returncode, done.stdout) == (0, "")
    found = [*(project / "site").rglob("*"), *(project / "site-offline").rglob("*")]
    texts = {path: path.read_text("utf-8", "replace") for path in found if path.is_file()}
    assert any(
        "The fire burned down the quay" in text
        for path, text in texts.items()
        if path.suffix == ".js" and path.parent.parent.name == "search"
    )
    longest = len("The fire burned down the quay") + 2 * AROUND
    too_long = [TEXT[start : start + longest + 1] for start in range(len(TEXT) - longest)]
    for path, text in texts.items():
        assert not {path.name, path.parent.name} & {"report.txt", "archive"}
        words = " ".join(re.sub(r"<[^>]*>", "", text).replace("\\n", " ").split())
        assert not [stretch for stretch in too_long if stretch in words], path
        assert "must never reach" not in words, path


# What a lock can be made to say.


def forged(**changes: object) -> list[str]:
    """The codes of what is found where the first passage of the proof of `first` was changed."""
    lock = json.loads(lock_of(record()))
    lock["quotes"]["first"]["passages"][0] |= changes
    return codes(proved(record(), evidence("", json.dumps(lock).encode()))[1])


PLACE = TEXT.index("The fire")
QUOTE = "The fire burned down the quay"


@pytest.mark.parametrize(
    "changes",
    [
        {"exact": f"It is a lie that {QUOTE}", "start": PLACE - 17},
        {"exact": f"{QUOTE} and 3,000 civilians", "end": PLACE + len(QUOTE) + 20},
        {"start": PLACE + 1},
        {"end": PLACE + 1},
        {"start": -1, "end": len(QUOTE) - 1},
        {"prefix": ""},
        {"prefix": "x" * 33},
        {"suffix": "x" * 33},
        {"suffix": ", the clerk said, and hurt 5 peo"},
        {"suffix": ", the clerk said"},
        {"page": 2},
    ],
)
def test_a_proof_that_was_changed_by_hand_is_found(changes: dict[str, object]) -> None:
    assert forged() == []
    assert forged(**changes) == ["proof-changed"]


@pytest.mark.parametrize(
    "changes", [{"start": str(PLACE)}, {"start": 1.5}, {"page": None}, {"more": 1}, {"exact": 4}, {"prefix": None}]
)
def test_what_verify_does_not_write_is_no_lock(changes: dict[str, object]) -> None:
    assert forged(**changes) == ["not-proved", "lock"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"folding"', '"fold"'),
        ('"about"', '"more": 1, "about"'),
        (f'"on": "{DAY}"', '"on": "2020-13-01"'),
        (f'"on": "{DAY}"', '"on": ""'),
        ('"quotes": {', '"quotes": {}, "quotes": {'),
        ('"kind"', '"url": "https://example.org", "kind"'),
    ],
)
def test_a_lock_with_other_keys_is_none(old: str, new: str) -> None:
    lock = lock_of(record()).decode()
    assert old in lock
    assert codes(read_lock(lock.replace(old, new, 1).encode(), "quotes.lock")[1]) == ["lock"]


def test_a_proof_against_another_kind_of_file_is_none() -> None:
    lock = lock_of(record()).replace(b'"kind": "plain"', b'"kind": "pdf"')
    assert codes(proved(record(), evidence("", lock))[1]) == ["document-changed"] * 2


def test_without_a_lock_the_quotes_are_named_that_are_not_proved() -> None:
    assert [str(each.severity) for each in proved(record(), evidence(""))[1]] == ["warning"]
    without = json.loads(lock_of(record()))
    del without["quotes"]["later"]
    (problem,) = proved(record(), evidence("", json.dumps(without).encode()))[1]
    assert (problem.code, problem.message) == ("not-proved", "quotes from 'report' are not proved: later")


def test_a_proof_keeps_its_day_while_it_is_the_same() -> None:
    proofs, _ = proved(record(), evidence())
    before, _ = read_lock(locked(proofs.proofs).encode(), "quotes.lock")
    assert write_lock(proofs.proofs, "2021-01-01", before) == locked(proofs.proofs)
    other, _ = proved(record(quote="the quay, the clerk said"), evidence())
    on = {
        claim: each.on
        for claim, each in read_lock(write_lock(other.proofs, "2021-01-01", before).encode(), "")[0].items()
    }
    assert on == {"later": DAY, "first": "2021-01-01"}


def test_a_page_says_who_looked_a_quote_up_until_it_is_looked_up_afresh() -> None:
    fresh = Pages(texts_of(record()), evidence=evidence())["documents/report.md"]
    by_lock = generate(texts_of(record()), evidence=evidence("", lock_of(record()))).files["documents/report.md"].text
    told = "Quote looked up and found by the editors of the record on 17 May 2020"
    assert "Quote found in the archived text" in parsed(fresh).get_text()
    assert told in parsed(by_lock).get_text()
    assert told not in parsed(fresh).get_text()


WORDS = st.lists(
    st.sampled_from(
        [
            "a",
            "fire",
            "at",
            "the",
            "quay",
            "hurt",
            "4",
            "people,",
            "14,500",
            "re-\nported",
            "H₂O",
            "«so»",
            "on",
            "1\u2009000",
            "¹",
            "ﬁre",
            "é",
        ]
    ),
    min_size=3,
)


@given(WORDS.map(" ".join), st.data())
def test_what_is_found_is_sound(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for parts in ((text[start:end],), (text[:start] or "a", text[start:end]), (f"{text[start:end]} […] {text[end:]}",)):
        found = find(Text(text), parts)
        if isinstance(found, tuple):
            proof = Proof("d", FileKind.PLAIN, "", "", found)
            assert unsound(proof, parts) == ""
            assert [*apart({"a": proof, "b": proof})] == []
            bare = replace(proof, passages=tuple(map(alone, found)))
            assert unsound(bare, parts, is_around_kept=False) == ""
            assert bare == proof or unsound(proof, parts, is_around_kept=False) != ""
            assert [*apart({"a": bare, "b": proof}, {"a"})] == []
            assert [*apart({"a": proof, "b": bare}, {"b"})] == []


@given(WORDS.map(" ".join), st.data())
def test_passages_of_one_text_agree_and_of_two_do_not(text: str, data: st.DataObject) -> None:
    words_of_it = list(re.finditer(r"\S+", text))
    first, second = (data.draw(st.sampled_from(words_of_it)) for _ in range(2))

    def proof_of(word: re.Match[str], within: str) -> Proof:
        start, end = word.span()
        around = within[max(0, start - AROUND) : start], within[end : end + AROUND]
        return Proof("d", FileKind.PLAIN, "", "", (Passage(within[start:end], *around, start, end),))

    one = proof_of(first, text)
    assert [*apart({"a": one, "b": proof_of(second, text)})] == []
    place = data.draw(st.integers(*first.span()).filter(lambda each: each < first.end()))
    other = text[:place] + "~" + text[place + 1 :]
    if second.start() - AROUND <= place < second.end() + AROUND:
        assert len([*apart({"a": one, "b": proof_of(second, other)})]) == 1
