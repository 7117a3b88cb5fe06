"""Words that stand where whom a count counts belongs, and do not say whom: they say the measure again, or how it was counted."""

import re
from functools import lru_cache

_AGAIN = (
    "dead died die dying deaths death killed killing kill kills slain deceased fatalities fatality lives lost perished"
    " mort morte morts mortes tué tués tuée tuées décès décédé décédés décédée décédées"
    " قتيل قتيلا قتيلة قتلى قتلوا قتل قتلا وفاة وفيات وفيه أموات موتى ضحايا",
    "injured injuries injury wounded wounds hurt"
    " blessé blessés blessée blessées blessure blessures"
    " جريح جريحا جرحى جرحوا إصابة إصابات مصاب مصابا مصابين مصابون أصيبوا",
    "missing disappeared vanished unaccounted-for disparu disparus disparue disparues مفقود مفقودا مفقودين مفقودون",
    "displaced uprooted déplacé déplacés déplacée déplacées نازح نازحا نازحين نازحون مشردين",
    "arrested arrests arrest detained detentions detention arrêté arrêtés arrestations détenu détenus"
    " معتقل معتقلا معتقلين معتقلون اعتقال اعتقالات موقوفين",
    "abducted kidnapped abductions kidnappings enlevé enlevés enlèvements مخطوف مخطوفين مختطف مختطفين",
    "captured captive captives capturé capturés أسير أسرى",
    "rescued saved secourus sauvés",
    "evacuated evacuations évacué évacués évacuée évacuées",
    "destroyed ruined détruit détruits détruite détruites مدمر مدمرة",
    "damaged damages endommagé endommagés endommagée endommagées متضرر متضررة",
    "attended attendees present participants présents",
    "launched fired lancés tirés",
)
"""Words that say the same measure, in English, French and Arabic: a group a line."""

_BOTH = "casualties casualty victimes"
"""Words for the dead and the wounded together, which say either measure again."""

_HOW = (
    "total totals overall altogether so-far confirmed alone reported recorded combined together already only now verified"
    " estimated known official officially currently to-date until-now up-to-now as-of-now in-total in-all in-sum at-present"
    " au-total en-tout jusqu'à-présent jusqu’à-présent jusqu'ici jusqu’ici à-ce-jour jusque-là pour-l'instant seulement"
    " confirmé confirmés confirmée confirmées recensé recensés"
    " حتى-الآن في-المجموع إجمالا إجمالي المجموع فقط وحده وحدها وحدهم مؤكد مؤكدة مؤكدين بالمجمل"
)
"""Words that say how something was counted or until when. A hyphen stands for a space."""

_TRAILING = (
    "in-total in-all in-sum altogether overall so-far to-date until-now up-to-now as-of-now total au-total en-tout à-ce-jour"
    " jusqu'à-présent jusqu’à-présent jusqu'ici jusqu’ici حتى-الآن في-المجموع بالمجمل"
)
"""Those of them that never end the name of a group."""

_FILLING = (
    "a an the of and or were was are is been be being have has had as at in reported people's"
    " le la les des de du et ou ont été est sont étaient ال و من في"
)
"""Words that name nobody by themselves."""

_LONGEST_PHRASE = 4
"""Words of the longest phrase above."""


def _phrases(words: str) -> frozenset[str]:
    return frozenset(word.replace("-", " ") for word in words.casefold().split())


_HOW_PHRASES, _TRAILING_PHRASES, _FILLING_WORDS = map(_phrases, (_HOW, _TRAILING, _FILLING))
_ENDS = " ,;:()."


def names_nobody(whom: str, measure: str) -> bool:
    """Whether all that these words say is the measure again (dead, under killed) or how it was counted (in total)."""
    words = re.findall(rf"[^\s{re.escape(_ENDS)}]+", whom.casefold())
    telling = _HOW_PHRASES | _again(measure)
    index, says_nothing = 0, False
    while index < len(words):
        sizes = range(_LONGEST_PHRASE, 0, -1)
        size = next((size for size in sizes if " ".join(words[index : index + size]) in telling), 0)
        if not size and words[index] not in _FILLING_WORDS:
            return False
        says_nothing = says_nothing or size > 0
        index += size or 1
    return says_nothing


def without_manner(whom: str) -> str:
    """Whom a count counts, without a phrase like `in total` or `so far` that hangs on it."""
    for size in range(_LONGEST_PHRASE, 0, -1):
        before, *phrase = whom.rstrip(_ENDS).rsplit(None, size) or [""]
        if len(phrase) == size and " ".join(phrase).casefold().strip(_ENDS) in _TRAILING_PHRASES:
            return before.rstrip(_ENDS)
    return whom


@lru_cache(maxsize=256)
def _again(measure: str) -> frozenset[str]:
    """The words that say a measure again: its own, and those of its group."""
    groups = [_phrases(group) for group in _AGAIN]
    killed, injured = groups[:2]
    found = frozenset({measure, measure.replace("-", " ")}).union(*(group for group in groups if measure in group))
    if measure in killed | injured:
        found |= _phrases(_BOTH)
    return found | killed | injured if measure in _phrases(_BOTH) else found
