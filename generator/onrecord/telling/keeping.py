"""What is made of a view once and shown on several pages is kept as long as the view, so that the next page has it at once. What
is made of an entry and of all that it depends on is handed on to the view after an edit, where nothing has touched the entry."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from onrecord.record.references import EntryKey
from onrecord.telling.view import View

Of = TypeVar("Of")
Made = TypeVar("Made")

CLAIMS_KEPT = 10_000
"""Claims of which something is kept that several pages tell: their statement, their quote, their figures, who speaks in them."""

NAMES_KEPT = 1_000_000
"""Entries of which something short is kept: the name as it is sorted, the labels."""

DRAWINGS_KEPT = 100
"""Drawings of a sort that are kept: a page has them, its files, and for counts the page of the event. These are made one after
another."""

_kept: list[WeakKeyDictionary[View, dict[object, Any]]] = []
"""What each of them has kept."""

_carried: list[WeakKeyDictionary[View, dict[object, Any]]] = []
"""Those of them whose keys are entries, and which depend on what the pages of these depend on."""


def kept(
    key: Callable[[Any], object], most: int, carried: bool = False
) -> Callable[[Callable[[View, Of], Made]], Callable[[View, Of], Made]]:
    """Keep what a function makes of a view and of something in it. ``key``: what tells one such thing from another. ``most``: of
    so many things; then it begins anew, so that a large record does not fill the memory. ``carried``: the key is an entry, and
    what is made depends on nothing but what the pages of that entry depend on (see `depending`); it holds no entry itself."""

    def keeping(make: Callable[[View, Of], Made]) -> Callable[[View, Of], Made]:
        all_kept: WeakKeyDictionary[View, dict[object, Made]] = WeakKeyDictionary()
        (_carried if carried else _kept).append(all_kept)

        @wraps(make)
        def kept_or_made(view: View, of: Of) -> Made:
            made = all_kept.get(view)
            if made is None:
                made = all_kept[view] = {}
            name = key(of)
            try:
                return made[name]
            except KeyError:
                if len(made) >= most:
                    made.clear()
            made[name] = found = make(view, of)
            return found

        return kept_or_made

    return keeping


def carry_over(before: View, after: View, touched: AbstractSet[EntryKey]) -> None:
    """Hand on what was kept of an earlier view and still holds in a later one. ``touched``: the entries whose pages have to be
    made anew."""
    for all_kept in _carried:
        known = dict(all_kept.get(before, {}))  # the earlier view may still be asked for pages
        for entry in touched:
            known.pop(entry, None)
        all_kept[after] = known


def let_go(view: View) -> None:
    """Forget what was kept of a view: its pages are made."""
    for all_kept in (*_kept, *_carried):
        all_kept.pop(view, None)
