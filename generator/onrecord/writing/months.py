"""The names of months in other languages than the interface's."""

from copy import deepcopy

from babel import Locale
from babel.localedata import LocaleDataDict, load


def months_of(locale: Locale) -> LocaleDataDict:
    """The names of months by use (``format``, ``stand-alone``), width (``wide``, ``abbreviated``, ``narrow``) and number.

    They are looked up in a copy. Babel resolves a reference once, in data that languages share, so that reading Hebrew months
    here would have a French page say its months in Hebrew.
    """
    months: LocaleDataDict = LocaleDataDict({"months": deepcopy(load(str(locale))["months"])})["months"]
    return months
