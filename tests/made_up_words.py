"""What the sources of made-up records say: sentences in several languages, with counts in the styles of real ones.

Every sentence is of ours, and nothing in them happened.
"""

import random
from dataclasses import dataclass

LANGUAGES = ("en", "en", "en", "en", "ar", "ar", "uk", "fr")
"""How often documents are in which language."""

VERBS = {
    "killed": {"ar": "قُتل", "uk": "загинули", "fr": "ont été tués"},
    "injured": {"ar": "أصيب", "uk": "поранені", "fr": "ont été blessés"},
    "detained": {"ar": "اعتقل", "uk": "затримані", "fr": "ont été arrêtés"},
    "displaced": {"ar": "نزح", "uk": "переселені", "fr": "ont été déplacés"},
    "evacuated": {"ar": "أُجلي", "uk": "евакуйовані", "fr": "ont été évacués"},
    "buried": {"ar": "دُفن", "uk": "поховані", "fr": "ont été enterrés"},
}
"""What is measured, and how other languages say it."""

WHOM = {
    "people": {"ar": "شخصا", "uk": "людей", "fr": "personnes"},
    "civilians": {"ar": "مدنيا", "uk": "цивільних", "fr": "civils"},
    "fighters": {"ar": "مقاتلا", "uk": "бійців", "fr": "combattants"},
    "children": {"ar": "طفلا", "uk": "дітей", "fr": "enfants"},
    "medical workers": {"ar": "مسعفا", "uk": "медиків", "fr": "soignants"},
    "farmers": {"ar": "مزارعا", "uk": "селян", "fr": "paysans"},
    "drivers": {"ar": "سائقا", "uk": "водіїв", "fr": "chauffeurs"},
}

HOW = {
    "in an air strike": {"ar": "في غارة جوية", "uk": "під час авіаудару", "fr": "dans une frappe aérienne"},
    "by shelling": {"ar": "في قصف", "uk": "від обстрілу", "fr": "par des tirs d’obus"},
    "at a checkpoint": {"ar": "عند حاجز", "uk": "на блокпосту", "fr": "à un barrage"},
    "when a mine exploded": {"ar": "بانفجار لغم", "uk": "від вибуху міни", "fr": "par l’explosion d’une mine"},
    "in the fighting": {"ar": "في الاشتباكات", "uk": "у боях", "fr": "dans les combats"},
    "by a drone": {"ar": "بطائرة مسيرة", "uk": "від дрона", "fr": "par un drone"},
    "in an ambush on the road": {"ar": "في كمين على الطريق", "uk": "у засідці на дорозі", "fr": "dans une embuscade"},
    "when a market was hit": {"ar": "في قصف سوق", "uk": "від удару по ринку", "fr": "lorsqu’un marché a été touché"},
}

PERHAPS = {
    "witnesses told us": {"ar": "بحسب شهود", "uk": "кажуть свідки", "fr": "selon des témoins"},
    "according to the hospital": {"ar": "بحسب المستشفى", "uk": "повідомила лікарня", "fr": "selon l’hôpital"},
    "the statement said": {"ar": "وفق البيان", "uk": "йдеться в заяві", "fr": "dit le communiqué"},
    "officials confirmed": {"ar": "وأكد مسؤولون", "uk": "підтвердили посадовці", "fr": "ont confirmé des responsables"},
}

THINGS = {
    "houses": {"ar": "منازل", "uk": "будинки", "fr": "des maisons"},
    "shops": {"ar": "متاجر", "uk": "крамниці", "fr": "des magasins"},
    "vehicles": {"ar": "مركبات", "uk": "автомобілі", "fr": "des véhicules"},
    "fields": {"ar": "حقول", "uk": "поля", "fr": "des champs"},
}

SENTENCES = {
    "en": "{count} {whom} were {verb} {how}, {perhaps}, and {things} on the road near {place} were damaged",
    "ar": "{verb} {count} {whom} {how} قرب {place}، {perhaps}، وتضررت {things} على الطريق",
    "uk": "{verb} {count} {whom} {how} поблизу {place}, {perhaps}; на дорозі пошкоджені {things}",
    "fr": "{count} {whom} {verb} {how} près de {place}, {perhaps}, et {things} ont été touchés sur la route",
}
"""How each language says one."""

SAYS = "{count} {whom} were {verb} {how} near {place}, and {things} on the road were damaged"
"""The record's own words for it."""

STYLES = {
    "{n}": {"en": "{n}", "ar": "{n}", "uk": "{n}", "fr": "{n}"},
    "at least {n}": {"en": "at least {n}", "ar": "{n} على الأقل من أصل", "uk": "щонайменше {n}", "fr": "au moins {n}"},
    "more than {n}": {"en": "more than {n}", "ar": "أكثر من {n}", "uk": "понад {n}", "fr": "plus de {n}"},
    "up to {n}": {"en": "up to {n}", "ar": "ما يصل إلى {n}", "uk": "до {n}", "fr": "jusqu’à {n}"},
    "about {n}": {"en": "about {n}", "ar": "نحو {n}", "uk": "близько {n}", "fr": "environ {n}"},
    "{n}-{m}": {"en": "between {n} and {m}", "ar": "من {n} إلى {m}", "uk": "від {n} до {m}", "fr": "de {n} à {m}"},
    "dozens": {"en": "dozens of", "ar": "عشرات", "uk": "десятки", "fr": "des dizaines de"},
    "none": {"en": "none of the", "ar": "لا أحد من", "uk": "жоден з", "fr": "aucun des"},
    "{n} more": {"en": "{n} more", "ar": "{n} آخرون", "uk": "ще {n}", "fr": "{n} autres"},
}
"""A count as a record writes it, and how documents say it."""

WEIGHTS = (55, 14, 6, 4, 8, 5, 4, 2, 2)
"""How often each of them comes."""

SPELT = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Statement:
    """What was said: ``measure`` and ``count`` as a record writes them, whom it counts, in our words, and in the document's."""

    measure: str
    count: str
    number: int
    whom: str
    says: str
    words: str
    translation: str


def statement(chance: random.Random, language: str, place: str, local: str) -> Statement:
    """Something said near a place, whose name is ``local`` in the language of the document."""
    style = chance.choices(list(STYLES), WEIGHTS)[0]
    low = int(2 + 200 ** chance.random())
    high = low + chance.randrange(2, 9)
    parts = {
        name: chance.choice(list(words.items()))
        for name, words in zip(("verb", "whom", "how", "perhaps", "things"), TABLES, strict=True)
    }

    def said(tongue: str, sentence: str) -> str:
        words = {name: each if tongue == "en" else others[tongue] for name, (each, others) in parts.items()}
        count = STYLES[style][tongue].format(n=_number(chance, low, tongue), m=_number(chance, high, tongue))
        return sentence.format(count=count, place=place if tongue == "en" else local, **words)

    english = said("en", SENTENCES["en"])
    return Statement(
        measure=parts["verb"][0],
        count=style.format(n=low, m=high),
        number=low if style in ("{n}", "at least {n}", "about {n}") else 0,
        whom=parts["whom"][0],
        says=said("en", SAYS),
        words=english if language == "en" else said(language, SENTENCES[language]),
        translation="" if language == "en" else english,
    )


TABLES = (VERBS, WHOM, HOW, PERHAPS, THINGS)


def _number(chance: random.Random, number: int, language: str) -> str:
    """A number as documents write it: in words, in digits, in those of Arabic."""
    if language == "en" and number < len(SPELT) and chance.random() < 0.5:
        return SPELT[number]
    return str(number).translate(EASTERN) if language == "ar" and chance.random() < 0.5 else str(number)


def passage(chance: random.Random, language: str, place: str, local: str, sentences: int) -> list[str]:
    """Some sentences, as a document has them around what is quoted of it."""
    return [f"{statement(chance, language, place, local).words}." for _ in range(sentences)]
