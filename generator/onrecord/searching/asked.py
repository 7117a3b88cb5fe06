"""What readers ask for under other words than records use: measures and kinds of event, in several languages.

A list for each language, under the word, or the words, that records have: what else is asked for and means it. `leading` says
which of them lead anywhere in a site. It helps to find and says nothing on a page, so a word may stand under several.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from onrecord.writing.spellings import forms, words

ASKED: Mapping[str, Mapping[str, str]] = {
    "en": {
        "killed": "dead deaths death died dies fatalities fatality casualties casualty killings toll slain",
        "injured": "wounded wounds hurt injuries injury casualties casualty",
        "missing": "disappeared disappearances unaccounted",
        "displaced": "displacement refugees idps fled evacuated",
        "detained": "arrested arrests detainees prisoners captured",
        "abducted": "kidnapped kidnappings hostages abductions",
        "destroyed": "destruction demolished ruined",
        "damaged": "damage",
        "air strike": "airstrike airstrikes airraid bombing bombed bombardment",
        "strike": "airstrike airstrikes",
        "shelling": "shelled artillery mortar mortars",
        "drone": "drones uav uavs unmanned",
        "civilian": "noncombatants",
        "children": "child minors minor kids",
        "women": "woman",
        "explosion": "blast blasts exploded explosions",
    },
    "fr": {
        "tués": "morts mort décès décédés tuées victimes bilan",
        "killed": "morts mort décès décédés tués tuées victimes bilan",
        "blessés": "blessées blessures victimes",
        "injured": "blessés blessées blessures victimes",
        "disparus": "disparues disparitions",
        "missing": "disparus disparues disparitions",
        "déplacés": "déplacées réfugiés évacués",
        "displaced": "déplacés déplacées réfugiés évacués",
        "frappe": "bombardement bombardements raid raids",
        "air strike": "frappe frappes bombardement bombardements raid raids",
        "enfants": "enfant mineurs",
        "children": "enfants enfant mineurs",
    },
    "ar": {
        "قتلى": "قتيل مقتل ضحايا وفيات شهداء حصيلة قتل",
        "killed": "قتلى قتيل مقتل ضحايا وفيات شهداء حصيلة قتل",
        "جرحى": "جريح مصابين مصابون إصابات ضحايا",
        "injured": "جرحى جريح مصابين مصابون إصابات ضحايا",
        "missing": "مفقودين مفقودون مفقود",
        "displaced": "نازحين نازحون لاجئين لاجئون",
        "غارة": "غارات قصف ضربة ضربات",
        "air strike": "غارة غارات قصف ضربة ضربات",
        "children": "أطفال طفل",
        "women": "نساء",
    },
    "es": {
        "killed": "muertos muertas muertes fallecidos víctimas",
        "injured": "heridos heridas",
    },
    "de": {
        "killed": "tote todesopfer getötet opfer",
        "injured": "verletzte verletzt verwundete",
    },
    "ru": {
        "killed": "убитые погибшие погибло убито жертвы",
        "injured": "раненые ранено пострадавшие",
    },
    "uk": {
        "killed": "вбиті загиблі загинуло вбито жертви",
        "injured": "поранені поранено постраждалі",
    },
}
"""For each language, by what records call a thing: what else it is asked for by."""


def leading(own: Mapping[str, Iterable[str]], begins_one: Callable[[str], bool]) -> dict[str, list[list[str]]]:
    """For each folded word that may be asked for: what is looked up as well, folded words that stand one behind the other, of
    which the last may go on. ``own``: a record's own list, for what it calls a thing what else that is asked for by;
    ``begins_one``: tells whether a folded word of its index begins so, since what leads nowhere is left out."""
    found: dict[str, list[list[str]]] = {}
    for called, others in _lists(own):
        meant = _folded(called)
        if meant and all(map(begins_one, meant)):
            for asked in (form for other in others for word in words(other) for form in forms(word)):
                if [asked] != meant and meant not in found.setdefault(asked, []):
                    found[asked].append(meant)
    return {asked: each for asked, each in sorted(found.items()) if each}


def concerning(own: Mapping[str, Iterable[str]], changed: Iterable[str]) -> bool:
    """Whether it matters to `leading` that some words came or went."""
    meant = tuple({word for called, _ in _lists(own) for word in _folded(called)})
    return any(word.startswith(meant) for word in changed)


def begins_one_of(known: Iterable[str]) -> Callable[[str], bool]:
    """Tell of a word whether one of several begins so."""
    terms = sorted(known)

    def begins(word: str) -> bool:
        place = bisect_left(terms, word)
        return place < len(terms) and terms[place].startswith(word)

    return begins


def _lists(own: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, Iterable[str]]]:
    """What things are called, and what else each is asked for by."""
    return chain(own.items(), ((called, others.split()) for each in ASKED.values() for called, others in each.items()))


def _folded(called: str) -> list[str]:
    return [forms(word)[-1] for word in words(called)]
