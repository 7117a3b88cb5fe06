"""Language tags (BCP 47): whether the IANA registry knows them, and in which direction their languages are written."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from langcodes import Language, standardize_tag
from langcodes.registry_parser import parse_registry
from langcodes.tag_parser import LanguageTagError

RIGHT_TO_LEFT = frozenset(
    [
        *(
            "Adlm",
            "Arab",
            "Aran",
            "Armi",
            "Avst",
            "Chrs",
            "Cprt",
            "Elym",
            "Gara",
            "Hatr",
            "Hebr",
            "Hung",
            "Khar",
            "Lydi",
        ),
        *(
            "Mand",
            "Mani",
            "Mend",
            "Merc",
            "Mero",
            "Narb",
            "Nbat",
            "Nkoo",
            "Orkh",
            "Ougr",
            "Palm",
            "Phli",
            "Phlp",
            "Phnx",
        ),
        *("Prti", "Rohg", "Samr", "Sarb", "Sidt", "Sogd", "Sogo", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi"),
    ]
)
"""The scripts that run from right to left, by their codes (ISO 15924): those of letters with the bidirectional class R or AL."""

NAMED_IN = ("en", "fr", "ar")
"""The languages in which somebody may write out the name of a language."""


@lru_cache(maxsize=1024)
def three_letters(tag: str) -> str:
    """The language of a registered tag in three letters (ISO 639-3), like ``ara``; empty if it has none."""
    try:
        return Language.get(tag).to_alpha3()
    except LookupError:
        return ""


@lru_cache(maxsize=1024)
def is_registered(tag: str) -> bool:
    """Whether a tag is well formed and the registry knows its parts."""
    parts = _parts(tag)
    return parts is not None and "_" not in tag and parts.is_valid()


@lru_cache(maxsize=1024)
def direction(tag: str) -> str:
    """``rtl``, ``ltr``, or ``auto`` where the tag does not tell the script. Raises ValueError if it is none."""
    parts = _parts(tag)
    if parts is None or not is_registered(tag):
        raise ValueError(f"{tag!r} is not a language tag")
    script = parts.script or _script(parts.language or "", parts.territory or "")
    return ("rtl" if script in RIGHT_TO_LEFT else "ltr") if script else "auto"


def english_name(tag: str) -> str:
    """The name of a tag's language, as the registry has it; empty if it has none."""
    return next(iter(_registry().get(tag.partition("-")[0].lower(), {}).get("Description", [])), "")


def standard(tag: str) -> str:
    """A registered tag as Unicode's lists of names have it: ``fa-AF`` for ``prs``, ``he`` for ``iw``."""
    return str(standardize_tag(tag))


def likely_tag(text: str) -> str:
    """The tag that somebody may have meant who wrote a name, a longer code or an underscore; or nothing."""
    named = _names().get(text.casefold().strip())
    if named:
        return named
    try:
        tag = standard(text.strip().replace("_", "-"))
    except (LanguageTagError, ValueError):
        return ""
    return tag if tag != text and is_registered(tag) else ""


def _parts(tag: str) -> Language | None:
    try:
        return Language.get(tag, normalize=False)
    except (LanguageTagError, ValueError):
        return None


def _script(language: str, territory: str) -> str:
    """The script a language is most written in, there or at all: by Unicode's likely subtags, or by the registry, or as its
    macrolanguage."""
    likely = get_global("likely_subtags")
    found = likely.get(f"{language}_{territory}") or likely.get(language) if language != "und" else None
    if found:
        return str(found).split("_")[1]
    known = _registry().get(language, {})
    if "Suppress-Script" in known:
        return str(known["Suppress-Script"])
    return _script(str(known["Macrolanguage"]), territory) if "Macrolanguage" in known else ""


@lru_cache(maxsize=1)
def _registry() -> dict[str, dict[str, list[str] | str]]:
    """What the registry says of each language, by its subtag."""
    return {entry["Subtag"]: entry for entry in parse_registry() if entry["Type"] == "language"}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Tags by the names of their languages, in the registry's English and in each of `NAMED_IN`."""
    found = {name.casefold(): tag for tag, entry in _registry().items() for name in entry["Description"]}
    for language in NAMED_IN:
        names = Locale.parse(language).languages.items()
        found |= {name.casefold(): tag for tag, name in names if "_" not in tag and is_registered(tag)}
    return {name: tag for name, tag in found.items() if ".." not in tag}
