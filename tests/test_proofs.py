"""The proofs of a record: made where the archive is, held against the lock where it is not."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import files
from onrecord.diagnostics import Diagnostic
from onrecord.generate import check, generate
from onrecord.proofs import Evidence, in_words, read_lock, write_lock
from onrecord.proving import AROUND, Proofs, State
from tests.building import PROJECT, parsed
from tests.projects import copy_project, onrecord
from tests.records import Data, claim, document, minimal, texts_of

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
    built, problems = check(texts_of(data), against)
    return built.proofs, problems


def lock_of(data: Data) -> bytes:
    return write_lock(proved(data, evidence())[0].proofs).encode()


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def states(proofs: Proofs) -> Mapping[str, State]:
    return proofs.states


def test_quotes_are_looked_up_where_the_text_is() -> None:
    proofs, problems = proved(record(), evidence())
    assert problems == []
    assert states(proofs) == {"later": State.FRESH, "first": State.FRESH}
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
    assert set(states(proofs).values()) == {State.LOCKED}


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
    assert problems == []
    assert states(proofs)["new"] is State.NOT_YET


def test_without_an_archived_text_nothing_is_proved() -> None:
    proofs, problems = proved(minimal(claims=[claim("first", quote="words")]), evidence(""))
    assert problems == []
    assert states(proofs) == {"first": State.NO_ARCHIVE}


@pytest.mark.parametrize("lock", [b"", b"no lock", b"quotes: [{claim: x}]", b"folding: '1'\nquotes: 5\n", b"\xff"])
def test_a_broken_lock_is_one_problem(lock: bytes) -> None:
    found, problems = read_lock(lock, "quotes.lock")
    assert found == {}
    assert codes(problems) == ["lock"]


def test_the_lock_comes_back_as_it_was() -> None:
    proofs, _ = proved(record(), evidence())
    assert read_lock(write_lock(proofs.proofs).encode(), "quotes.lock") == (proofs.proofs, [])


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


def test_pages_show_the_proof_and_stand_in_the_order_of_the_text() -> None:
    page = generate(texts_of(record()), evidence=evidence()).files["documents/report.md"].text
    assert page.index("{#first}") < page.index("{#later}")
    assert "Proved&#58; these words stand in the text that we read." in page
    assert 'href="https://example.org/report#:~:text=' in page
    unproved = generate(texts_of(record())).files["documents/report.md"].text
    assert "Not yet looked up in the archived text" in unproved


def test_no_page_holds_more_of_the_text_than_quotes_and_what_stands_around_them() -> None:
    for path, output in generate(texts_of(record()), evidence=evidence()).files.items():
        shown = " ".join(parsed(output.text).get_text(" ").split())
        longest = max(
            (n for n in range(0, len(TEXT), 5) if any(TEXT[i : i + n] in shown for i in range(len(TEXT) - n))),
            default=0,
        )
        assert longest <= len("The fire burned down the quay") + 2 * AROUND, path


def test_the_real_record_is_proved() -> None:
    built, problems = check(
        files.read_record(PROJECT / "docs" / "record"),
        files.read_evidence(PROJECT / "docs" / "record", Path("nowhere")),
    )
    assert problems == []
    assert set(built.proofs.states.values()) == {State.LOCKED}


def test_verify_writes_the_lock_and_lists_what_no_quote_covers(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs" / "record" / "quotes.lock").unlink()
    (project / "archive").mkdir()
    nothing = onrecord(project, "verify")
    assert (nothing.returncode, nothing.stdout) == (0, f"{in_words({State.NOT_YET: 35})}\n")
    (project / "archive" / "al-qaim.txt").write_text("another text", "utf-8")
    wrong = onrecord(project, "verify", "--uncovered")
    assert wrong.returncode == 1
    assert "[archive-changed]" in wrong.stdout


def test_verify_lists_sentences_without_a_quote(tmp_path: Path) -> None:
    for path, data in texts_of(record()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "report.txt").write_text(TEXT, "utf-8")
    done = onrecord(tmp_path, "verify", "--uncovered")
    assert done.returncode == 0, done.stdout
    assert "report:1: Nobody slept that night" in done.stdout
    assert "burned down" not in done.stdout
    assert (tmp_path / "docs" / "record" / "quotes.lock").is_file()
    assert onrecord(tmp_path, "check").stdout == ""
