"""Names that nobody bears, in Latin, Arabic and Cyrillic letters; and draws as uneven as those of real records."""

import random

FIRST = {
    "Abu": ("أبو", "Абу"), "Tall": ("تل", "Таль"), "Umm": ("أم", "Умм"), "Ayn": ("عين", "Айн"), "Bir": ("بئر", "Бір"),
    "Dayr": ("دير", "Дайр"), "Kafr": ("كفر", "Кафр"), "Wadi": ("وادي", "Ваді"), "Khan": ("خان", "Хан"), "Jisr": ("جسر", "Джиср"),
    "Qasr": ("قصر", "Каср"), "Burj": ("برج", "Бурдж"), "Ras": ("رأس", "Рас"), "Jabal": ("جبل", "Джебель"),
    "Hawd": ("حوض", "Хауд"), "Suq": ("سوق", "Сук"),
}  # fmt: skip
"""What many names of places begin with."""

SYLLABLES = {
    "qa": ("قا", "ка"), "him": ("هيم", "хім"), "sa": ("سا", "са"), "lih": ("لح", "ліх"), "ra": ("را", "ра"), "mad": ("مد", "мад"),
    "ḥu": ("حو", "ху"), "ṣay": ("صي", "сай"), "ba": ("با", "ба"), "kir": ("كر", "кір"), "ma": ("ما", "ма"), "jid": ("جد", "джид"),
    "ta": ("تا", "та"), "wil": ("ول", "віль"), "na": ("نا", "на"), "sir": ("صر", "сір"), "sha": ("شا", "ша"),
    "mil": ("مل", "міль"), "gha": ("غا", "га"), "zi": ("زي", "зі"), "fa": ("فا", "фа"), "tḥi": ("تحي", "тхі"), "ha": ("ها", "ха"),
    "dun": ("دون", "дун"), "ʿa": ("عا", "а"), "rif": ("رف", "ріф"), "da": ("دا", "да"), "ud": ("ود", "уд"), "ya": ("يا", "я"),
    "qub": ("قوب", "куб"),
}  # fmt: skip
"""What the rest of a name is made of."""


class Names:
    """Names of which no two are the same."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given: set[str] = set()

    def new(self) -> tuple[str, dict[str, str]]:
        """A name in Latin letters; and in Arabic ones, sometimes in Cyrillic ones too."""
        while True:
            latin, arabic, cyrillic = self._made()
            if latin not in self._given:
                self._given.add(latin)
                return latin, {"ar": arabic} | ({"uk": cyrillic} if self._chance.random() < 0.3 else {})

    def _made(self) -> tuple[str, str, str]:
        """An article and a first part with some, and two or three syllables."""
        chance = self._chance
        syllables = chance.choices(list(SYLLABLES.items()), k=chance.choice((2, 2, 3)))
        latin = "".join(each for each, _ in syllables).capitalize()
        arabic, cyrillic = ("".join(others[script] for _, others in syllables) for script in (0, 1))
        cyrillic = cyrillic.capitalize()
        if chance.random() < 0.5:
            latin, arabic, cyrillic = f"al-{latin}", f"ال{arabic}", f"аль-{cyrillic}"
        if chance.random() < 0.7:
            first, (its_arabic, its_cyrillic) = chance.choice(list(FIRST.items()))
            latin, arabic, cyrillic = f"{first} {latin}", f"{its_arabic} {arabic}", f"{its_cyrillic} {cyrillic}"
        return latin[0].upper() + latin[1:], arabic, cyrillic[0].upper() + cyrillic[1:]


class Draws:
    """Numbers below ``among``, as uneven as sources and places are in real records: the first comes most often, the second half
    as often, and so on (Zipf's law); ``evenly`` is the part of them that is even. In ``times`` draws each comes once at
    least, so that nothing is left over."""

    def __init__(self, chance: random.Random, among: int, times: int, evenly: float = 0.0) -> None:
        self.is_first = True
        """Whether the last number came for the first time."""
        self._chance, self._among, self._times, self._evenly = chance, among, max(times, among), evenly
        self._drawn = self._fresh = 0

    def next(self) -> int:
        """One more."""
        self._drawn += 1
        self.is_first = self._fresh < self._among and self._fresh * self._times <= (self._drawn - 1) * self._among
        if self.is_first:
            self._fresh += 1
            return self._fresh - 1
        is_even = self._chance.random() < self._evenly
        return self._chance.randrange(self._among) if is_even else uneven(self._chance, self._among)


def uneven(chance: random.Random, among: int) -> int:
    """A number below ``among``; k comes about as often as 1 / (k + 1) says."""
    return min(among - 1, int((among + 1) ** chance.random()) - 1)
