"""Countries and territories by their two letters in ISO 3166-1, and the names under which they are known.

The names are those of Unicode's CLDR, through babel, in `LANGUAGES`; and `VARIANTS`, what people and the United Nations write
otherwise. What they share with none but one country finds it; a name that could mean two finds none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from onrecord.diagnostics import did_you_mean
from onrecord.writing.spellings import name_key

KOSOVO = "XK"
"""The letters that CLDR and others use for what has none in ISO 3166-1."""

LANGUAGES = (
    *("en", "ar", "es", "fr", "ru", "zh", "zh_Hant", "de", "pt", "it", "nl", "pl", "uk", "tr", "fa", "he", "ku", "ps"),
    *("ur", "hi", "bn", "sw", "so", "am", "ti", "my", "ja", "ko", "vi", "id", "uz"),
)
"""Those in which CLDR's names of countries are looked up, English first. No name in them means two countries."""

VARIANTS = {
    "AE": ("UAE", "Emirates", "الإمارات", "دولة الإمارات العربية المتحدة", "Émirats"),
    "BA": ("Bosnia", "BiH", "Bosnia-Hercegovina", "Bosnie"),
    "BO": ("Plurinational State of Bolivia",),
    "BS": ("Commonwealth of the Bahamas",),
    "BY": ("Byelorussia",),
    "CD": (
        *("DR Congo", "DRC", "Democratic Republic of the Congo", "Dem. Rep. of the Congo", "Zaire"),
        *("RD Congo", "RDC", "République démocratique du Congo", "جمهورية الكونغو الديمقراطية", "الكونغو الديمقراطية"),
    ),
    "CF": ("CAR", "Central African Rep.", "Centrafrique", "RCA"),
    "CG": ("Republic of the Congo", "Rep. of the Congo", "République du Congo", "جمهورية الكونغو"),
    "CI": ("Ivory Coast", "كوت ديفوار"),
    "CN": ("People's Republic of China", "PRC", "PR China", "Mainland China", "République populaire de Chine"),
    "CZ": ("Czech Republic", "République tchèque"),
    "FK": ("Falkland Islands (Malvinas)", "Malvinas"),
    "FM": ("Federated States of Micronesia",),
    "GB": (
        *("UK", "Great Britain", "Britain", "United Kingdom of Great Britain and Northern Ireland"),
        *("Grande-Bretagne", "بريطانيا", "بريطانيا العظمى"),
    ),
    "HK": ("Hongkong",),
    "KP": ("DPRK", "Democratic People's Republic of Korea"),
    "KR": ("ROK", "Republic of Korea"),
    "LA": ("Lao People's Democratic Republic", "Lao PDR"),
    "LY": ("Libyan Arab Jamahiriya", "Libyan Arab Republic"),
    "MK": ("Macedonia", "FYROM", "The former Yugoslav Republic of Macedonia", "Macédoine"),
    "MM": ("Burma", "Union of Myanmar", "Birmanie", "بورما"),
    "MO": ("Macao", "Macau"),
    "NL": ("Holland",),
    "PS": (
        *("Palestine", "Occupied Palestinian Territory", "Occupied Palestinian Territories", "oPt"),
        *("Palestinian Territory", "État de Palestine", "Territoire palestinien occupé", "Palestina", "Palästina"),
        *("فلسطين", "دولة فلسطين", "الأراضي الفلسطينية المحتلة"),
    ),
    "RU": ("Russian Federation", "Fédération de Russie", "روسيا الاتحادية", "الاتحاد الروسي"),
    "SA": ("KSA", "السعودية"),
    "ST": ("Sao Tome",),
    "SY": ("Syrian Arab Republic", "République arabe syrienne", "الجمهورية العربية السورية"),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Taiwan, Province of China", "Republic of China"),
    "TZ": ("United Republic of Tanzania",),
    "US": (
        *("USA", "US", "United States of America", "États-Unis d'Amérique", "الولايات المتحدة الأمريكية", "أمريكا"),
        *("EE. UU.", "США"),
    ),
    "VA": ("Holy See", "Vatican", "Saint-Siège"),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VN": ("Viet Nam",),
    "YE": ("Republic of Yemen",),
    "N. Cyprus": ("Northern Cyprus", "Turkish Republic of Northern Cyprus", "TRNC"),
    "Somaliland": ("Somaliland",),
}
"""Names beside CLDR's, by the letters of ISO 3166-1; or by Natural Earth's name, for what it draws that has none. Old names are
among them where they mean the same ground. `Congo`, `Korea` and the like are not: they could mean two."""

FORMAL = frozenset({"republic", "kingdom", "state", "islamic", "arab"})
"""Words of a formal name beside the usual one: the Republic of Iraq."""

CHANGED = frozenset({("china",), ("vietnam",), ("yemen",)})
"""Keys of names with which these words have meant other ground than without."""

UNCLEAR = frozenset({("congo",), ("korea",)})
"""Keys of names that two countries have."""

_FILLING = frozenset({"and", "of", "the"})
_ALIKE = {"saint": "st", "sainte": "st"}


@cache
def codes() -> frozenset[str]:
    """The letters of every country and territory of ISO 3166-1, and Kosovo's."""
    numbered = (letters[0] for number, letters in get_global("territory_aliases").items() if number.isdigit())
    return frozenset({KOSOVO, *(each for each in numbered if len(each) == 2)} & set(_english()))


def code_of_number(number: str) -> str:
    """The letters for a number of ISO 3166-1; empty if it is none."""
    return str(next(iter(get_global("territory_aliases").get(number, ("",)))))


def code_of_text(text: str) -> str:
    """The letters that somebody may mean who wrote three of them, small ones, or a name; empty if that is not known."""
    letters = get_global("territory_aliases").get(text.upper(), [text.upper()])[0]
    return letters if letters in codes() else code_named(frozenset({text}))


def english_name(code: str) -> str:
    """CLDR's name in English."""
    return _english()[code]


@lru_cache(maxsize=4096)
def code_named(names: frozenset[str]) -> str:
    """The letters of the one country that has one of these names, or Natural Earth's name if it has none; empty, if none has,
    or several. Other languages are asked only if nothing is found in English."""
    keys = {_key(name) for name in names} - UNCLEAR
    for known in (_known(LANGUAGES[:1]), _known(LANGUAGES)):
        found = {code for key in keys for code in known.get(key, ())}
        if found:
            return found.pop() if len(found) == 1 else ""
    plain = {_without_formal(key) for key in keys} - CHANGED - UNCLEAR
    found = {code for key in plain for code in _known(LANGUAGES[:1]).get(key, ())}
    return found.pop() if len(found) == 1 else ""


def suggestion(names: Iterable[str]) -> str:
    """``did you mean 'Ukraine'?`` for the name of a country that is close to one of these; else an empty string."""
    known = {english_name(code).lower(): english_name(code) for code in codes()}
    hints = (did_you_mean(name, known) for name in names)
    hint = next(filter(None, hints), "")
    return next((hint.replace(f"'{low}'", f"'{name}'") for low, name in known.items() if f"'{low}'" in hint), "")


def _english() -> Mapping[str, str]:
    return Locale.parse("en").territories


@cache
def _known(languages: tuple[str, ...]) -> Mapping[tuple[str, ...], set[str]]:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if code in codes():
                found[_key(name)].add(code)
    for code, names in VARIANTS.items():
        for name in names:
            found[_key(name)].add(code)
    return found


def _key(name: str) -> tuple[str, ...]:
    """A name for looking it up: its words folded and in one order, so that `Korea (Republic of)` is the Republic of Korea."""
    words = name_key(name.replace(".", "").replace("-", " ")).split()
    return tuple(sorted(_ALIKE.get(word, word) for word in words if word not in _FILLING))


def _without_formal(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in key if word not in FORMAL)
