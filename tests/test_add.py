"""`onrecord add`: an entry is asked for, held against the record, and written; or nothing is."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.projects import Ran, digests, onrecord

NAMES = "docs/record/names.yml"
COURIER = "docs/record/claims/courier-market-hall.yml"
RADIO = "docs/record/claims/radio-market-hall.yml"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, which nobody may change."""
    folder = tmp_path_factory.mktemp("add")
    assert onrecord(folder, "new", "project", "--no-ask").returncode == 0
    return folder / "project"


@pytest.fixture
def project(begun: Path, tmp_path: Path) -> Path:
    """A project of the test's own."""
    return Path(shutil.copytree(begun, tmp_path / "project"))


def added(project: Path, *arguments: str, answers: str = "") -> Ran:
    """Add something, which must succeed and leave a record that holds."""
    ran = onrecord(project, "add", *arguments, answers=answers)
    assert ran.returncode == 0, ran.stderr
    assert onrecord(project, "check").returncode == 0
    return ran


def refused(project: Path, *arguments: str, answers: str = "") -> Ran:
    """Try to add something, which must fail in a line and leave every file as it was."""
    before = digests(project)
    ran = onrecord(project, "add", *arguments, answers=answers)
    assert ran.returncode in (1, 2)
    assert ran.stdout == ""
    assert digests(project) == before
    return ran


def text(project: Path, file: str) -> str:
    return (project / file).read_text("utf-8")


def test_a_source_is_added_where_the_others_stand(project: Path) -> None:
    before = text(project, NAMES)
    ran = added(project, "source", "--name", "The Mayor", "--kind", "person", "--part-of", "Exampleton fire brigade")
    assert ran == Ran(0, f"{NAMES}:21:9: source mayor\n", "")
    new = "\n  - id: mayor\n    name: The Mayor\n    kind: person\n    part_of: fire-brigade\n"
    assert text(project, NAMES) == before.replace("\nlocations:", f"{new}\nlocations:")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["location", "--name", "Exampleton station", "--within", "exampleton", "--point", "12.5, 3"],
            "exampleton-station",
        ),
        (["event", "--name", "The meeting", "--when", "2024-06", "--location", "market-hall"], "meeting"),
        (
            ["document", "--title", "Again", "--publisher", "Radio Example", "--published", "2024-05-20"],
            "radio-example-again",
        ),
    ],
)
def test_every_sort_of_entry_can_be_added(arguments: list[str], told: str, project: Path) -> None:
    assert added(project, *arguments).stdout.endswith(f": {arguments[0]} {told}\n")


def test_a_claim_is_added_where_its_documents_others_stand(project: Path) -> None:
    quote = "The town council has closed the hall"
    ran = added(project, "claim", "--document", "courier-market-hall", "--source", "courier", "--quote", quote)
    assert ran.stdout == f"{COURIER}:23:9: claim courier-1\n"
    assert ran.stderr == (
        "Found in courier.txt, paragraph 6: The town council has closed the hall. It did not say when it would open again.\n"
    )
    assert text(project, COURIER).endswith(f"\n  - id: courier-1\n    source: courier\n    quote: {quote}\n")


def test_what_a_file_says_for_all_its_claims_is_not_said_again(project: Path) -> None:
    added(
        project,
        "claim",
        "--file",
        RADIO,
        "--source",
        "courier",
        "--event",
        "market-hall-collapse",
        "--says",
        "so it is",
    )
    assert text(project, RADIO).endswith("\n  - id: courier-1\n    source: courier\n    says: so it is\n")


def test_the_claims_of_a_new_document_have_a_file_of_their_own(project: Path) -> None:
    added(project, "document", "--id", "later", "--title", "Later", "--publisher", "courier")
    added(project, "claim", "--document", "later", "--source", "courier", "--says", "it is over", "--event", "none")
    file = "docs/record/claims/later.yml"
    expected = (
        "claims:\n  - id: courier-1\n    source: courier\n    document: later\n    event: none\n    says: it is over\n"
    )
    assert text(project, file) == expected


def test_figures_places_and_all_else_can_be_given(project: Path) -> None:
    options = {
        "--source": "example-hospital",
        "--role": "a spokesman",
        "--quote": "nine people were treated for injuries",
        "--translation": "nine people had injuries",
        "--quote-language": "en",
        "--figure": "treated=9 people",
        "--location": "near=market-hall",
        "--via": "words=state media",
        "--made": "2024-05-13",
        "--label": "topic=health",
        "--relation": "supports=hospital-nine-injured",
        "--note": "Ours: #1",
    }
    given = [part for option in options.items() for part in option]
    added(project, "claim", "--document", "radio-market-hall", *given)
    assert text(project, RADIO).endswith(
        """
  - id: example-hospital-1
    source: example-hospital
    role: a spokesman
    via:
      words: state media
    locations:
      near: market-hall
    quote:
      text: nine people were treated for injuries
      translation: nine people had injuries
      language: en
    figures:
      treated: 9 people
    made: 2024-05-13
    labels:
      topic: health
    relations:
      supports: hospital-nine-injured
    note: "Ours: #1"
"""
    )


def test_an_archived_file_is_given_with_its_hash(project: Path) -> None:
    (project / "archive/later.txt").write_bytes(b"Later on.\n")
    added(project, "document", "--id", "later", "--title", "Later", "--archived", "later.txt")
    digest = sha256(b"Later on.\n").hexdigest()
    assert f"    archive:\n      file: later.txt\n      sha256: {digest}\n" in text(
        project, "docs/record/documents.yml"
    )
    assert (
        "no 'other.txt' in the archive"
        in refused(project, "document", "--title", "x", "--archived", "other.txt").stderr
    )


def test_every_option_that_cannot_stand_is_told(project: Path) -> None:
    ran = refused(project, "document", "--title", "x", "--publisher", "courrier", "--published", "5/6/2024")
    assert ran.returncode == 2
    assert ran.stderr == (
        "Error: --publisher: no source 'courrier' (did you mean 'courier'?)\n"
        "--published: '5/6/2024' is not a date; did you mean 2024-06-05 or 2024-05-06? [bad-date]\n"
    )


def test_what_such_an_entry_must_have_is_told(project: Path) -> None:
    ran = refused(project, "claim", "--says", "x")
    assert (ran.returncode, ran.stderr) == (
        2,
        "Error: a claim needs --document and --source; --ask asks for what is missing\n",
    )


@pytest.mark.parametrize("identifier", ["courier", "index", "No"])
def test_an_id_that_cannot_be_is_refused(identifier: str, project: Path) -> None:
    assert refused(project, "source", "--name", "x", "--id", identifier).stderr.startswith("Error: --id: ")


CLAIM = ("claim", "--document", "radio-market-hall", "--source", "example-hospital")


def test_a_quote_that_does_not_stand_in_the_archived_text_is_refused(project: Path) -> None:
    ran = refused(project, *CLAIM, "--quote", "nine people were hurt in the hall")
    assert ran.returncode == 2
    assert ran.stderr.startswith(
        "Error: --quote: 'nine people were hurt in the hall' does not stand in radio.txt (nearest: '"
    )
    assert ran.stderr.endswith("'); --anyway writes it all the same\n")


def test_unless_somebody_wants_it_anyway(project: Path) -> None:
    ran = onrecord(project, "add", *CLAIM, "--quote", "nine people were hurt", "--anyway")
    assert (ran.returncode, ran.stdout) == (0, f"{RADIO}:18:9: claim example-hospital-1\n")
    assert "[quote-not-found]" in ran.stderr
    assert "[quote-not-found]" in onrecord(project, "check").stdout


def test_a_quote_without_an_archived_text_is_written_and_told(project: Path) -> None:
    shutil.rmtree(project / "archive")
    assert "was not looked up: no archived text" in added(project, *CLAIM, "--quote", "nine of them").stderr


def test_what_check_would_find_only_in_the_whole_is_refused(project: Path) -> None:
    ran = refused(project, *CLAIM, "--quote", "nine people were treated", "--figure", "treated=8 people")
    assert ran.returncode == 1
    found, problem, end = ran.stderr.splitlines()
    assert found.startswith("Found in radio.txt")
    assert problem.startswith(f"{RADIO}:22:")
    assert problem.endswith("[not-in-quote]")
    assert end == "Error: nothing was written, since 'onrecord check' would find an error"


def test_errors_that_were_there_before_stand_in_nobodys_way(project: Path) -> None:
    file = project / COURIER
    file.write_text(file.read_text("utf-8").replace("source: fire-brigade", "source: mayor", 1), "utf-8")
    assert onrecord(project, "check").returncode == 1
    added(project, "source", "--name", "The mayor", "--id", "mayor")


def test_a_file_outside_the_record_is_refused(project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "docs/record/linked").symlink_to(project / "elsewhere")
    names = ("a.txt", "../a.yml", ".hidden/a.yml", ".a.yml", "linked/a.yml")
    for file in ("elsewhere.yml", *(f"docs/record/{name}" for name in names)):
        assert refused(project, "source", "--name", "x", "--file", file).returncode == 2


def test_a_file_that_is_no_part_of_the_record_is_not_replaced_and_not_said_to_hold(project: Path) -> None:
    (project / "docs/record/.draft.yml").write_text("mine", "utf-8")
    for command in (("add", "source", "--name", "x", "--file"), ("check",)):
        ran = onrecord(project, *command, "docs/record/.draft.yml")
        assert (ran.returncode, "is no file of the record in docs/record" in ran.stderr) == (2, True)
    assert (project / "docs/record/.draft.yml").read_text("utf-8") == "mine"


def test_a_file_that_leaves_no_place_is_told(project: Path) -> None:
    (project / "docs/record/broken.yml").write_text("sources: [\n", "utf-8")
    ran = refused(project, "source", "--name", "x", "--file", "docs/record/broken.yml")
    assert "leaves no place for another entry in 'sources'" in ran.stderr


def test_an_empty_record_can_be_begun(tmp_path: Path) -> None:
    (tmp_path / "docs/record").mkdir(parents=True)
    assert (
        onrecord(tmp_path, "add", "source", "--name", "The mayor").stdout
        == "docs/record/sources.yml:2:9: source mayor\n"
    )
    assert text(tmp_path, "docs/record/sources.yml") == "sources:\n  - id: mayor\n    name: The mayor\n"


def test_a_person_is_asked_for_what_is_usual(project: Path) -> None:
    ran = added(
        project,
        "source",
        "--ask",
        "--kind",
        "person",
        answers="The mayor\n\nfire brigade\nfire-brigade\nindex\nthe-mayor\n",
    )
    assert ran.stdout == f"{NAMES}:21:9: source the-mayor\n"
    assert "no source 'fire brigade' (did you mean 'fire-brigade'?)" in ran.stderr
    assert "id [mayor]: " in ran.stderr
    assert "the id 'index' is reserved" in ran.stderr
    assert "aliases" not in ran.stderr
    added_lines = "  - id: the-mayor\n    name: The mayor\n    kind: person\n    part_of: fire-brigade\n"
    assert added_lines in text(project, NAMES)


def test_a_person_is_asked_again_for_a_quote_that_is_not_found(project: Path) -> None:
    answers = [
        *("courier-market-hall", "courier", "", "", "", "the council did not say when", "The council did say", "n"),
        *("It did not say when it would open again", "", "", "2024-05-14", ""),
    ]
    ran = added(project, "claim", "--ask", answers="\n".join(answers) + "\n")
    assert "event: market-hall-collapse (for all claims of this file)" in ran.stderr
    assert "'The council did say' does not stand in courier.txt (nearest: " in ran.stderr
    assert "Found in courier.txt, paragraph 6" in ran.stderr
    assert text(project, COURIER).endswith(
        """
  - id: courier-1
    source: courier
    says: the council did not say when
    quote: It did not say when it would open again
    made: 2024-05-14
"""
    )
