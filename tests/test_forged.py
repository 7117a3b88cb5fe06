"""Whatever is done to the lock by hand is told, or changes nothing of what a page says was found: values are flipped, swapped,
left out and spliced, and so are the bytes of the file."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.checked import check
from onrecord.diagnostics import errors
from onrecord.proving.folding import Text, fold
from onrecord.proving.passages import QuoteState
from tests.effort import examples
from tests.records import texts_of
from tests.test_proofs import TEXT, codes, evidence, lock_of, proved, record

DATA = record(TEXT)
LOCK = json.loads(lock_of(DATA))
QUOTES = {each["id"]: each["quote"] for each in DATA["claims"]}
SIGNS = st.sampled_from(
    [
        "x",
        "7",
        " ",
        "\u202e",
        "\u202d",
        "\u2066",
        "\u200b",
        "\u00ad",
        "\u0000",
        "0",
        "\n",
        "é",
        "не ",
        "It is a lie that ",
    ]
)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values, mappings and lists among them."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [*([path] if path else []), *(each for key, item in inner for each in leaves(item, (*path, key)))]


PATHS = leaves(LOCK)


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def flipped(value: Any, place: int, sign: str) -> Any:
    """Another value of the same type."""
    if isinstance(value, str):
        place %= len(value) + 1
        return value[:place] + sign + value[place + (sign in "x7") :]
    if isinstance(value, int):
        return value + (place % 7 or 1) * (1 if place % 2 else -1)
    return [*value, *value] if isinstance(value, list) else {}


@st.composite
def forged(draw: st.DrawFn) -> bytes:
    """The lock with one to three changes."""
    lock = deepcopy(LOCK)
    for _ in range(draw(st.integers(1, 3))):
        paths = leaves(lock)
        if not paths:
            break
        path, other = draw(st.sampled_from(paths)), draw(st.sampled_from(paths))
        old, its = at(lock, path), at(lock, other)
        change = draw(st.sampled_from(["flip", "swap", "drop", "splice"]))
        if change == "flip":
            at(lock, path[:-1])[path[-1]] = flipped(old, draw(st.integers(0, 99)), draw(SIGNS))
        elif change == "drop":
            del at(lock, path[:-1])[path[-1]]
        elif change == "splice" and type(old) is type(its) and isinstance(old, (str, list)):
            at(lock, path[:-1])[path[-1]] = old + deepcopy(its)
        elif path[: len(other)] != other and other[: len(path)] != path:
            at(lock, path[:-1])[path[-1]], at(lock, other[:-1])[other[-1]] = deepcopy(its), deepcopy(old)
    return json.dumps(lock).encode()


def is_told_or_says_the_same(lock: bytes) -> bool:
    proofs, problems = proved(DATA, evidence("", lock))
    if problems:
        return True
    found = {claim: [each.exact for each in proof.passages] for claim, proof in proofs.proofs.items()}
    return set(proofs.states.values()) == {QuoteState.LOCKED} and all(
        any(reading.text == fold(quote).text for reading in Text(" ".join(found[claim])).readings())
        for claim, quote in QUOTES.items()
    )


def test_the_lock_as_it_was_is_silent() -> None:
    proofs, problems = proved(DATA, evidence("", json.dumps(LOCK).encode()))
    assert (codes(problems), set(proofs.states.values())) == ([], {QuoteState.LOCKED})


@given(forged())
@settings(max_examples=examples(150))
def test_a_change_to_the_lock_is_told_or_says_the_same(lock: bytes) -> None:
    assert is_told_or_says_the_same(lock)


@given(st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=examples(50))
def test_a_flipped_byte_of_the_lock_is_told_or_says_the_same(place: int, change: int) -> None:
    lock = bytearray(lock_of(DATA))
    lock[place % len(lock)] ^= change
    assert is_told_or_says_the_same(bytes(lock))


@given(st.sampled_from(sorted(QUOTES)), st.integers(0, 99), SIGNS)
@settings(max_examples=examples(50))
def test_a_changed_quote_is_told(claim: str, place: int, sign: str) -> None:
    data = deepcopy(DATA)
    (entry,) = (each for each in data["claims"] if each["id"] == claim)
    old = entry["quote"]
    entry["quote"] = flipped(old, place, sign)
    problems = proved(data, evidence("", lock_of(DATA)))[1]
    assert problems or " ".join(entry["quote"].split()) == " ".join(old.split())


def test_each_value_left_out_is_told() -> None:
    for path in PATHS:
        if path == ("about",):
            continue  # what the lock says of itself
        lock = deepcopy(LOCK)
        del at(lock, path[:-1])[path[-1]]
        assert proved(DATA, evidence("", json.dumps(lock).encode()))[1], path


@given(st.integers(0, 99), SIGNS)
@settings(max_examples=examples(50))
def test_a_changed_figure_is_told_or_is_the_same_number(place: int, sign: str) -> None:
    data = deepcopy(DATA)
    (entry,) = (each for each in data["claims"] if each["id"] == "later")
    entry["figures"] = {"injured": flipped("4 people", place, sign)}
    found = check(texts_of(data), evidence("", lock_of(DATA)))
    if not errors(found.diagnostics):
        count = found.draft.record.claims["later"].figures["injured"][0].count
        assert count
        assert (count.low, count.high) == (4, 4)


@given(st.integers(0, len(TEXT)), st.integers(0, 30), SIGNS)
@settings(max_examples=examples(50))
def test_a_changed_text_is_told_or_still_has_the_quotes(place: int, length: int, sign: str) -> None:
    text = TEXT[:place] + sign + TEXT[place + length :]
    assert (text == TEXT) is (proved(DATA, evidence(text))[1] == []), "its digest is in the record"
    proofs, problems = proved(record(text), evidence(text))
    stands = {claim: fold(quote).text in fold(text).text for claim, quote in QUOTES.items()}
    assert problems or (all(stands.values()) and set(proofs.states.values()) == {QuoteState.FRESH})
