"""The languages of the interface: a catalogue of messages each, and which of them a site is being made in.

The messages stand in the code and the templates, in English; their translations in ``locale/*.po``, as gettext has them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from onrecord.writing.tags import direction

SOURCE = "en"
"""The language that the messages are written in."""

FOLDER = Path(__file__).parent / "locale"
"""Where the catalogues lie, a file a language, named by its tag."""

LOCALES = {SOURCE: "en-GB"}
"""Languages whose dates and numbers take the form of one country."""


class UnknownLanguage(ValueError):
    """There is no catalogue of a language. What it says names those that there are."""

    def __init__(self, language: str) -> None:
        super().__init__(f"On Record has no words in {language!r}; it has them in {', '.join(known())}")


class Spoken(str):
    """Words of the interface, as `translate` and its like say them. No `Name` takes them, because a name is words of others."""

    __slots__ = ()


@dataclass(frozen=True)
class Interface:
    """A language as pages speak it: its tag, the form of its dates and numbers, its messages. ``said``: those of them that were
    asked for; there are as many as stand in the program."""

    language: str
    locale: Locale
    messages: NullTranslations
    said: dict[str, Spoken] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def locale_name(self) -> str:
        """What the form of its dates and numbers is called."""
        return str(self.locale)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return str(self.locale.text_direction)


def message(text: str) -> str:
    """Mark a message that is translated elsewhere, so that it is found for the catalogues."""
    return text


def messages(one: str, several: str) -> tuple[str, str]:
    """Mark the two forms of a message about a number that is translated elsewhere."""
    return one, several


def known() -> list[str]:
    """The tags of all languages that an interface can be in."""
    return sorted([SOURCE, *(path.stem for path in FOLDER.glob("*.po"))])


@lru_cache
def interface(language: str) -> Interface:
    """An interface in a language. Raises UnknownLanguage if there is no catalogue of it."""
    if language not in known():
        raise UnknownLanguage(language)
    locale = Locale.parse(LOCALES.get(language, language), sep="-")
    return Interface(language, locale, NullTranslations() if language == SOURCE else _translations(language))


def _translations(language: str) -> NullTranslations:
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


_ENGLISH = interface(SOURCE)
_SPOKEN = ContextVar("_SPOKEN", default=_ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let all words of the interface be in a language, here and nowhere else: not after, nor in another thread.

    Raises UnknownLanguage.
    """
    token = _SPOKEN.set(interface(language))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


spoken: Callable[[], Interface] = _SPOKEN.get
"""Returns the interface that words are wanted in: the one of the innermost `speaking`, or else the English one."""


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``, the direction in which a language is written, or ``auto`` where its tag does not tell: each text then
    has the direction of its first letter. Raises ValueError if it is no language tag."""
    return direction(language)


def translate(message: str, **values: object) -> Spoken:
    """Return a message of the interface, in the language that is spoken, with ``%(name)s`` filled in."""
    interface = spoken()
    text = interface.said.get(message)
    if text is None:
        text = interface.said[message] = Spoken(interface.messages.gettext(message))
    return Spoken(text % values) if values else text
