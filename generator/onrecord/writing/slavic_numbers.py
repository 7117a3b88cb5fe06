"""Russian and Ukrainian number words, in every case and gender, and as what people are counted with (двое, трьох).

Written in small letters, with е for ё and without apostrophes, as `plain_slavic` gives them.
"""

import re

_RUSSIAN = {
    0: "ноль нуль ноля нуля",
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми",
    7: "семь семи семеро семерых семерым семерыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым",
    9: "девять девяти девятью девятеро девятерых девятерым",
    10: "десять десяти десятью десятеро десятерых десятерым",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
}
_UKRAINIAN = {
    0: "нуль нуля",
    1: "один одна одне одно одного одної одній одному одним одною однією одну",
    2: "два дві двох двом двома двоє двоїх",
    3: "три трьох трьом трьома троє троїх",
    4: "чотири чотирьох чотирьом чотирма четверо чотирьом",
    5: "пять пяти пятьох пятьом пятьма пятьома пятеро",
    6: "шість шести шістьох шістьом шістьма шістьома шестеро",
    7: "сім семи сімох сімом сьома сімома семеро",
    8: "вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро",
    9: "девять девяти девятьох девятьом девятьма девятьома девятеро",
    10: "десять десяти десятьох десятьом десятьма десятьома десятеро",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двісті двохсот двомстам двомастами двохстах",
    300: "триста трьохсот трьомстам трьомастами трьохстах",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах",
}
_TEENS = {
    "ru": "один две три четыр пят шест сем восем девят",
    "uk": "оди два три чотир пят шіст сім вісім девят",
}
"""How the words for 11 to 19 begin, before надцать and надцять."""

_ROUND = {
    "ru": {20: "двадцат", 30: "тридцат"},
    "uk": {20: "двадцят", 30: "тридцят"},
}
_TENS = {
    "ru": {50: "пять пяти пятью", 60: "шесть шести шестью", 70: "семь семи семью", 80: "восемь восьми восемью"},
    "uk": {50: "пят пяти пяти", 60: "шіст шести шести", 70: "сім семи семи", 80: "вісім восьми восьми"},
}
"""How the tens begin before десят: in the nominative, the genitive and the instrumental."""

_HUNDREDS = {
    "ru": {
        5: "пять пяти пятью",
        6: "шесть шести шестью",
        7: "семь семи семью",
        8: "восемь восьми восемью",
        9: "девять девяти девятью",
    },
    "uk": {
        5: "пят пяти пятьма",
        6: "шіст шести шістьма",
        7: "сім семи сьома",
        8: "вісім восьми вісьма",
        9: "девят девяти девятьма",
    },
}
"""How the hundreds begin, in the nominative, the genitive and the instrumental."""


def _numbers(language: str, irregular: dict[int, str]) -> dict[str, int]:
    found = {word: value for value, words in irregular.items() for word in words.split()}
    teen, ten = ("надцат", "ь и ью") if language == "ru" else ("надцят", "ь и ьох ьом ьма ьома")
    for number, stem in enumerate(_TEENS[language].split(), start=11):
        found |= dict.fromkeys((f"{stem}{teen}{end}" for end in ten.split()), number)
    for number, stem in _ROUND[language].items():
        found |= dict.fromkeys((f"{stem}{end}" for end in ten.split()), number)
    for number, stems in _TENS[language].items():
        first, second, third = stems.split()
        words = (
            f"{first}десят",
            f"{second}десяти",
            f"{third}десятью",
            *(f"{first}десят{end}" for end in ten.split()[1:]),
        )
        found |= dict.fromkeys(words, number)
    for number, stems in _HUNDREDS[language].items():
        first, second, third = stems.split()
        words = (f"{first}сот", f"{second}сот", f"{second}стам", f"{second}стах", f"{third}стами")
        found |= dict.fromkeys(words, number * 100)
    return found


SLAVIC_NUMBERS = {"ru": _numbers("ru", _RUSSIAN), "uk": _numbers("uk", _UKRAINIAN)}
"""By language: the value of each number word below a thousand."""

ONLY_BEHIND = {"ru": {"семью": 7, **dict.fromkeys(("одни", "одних", "одним", "одними"), 1)}, "uk": {}}
"""Words that are mostly something else (семью: a family; одни: some), and numbers only behind a ten or a hundred."""

_ORDINAL = re.compile(
    r"(?:перв|втор|трет|трет[иь]|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\w+надцат|\w*двадцат|\w*тридцат|сороков"
    r"|\w+десят|девяност|сот|двухсот|трехсот|\w+сот|тысячн"
    r"|перш|друг|третi|треті|четверт|шост|сьом|восьм|\w+надцят|двадцят|тридцят)"
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ья|ье|ью|ьего|ьему|ьей|ьих"
    r"|а|я|е|є|і|ої|ій|ою|ьої|ого|ому|у|ю|их|им|ими)"
)
_APOSTROPHES = re.compile("(?<=[бпвмфрнкд])['’ʼ`](?=[яюєї])", re.IGNORECASE)


def plain_slavic(text: str) -> str:
    """A text without the apostrophes within its words, with е for ё: `п'ять` is one word, though a mark stands in it."""
    return _APOSTROPHES.sub("", text).replace("ё", "е").replace("Ё", "Е")


def is_ordinal(word: str) -> bool:
    """Whether a word says which one it is, and not how many: двадцать первый."""
    return bool(_ORDINAL.fullmatch(word)) and word not in SLAVIC_NUMBERS["ru"] and word not in SLAVIC_NUMBERS["uk"]
