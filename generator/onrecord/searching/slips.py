"""What one entry gives to the index: the words and names it is looked up by; and the line that a result shows of it.

It follows from the entry alone, so that what was made of it once holds as long as the entry is the same.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from onrecord.searching.encoding import as_json, encoded, steps
from onrecord.searching.entries import OMITTED, SearchEntry
from onrecord.speaking.words import Name
from onrecord.writing.spellings import forms, name_key, sounds, whole_sounds, words

SEVERAL = 3
"""Places of a word in an entry up to which their number is written together with the step to the entry: four times the step,
and how many there are besides the first; beyond that three, and then the number by itself."""

MOST_WORDS_HEARD = 8
"""Words of a name that is found by its sound; a longer one is a sentence."""

PLACES_OF_A_TEXT = 16
"""Each text of an entry begins at a multiple of this, so that a word put into one moves no word of the others, as a rule."""

NAME, STATEMENT, TEXT = 1, 2, 4
"""Where a word stands in an entry; several are added."""

TITLE, OTHER = 1, 2
"""Which name of an entry a whole name is."""

WHOLE, PART = 1, 2
"""What sounds so: a whole name, or one or two words of it."""

COLUMN = "\0"
"""Parts the columns of a key that has several."""

Found = tuple[int, int, str]
"""How a key is found in an entry: where, of the constants above; how many places it has there besides the first, as `SEVERAL`
has it; and the places, encoded."""


@dataclass(frozen=True, eq=False, slots=True)
class Slip:
    """What an entry gives: its folded words, its whole names and its sounds (a sound and the Latin word that has it), each with
    how it is found."""

    words: dict[str, Found]
    names: dict[str, Found]
    sounds: dict[str, Found]


def slip_of(entry: SearchEntry) -> Slip:
    """What an entry gives to the index."""
    names, heard = _names(entry)
    return Slip(_words(entry), names, heard)


def _words(entry: SearchEntry) -> dict[str, Found]:
    """Each word of an entry under its forms, and its places one step on; between two texts a place at least is left empty."""
    places: dict[str, list[int]] = {}
    ends = []
    place = 0
    for texts in (entry.names, entry.statements, entry.texts, entry.unseen):
        for text in texts:
            for part in text.text.split(OMITTED):
                for word in words(part):
                    for form in forms(word):
                        if form in places:
                            places[form].append(place)
                        else:
                            places[form] = [place]
                    place += 1
                place += 1
            place += -place % PLACES_OF_A_TEXT
        ends.append(place)
    return {form: _found(tuple(each), ends[0], ends[1]) for form, each in places.items()}


@lru_cache(maxsize=65536)
def _found(places: tuple[int, ...], names_end: int, statements_end: int) -> Found:
    """How a word is found that stands at these places."""
    where = {NAME if each < names_end else STATEMENT if each < statements_end else TEXT for each in places}
    many = [len(places)] if len(places) > SEVERAL else []
    return sum(where), min(len(places), SEVERAL + 1) - 1, encoded([*many, *steps(places)])


def _names(entry: SearchEntry) -> tuple[dict[str, Found], dict[str, Found]]:
    """Each whole name; and its sound, and those of its words and of two words together."""
    names: dict[str, int] = {}
    heard: dict[str, int] = {}
    for name in entry.names:
        key, sounding = _of_name(name.text)
        names[key] = names.get(key, 0) | (TITLE if name == entry.title else OTHER)
        for sound, bits in sounding.items():
            heard[sound] = heard.get(sound, 0) | bits
    return _without_places(names), _without_places(heard)


def _without_places(bits: dict[str, int]) -> dict[str, Found]:
    return {key: (each, 0, "") for key, each in bits.items()}


@lru_cache(maxsize=65536)
def _of_name(name: str) -> tuple[str, dict[str, int]]:
    """A whole name's key, and its sounds."""
    key, heard = name_key(name), dict[str, int]()
    parts = key.split()
    if len(parts) > MOST_WORDS_HEARD:
        return key, heard
    sounding = [
        *((sound, "".join(parts), WHOLE) for sound in whole_sounds(key)),
        *((sound, word, PART) for word in parts for sound in sounds(word)),
        *((sound, "".join(pair), PART) for pair in pairwise(parts) for sound in whole_sounds(" ".join(pair))),
    ]
    for sound, folded, bits in sounding:
        heard_as = f"{sound}{COLUMN}{folded if folded.isascii() else ''}"
        heard[heard_as] = heard.get(heard_as, 0) | bits
    return key, heard


def shown(entry: SearchEntry) -> str:
    """What a result shows of an entry, as columns of JSON: its address, its title, the page it is on, its other names, and the
    texts in which a word can be shown; and how much it is spoken of."""
    others = [_text(name) for name in entry.names if name != entry.title]
    said = [_text(text) for text in entry.statements if text.text not in entry.title.text]
    texts = [_text(text) for text in entry.texts]
    columns = [entry.address, _text(entry.title), entry.under, others, said, texts]
    return as_json([*columns, entry.weight] if entry.weight else columns)[1:-1]


def _text(name: Name) -> Any:
    """A text of an entry, with its language if it is not the record's own."""
    return [name.text, name.language] if name.language else name.text
