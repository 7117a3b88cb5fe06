"""Numbers as tables write them, with signs for thousands and decimals, to digits with a point."""

import re
from functools import cache

STYLES = {
    "1,234.5": (",", "."),
    "1.234,5": (".", ","),
    "1 234,5": (" ", ","),
    "1 234.5": (" ", "."),
    "1'234.5": ("'", "."),
    "1'234,5": ("'", ","),
}
"""How numbers may be written, by an example: the sign between thousands, and the one before decimals."""

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "’": "'", "−": "-"})


@cache
def _shape(style: str) -> re.Pattern[str]:
    thousands, decimal = (re.escape(sign) for sign in STYLES[style])
    return re.compile(rf"([-+]?)([0-9]{{1,3}}(?:{thousands}[0-9]{{3}})+|[0-9]+)(?:{decimal}([0-9]+))?")


def plain(text: str, style: str) -> str:
    """A number in digits, with a point before decimals that are not all nought. Raises ValueError with what is wrong."""
    digits = "".join(str(int(each)) if each.isdecimal() else each for each in text.strip().translate(_SPACES))
    found = _shape(style).fullmatch(digits)
    if not found:
        raise ValueError(f"is not a number written like {style}")
    sign, whole, decimals = found.groups()
    whole = re.sub(r"[^0-9]", "", whole).lstrip("0") or "0"
    decimals = f".{decimals}" if decimals and decimals.strip("0") else ""
    return f"{'-' if sign == '-' else ''}{whole}{decimals}"
