"""The passage of a text that is most like words that do not stand in it, for whoever looks for the mistake."""

import re
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from onrecord.proving.folding import Text, fold

COMPARED = 400
"""Characters of a quote that stands nowhere with which the nearest passage is looked for: it takes as long as they and the text
are long, one times the other."""

KNOWN_PLACE = 40
"""Characters with which a quote must begin as a text has it, so that the nearest passage is looked for behind them alone."""

MOST_COMPARED = 1_000_000
"""Characters of a text in which the nearest passage is looked for."""

LONGEST_WORD = 32
"""Characters at most by which the passage is made longer, so that it has whole words."""


def nearest(text: Text, part: str) -> tuple[str, str]:
    """The words of a quote that a text has otherwise, if there are many, and the passage most like them, in whole words, if they
    are not very long; empty if nothing is."""
    folded = text.folded
    known, place = _known(folded.text, part)
    compared = part[max(0, known - COMPARED // 4) :][:COMPARED] if len(part) > COMPARED else part
    begin = max(0, place - COMPARED) if known >= KNOWN_PLACE else 0
    within = folded.text[begin : place + COMPARED * 2 if known >= KNOWN_PLACE else MOST_COMPARED]
    best = fuzz.partial_ratio_alignment(fold(compared).text, within)
    if not best or not within:
        return compared, ""
    first, last = begin + best.dest_start, begin + best.dest_end
    before = re.search(r"\S*$", folded.text[max(0, first - LONGEST_WORD) : first])
    after = re.match(r"\S*", folded.text[last : last + LONGEST_WORD])
    start, end = first - len(before[0] if before else ""), last + len(after[0] if after else "")
    return compared, text.text[folded.start(start) : folded.end(end)]


def _known(text: str, part: str) -> tuple[int, int]:
    """How many characters of a long part of a quote a folded text has as they are, from the first on; and where they end in it.
    Of a part that can be compared as a whole, none."""
    known = place = 0
    low, high = 0, len(part) if len(part) > COMPARED else 0
    while low < high:
        middle = (low + high + 1) // 2
        wanted = fold(part[:middle]).text
        found = text.find(wanted)
        if found < 0:
            high = middle - 1
        else:
            low = known = middle
            place = found + len(wanted)
    return known, place


def marked(words: str, other: str) -> str:
    """``other`` with what differs from ``words`` in braces, word by word."""
    ours, theirs = words.split(), other.split()
    out = []
    for kind, _, _, start, end in SequenceMatcher(
        None, [fold(w).text for w in ours], [fold(w).text for w in theirs]
    ).get_opcodes():
        stretch = " ".join(theirs[start:end])
        out.append(stretch if kind == "equal" else f"{{{stretch}}}")
    return " ".join(out)
