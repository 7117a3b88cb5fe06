"""What is made of a view once and shown on several pages is kept as long as the view, so that the next page has it at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from onrecord.telling.view import View

Of = TypeVar("Of")
Made = TypeVar("Made")

CLAIMS_KEPT = 10_000
"""Claims of which something is kept that several pages tell: their statement, their quote, their figures, who speaks in them."""

DRAWINGS_KEPT = 100
"""Drawings of a sort that are kept: a page has them, its files, and for counts the page of the event. These are made one after
another."""

_kept: list[WeakKeyDictionary[View, dict[object, Any]]] = []
"""What each of them has kept."""


def kept(key: Callable[[Any], object], most: int) -> Callable[[Callable[[View, Of], Made]], Callable[[View, Of], Made]]:
    """Keep what a function makes of a view and of something in it. ``key``: what tells one such thing from another. ``most``: of
    so many things; then it begins anew, so that a large record does not fill the memory."""

    def keeping(make: Callable[[View, Of], Made]) -> Callable[[View, Of], Made]:
        all_kept: WeakKeyDictionary[View, dict[object, Made]] = WeakKeyDictionary()
        _kept.append(all_kept)

        @wraps(make)
        def kept_or_made(view: View, of: Of) -> Made:
            made = all_kept.get(view)
            if made is None:
                made = all_kept[view] = {}
            name = key(of)
            if name not in made:
                if len(made) >= most:
                    made.clear()
                made[name] = make(view, of)
            return made[name]

        return kept_or_made

    return keeping


def let_go(view: View) -> None:
    """Forget what was kept of a view: its pages are made."""
    for all_kept in _kept:
        all_kept.pop(view, None)
