"""Cells that a spreadsheet program leaves alone: none of them begins a formula, wherever such a program may cut the line.

Excel, LibreOffice and others run a cell that begins with `=`, `+`, `-` or `@`. Where they take another sign for the one between
cells (a semicolon, a tab), or lose their place in a text of several lines, one may begin inside of ours. So an apostrophe goes
before such a sign, and one more where there are some already, so that they can be taken away again.
"""

import re

_CUT = re.compile(r"[;\t\r\n]")
_BEGINS = re.compile(r"(^|[;\t\r\n])('*)(?=[=+\-@])")


def guarded(text: str) -> str:
    """A text of a cell in which nothing is a formula. `unguarded` gives it back."""
    may_begin_one = text[:1] in ("=", "+", "-", "@", "'") or _CUT.search(text)  # most cells may not, and there are many
    return _BEGINS.sub(r"\1'\2", text) if may_begin_one else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given; of any other, what it is without one apostrophe where a formula would begin."""
    return _BEGINS.sub(lambda found: found[1] + found[2][1:], text)
