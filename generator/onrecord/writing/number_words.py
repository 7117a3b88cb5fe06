"""Words that make numbers of other words, by language: magnitudes, parts, what is vague, and how nobody is said.

Number words themselves (two, vingt) are text2num's; for Arabic, which it does not have, they are here, and for Russian and
Ukrainian in `slavic_numbers`.
Every list is written in small letters, Arabic as `plain_arabic` gives it.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

SPELT = ("en", "fr", "es", "de", "pt", "nl", "da", "it")
"""The languages whose number words text2num reads."""

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
OTHER_PART = Fraction(0)
"""A part that makes no whole number of anything: two thirds."""


class Vocabulary(NamedTuple):
    """What words of a language do to numbers. Each magnitude has words that count alone (a hundred) and words that do not
    (hundreds): those need a number before them."""

    magnitudes: dict[str, int]
    bare: frozenset[str]
    parts: dict[str, Fraction]
    articles: frozenset[str]
    vague: frozenset[str]
    ands: frozenset[str]
    ranges: frozenset[str]
    between: frozenset[str]
    of: frozenset[str]
    uncounted: frozenset[str]


_MAGNITUDES = {
    # language: value: words that count alone; words that do not
    "en": {
        100: "hundred; hundreds",
        1000: "thousand; thousands tsd",
        10**6: "million; millions mn mln mio",
        10**9: "billion; billions bn",
        10**12: "trillion; trillions tn",
        10**5: "lakh lac; lakhs lacs",
        10**7: "crore; crores",
        12: "dozen; dozens",
        10: "; tens",
        20: "; score scores",
    },
    "fr": {
        10: "dizaine; dizaines",
        12: "douzaine; douzaines",
        15: "quinzaine; quinzaines",
        20: "vingtaine; vingtaines",
        30: "trentaine; trentaines",
        40: "quarantaine; quarantaines",
        50: "cinquantaine; cinquantaines",
        60: "soixantaine; soixantaines",
        100: "cent centaine; cents centaines",
        1000: "mille millier; milliers",
        10**6: "million; millions",
        10**9: "milliard; milliards",
        10**12: "billion; billions",
    },
    "de": {
        12: "dutzend; dutzende dutzenden",
        100: "hundert; hunderte hunderten hunderter",
        1000: "tausend; tausende tausenden tausender tsd",
        10**5: "hunderttausend; hunderttausende hunderttausenden",
        10**6: "million; millionen mio",
        10**9: "milliarde; milliarden mrd",
        10**12: "billion; billionen",
    },
    "es": {
        10: "decena; decenas",
        12: "docena; docenas",
        100: "cien ciento centenar; cientos centenares",
        1000: "mil millar; miles millares",
        10**6: "millón; millones",
        10**12: "billón; billones",
    },
    "pt": {
        10: "dezena; dezenas",
        12: "dúzia; dúzias",
        100: "cem cento centena; centenas",
        1000: "mil milhar; milhares",
        10**6: "milhão; milhões",
        10**9: "bilhão bilião; bilhões biliões",
    },
    "nl": {
        10: "tiental; tientallen",
        12: "dozijn; dozijnen",
        100: "honderd; honderden",
        1000: "duizend; duizenden",
        10**6: "miljoen; miljoenen",
        10**9: "miljard; miljarden",
    },
    "da": {
        12: "dusin; dusinvis",
        100: "hundrede hundred; hundreder hundredvis",
        1000: "tusind tusinde; tusinder tusindvis",
        10**6: "million; millioner mio",
        10**9: "milliard; milliarder mia",
    },
    "it": {
        10: "decina; decine",
        12: "dozzina; dozzine",
        100: "cento centinaio; centinaia",
        1000: "mille migliaio; mila migliaia",
        10**6: "milione; milioni",
        10**9: "miliardo; miliardi",
    },
    "ar": {
        100: "مئه; مئات",
        1000: "الف; الاف الفا",
        10**6: "مليون; ملايين مليونا",
        10**9: "مليار; مليارات مليارا بليون",
    },
    "fa": {100: "; صد", 1000: "; هزار", 10**6: "; میلیون", 10**9: "; میلیارد"},
    "he": {1000: "; אלף אלפים", 10**6: "; מיליון מיליוני", 10**9: "; מיליארד"},
    "hi": {100: "; सौ", 1000: "; हज़ार हजार", 10**5: "; लाख", 10**7: "; करोड़", 10**9: "; अरब"},
    "ur": {100: "; سو", 1000: "; ہزار", 10**5: "; لاکھ", 10**7: "; کروڑ", 10**9: "; ارب"},
    "bn": {1000: "; হাজার", 10**5: "; লাখ লক্ষ", 10**7: "; কোটি"},
    "ru": {
        10: "; десяток десятка десятков",
        100: "; сотня сотни сотен",
        1000: "тысяча тысячу; тысячи тысяч тысяче тысячам тысячами тысячах тыс",
        10**6: "миллион; миллиона миллионов миллиону миллионам миллионами миллионах млн",
        10**9: "миллиард; миллиарда миллиардов миллиардам миллиардами миллиардах млрд",
    },
    "uk": {
        10: "; десяток десятка десятки десятків",
        100: "; сотня сотні сотень",
        1000: "тисяча тисячу; тисячі тисяч тисячам тисячами тисячах тис",
        10**6: "мільйон; мільйона мільйони мільйонів мільйону мільйонам мільйонами мільйонах млн",
        10**9: "мільярд; мільярда мільярди мільярдів мільярдам мільярдами мільярдах млрд",
    },
    "pl": {
        1000: "; tysiąc tysiące tysięcy tys",
        10**6: "; milion miliony milionów mln",
        10**9: "; miliard miliardy miliardów mld",
    },
    "tr": {100: "; yüz", 1000: "; bin", 10**6: "; milyon", 10**9: "; milyar"},
    "id": {100: "; ratus", 1000: "; ribu", 10**6: "; juta", 10**9: "; miliar"},
    "sw": {1000: "; elfu", 10**6: "; milioni", 10**9: "; bilioni"},
}
"""Magnitudes that stand behind a number. A billion is a thousand million in English and a million million elsewhere."""

_HALVES = {
    "en": "half",
    "fr": "demi demie demis",
    "de": "halb halbe halbes halben halbem",
    "es": "medio media",
    "pt": "meio meia",
    "nl": "half halve",
    "da": "halv halvt halve",
    "it": "mezzo mezza",
    "ar": "نصف ونصف",
}
_QUARTERS = {
    "en": "quarter quarters",
    "fr": "quart quarts",
    "de": "viertel",
    "es": "cuarto cuartos",
    "pt": "quarto quartos",
    "nl": "kwart",
    "da": "kvart",
    "it": "quarto quarti",
    "ar": "ربع",
}
_ONE_AND_A_HALF = {
    "ru": "полтора полторы полутора",
    "uk": "півтора півтори",
    "de": "anderthalb eineinhalb",
    "nl": "anderhalf anderhalve",
    "da": "halvanden",
}
_OTHER_PARTS = {
    "en": "third thirds",
    "fr": "tiers",
    "de": "drittel fünftel sechstel siebtel achtel neuntel zehntel",
    "es": "tercio tercios quinto quintos décimo décimos",
    "pt": "terço terços quinto quintos décimo décimos",
    "nl": "derde vierde vijfde tiende",
    "da": "tredjedel tredjedele fjerdedel fjerdedele femtedel femtedele",
    "it": "terzo terzi quinto quinti decimo decimi",
    "ru": "треть трети третей третями четверть четверти четвертей пятых десятых сотых",
    "uk": "третина третини третин чверть чверті чвертей пятих десятих сотих",
    "ar": "ثلث ثلثا ثلثي ثلثين",
}
_ARTICLES = {
    "en": "a an",
    "fr": "un une",
    "de": "ein eine einen einem einer eines",
    "es": "un una uno",
    "pt": "um uma",
    "nl": "een",
    "da": "en et",
    "it": "un una uno",
}
_VAGUE = {
    "en": "several few many some numerous various countless",
    "fr": "plusieurs quelques nombreux nombreuses",
    "de": "mehrere mehreren mehrerer einige einigen einiger paar viele vielen",
    "es": "varios varias algunos algunas unos unas pocos pocas muchos muchas",
    "pt": "vários várias alguns algumas uns umas poucos poucas muitos muitas",
    "nl": "enkele verschillende paar vele",
    "da": "flere nogle par mange",
    "it": "alcuni alcune diversi diverse parecchi parecchie qualche",
    "ar": "عده بضع بضعه",
}
_ANDS = {
    "en": "and",
    "fr": "et",
    "de": "und",
    "es": "y e",
    "pt": "e",
    "nl": "en",
    "da": "og",
    "it": "e",
    "ar": "و",
    "ru": "и",
    "uk": "і й та",
}
_RANGES = {
    "en": "to or till",
    "fr": "à ou",
    "de": "bis oder",
    "es": "a o hasta",
    "pt": "a ou até",
    "nl": "tot of à",
    "da": "til eller",
    "it": "a o",
    "ar": "الي او حتي",
    "ru": "до или",
    "uk": "до або чи",
}
_BETWEEN = {
    "en": "between",
    "fr": "entre",
    "de": "zwischen",
    "es": "entre",
    "pt": "entre",
    "nl": "tussen",
    "da": "mellem",
    "it": "tra fra",
    "ar": "بين",
    "ru": "между",
    "uk": "між",
}
_OF = {"en": "of", "fr": "de d", "es": "de", "pt": "de", "it": "di", "nl": "van", "da": "af", "ar": "من"}
_UNCOUNTED = {
    "en": "lot lots little bit number total further group series majority minority few day week month year while moment",
    "fr": "nombre total groupe série majorité minorité partie peu fois jour semaine mois an année",
    "de": "reihe zahl gruppe mehrheit minderheit teil wenig paar tag woche monat jahr",
}
"""Words behind an article that then counts nothing: a lot, a number of."""

_ARABIC = {
    1: "واحد واحده احدي",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي شخصان شخصين قتيلان قتيلين جريحان جريحين رجلان رجلين "
    "امراتان امراتين طفلان طفلين طفلتان طفلتين جنديان جنديين شرطيان شرطيين عنصران عنصرين مدنيان",
    3: "ثلاثه ثلاث",
    4: "اربعه اربع",
    5: "خمسه خمس",
    6: "سته ست",
    7: "سبعه سبع",
    8: "ثمانيه ثماني ثمان",
    9: "تسعه تسع",
    10: "عشره عشر",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "اربعون اربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    200: "مئتان مئتين مئتا مئتي",
    2000: "الفان الفين الفي",
    2 * 10**6: "مليونان مليونين مليوني",
    2 * 10**9: "ملياران مليارين ملياري",
    0: "صفر",
}
ARABIC_NUMBERS = {word: value for value, words in _ARABIC.items() for word in words.split()} | {
    f"{unit}مئه": value * 100 for value in range(3, 10) for unit in _ARABIC[value].split()[1:]
}
"""Arabic number words; `أحد` is left out, because it is also anybody, and comes with its ten."""

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans("أإآٱىة", "ااااي" + "ه")


def plain_arabic(word: str) -> str:
    """An Arabic word without vowel signs, with the letters that are written either way made one."""
    return _MARKS.sub("", word).translate(_LETTERS).replace("مايه", "مئه").replace("مائه", "مئه").replace("مائت", "مئت")


def base_language(tag: str) -> str:
    """The language of a tag, without script and region; English where it can't be read."""
    try:
        return Locale.parse(tag, sep="-").language
    except (ValueError, UnknownLocaleError):
        return re.split("[-_]", tag)[0].lower() or "en"


@lru_cache(maxsize=64)
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; of English for one that has none here."""
    own = language if language in _MAGNITUDES else "en"
    magnitudes: dict[str, int] = {}
    bare: set[str] = set()
    for value, words in _MAGNITUDES[own].items():
        alone, needing = (each.split() for each in words.split(";"))
        magnitudes |= dict.fromkeys([*alone, *needing], value)
        bare.update(alone)
    parts = {word: value for table, value in _PARTS for word in table.get(own, "").split()}
    lists = (_ARTICLES, _VAGUE, _ANDS, _RANGES, _BETWEEN, _OF, _UNCOUNTED)
    return Vocabulary(magnitudes, frozenset(bare), parts, *(frozenset(table.get(own, "").split()) for table in lists))


_PARTS: tuple[tuple[dict[str, str], Fraction], ...] = (
    (_HALVES, HALF),
    (_QUARTERS, QUARTER),
    (_ONE_AND_A_HALF, 1 + HALF),
    (_OTHER_PARTS, OTHER_PART),
)

_NOT_A_COUNT = (
    "doubt|longer|matter|more than|less than|fewer than|less|sooner|wonder|way|idea|comment|need|reason|question|such"
    "|evidence|sign|signs|indication|information|details?|word|plans?|intention|claim|claims|other|problem|use|choice|access"
    "|power|change|proof|answer|response|chance|time|date|point|right|role|link|links|name|names|figures?|numbers?|toll"
)
NOBODY = {
    "en": rf"\b(?:none|nobody|no[ -]one|nothing|zero|nil|neither|not (?:a single|one|any)|\w+n['’]t any"
    r"|without (?:any |a single )?(?:casualt|injur|death|fatal|victim|loss|damage|harm)\w*"
    rf"|no (?!(?:{_NOT_A_COUNT})\b)[^\W\d_]+)\b",
    "fr": r"\b(?:aucune? (?!doute)|nulle?\b|zéro|rien|sans (?!(?:aucun |nul )?doute)|pas (?:de |d['’]|un seul|une seule)"
    r"|personne n(?:e|['’])|n(?:e |['’])[^.;]{1,40}? personne\b)",
    "ar": r"(?:^|[\s،؛«“\"(])و?(?:لا(?!\s(?:يقل|تقل|شك|ريب|يزال|تزال|يزالون|سيما|بد)\b)"
    r"|لم|لن|ليس|ليست|دون|بدون|عدم|صفر|ولا)(?=\s)",
    "es": r"\b(?:ningún|ninguna (?!duda)|ninguno|nadie|nada|sin (?!duda)|cero|no hubo|no hay)\b",
    "de": r"\b(?:kein(?! zweifel)|keine|keinen|keiner|keinem|niemand|niemanden|nichts|ohne (?!zweifel)|null)\b",
    "pt": r"\b(?:nenhum|nenhuma(?! dúvida)|ninguém|nada|sem (?!dúvida)|zero|não houve|não há)\b",
    "nl": r"\b(?:geen (?!twijfel)|niemand|niets|nul|zonder (?!twijfel))",
    "da": r"\b(?:ingen (?!tvivl)|intet|nul|uden (?!tvivl))",
    "it": r"\b(?:nessun(?! dubbio)|nessuno|nessuna|niente|zero|senza (?!dubbio))\b",
}
"""How a text of a language says that there was nobody or nothing."""
