"""Letters of Chinese that are written in two ways: which simplified one stands for a traditional one, as OpenCC has it.

To a search both are the same, so that a name is found in either. Only letters are taken for one another, never words.
"""

from importlib.resources import files

from onrecord.writing.known import known

FILE = "TSCharacters.txt"
"""A line each: a traditional letter, a tab, and the simplified ones for it, the most usual first."""


def _read() -> dict[str, str]:
    text = (files("onrecord.writing") / "opencc" / FILE).read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    first = ((traditional, others.split()[0]) for traditional, others in pairs)
    return {each: other for each, other in first if each != other and known(each + other) == each + other}


def _to_the_end(letter: str, simplified: dict[str, str]) -> str:
    """What is written for a letter, where that itself is written otherwise."""
    seen = {letter}
    while (following := simplified.get(letter)) and following not in seen:
        seen.add(following)
        letter = following
    return letter


_PAIRS = _read()

SIMPLIFIED = {letter: _to_the_end(letter, _PAIRS) for letter in _PAIRS}
"""For each traditional letter the simplified one."""


def _families() -> dict[str, str]:
    found: dict[str, str] = {}
    for traditional, simplified in SIMPLIFIED.items():
        found[simplified] = found.get(simplified, simplified) + traditional
    return found


FAMILIES = _families()
"""For each simplified letter that stands for others: itself, and then these."""
