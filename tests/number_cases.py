"""Texts with the numbers that stand in them, and with those that a careless reading would find.

A line is: language | text | numbers that are there | numbers that are not.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A text and a number, and whether it stands there."""

    language: str
    text: str
    number: int
    is_there: bool


TABLE = """
en | 4 people were killed | 4 | 0 1 2 3 14 40
en | fourteen people | 14 | 4 10
en | 1,234 people | 1234 | 1 234 12 34
en | 12,345,678 people | 12345678 | 12 345 678 12345 345678
en | 1,50,000 people | 150000 | 1 50 0 50000 150
en | 12,34,567 people | 1234567 | 12 34 567
en | 10'000 people | 10000 | 10 0
en | 10 000 people | 10000 | 10 0
en | 1.5 people on average | | 1 5 15
en | 1,234.5 tonnes | | 1234 5 1 234
en | 4 million people | 4000000 | 4 1000000
en | half a million people | 500000 | 1000000 1 2
en | half-million people | 500000 | 1000000
en | a million people | 1000000 | 1
en | one million people | 1000000 | 1
en | one and a half million people | 1500000 | 1 1000000 500000
en | a million and a half people | 1500000 | 1 1000000
en | two and a half thousand | 2500 | 2 1000 2000
en | two and a half | | 2 1
en | 2½ million | 2500000 | 2 2000000 1000000
en | 4½ hours | | 4
en | 1.5 million people | 1500000 | 1 5 15 1000000 5000000
en | 2.8 million people | 2800000 | 2 8 28 8000000 1000000
en | 0.5 million | 500000 | 5 5000000 0
en | 1.234 million | 1234000 | 1234 1234000000
en | 1,234 million | 1234000000 | 1234 234 1000000
en | 4 hundred people | 400 | 4 100
en | four hundred people | 400 | 4 100
en | two hundred thousand people | 200000 | 2 200 1000 100
en | 200 thousand people | 200000 | 200 1000
en | three hundred and fifty-two thousand | 352000 | 3 300 350 352 52 52000
en | hundreds of people | | 100
en | hundreds of thousands | | 100 1000 100000
en | tens of thousands | | 10 1000 10000
en | thousands | | 1000
en | several hundred people | | 100
en | several hundred thousand people | | 100 1000 100000
en | a few thousand people | | 1000 1
en | some 200 people | 200 | 1
en | many hundred | | 100
en | three dozen people | 36 | 3 12
en | a dozen people | 12 | 1
en | half a dozen people | 6 | 12 1
en | half-dozen people | 6 | 12
en | dozens of people | | 12
en | several dozen people | | 12
en | two or three dozen | 24 36 | 2 3 12
en | three score | 60 | 3 20
en | a couple of people | 2 | 1
en | a couple of hundred people | 200 | 2 100
en | two thirds of them | | 2 3
en | one third of the village | | 1 3
en | a third of the village | | 1 3
en | three quarters of the men | | 3 4
en | three quarters of a million | 750000 | 3 1000000 1
en | a quarter of a million | 250000 | 1000000 1
en | two fifths | | 2 5
en | half of the 50 people | 50 | 25
en | 1/2 of them | | 1 2
en | 2 1/2 million | 2500000 | 1 2 1000000
en | one point five million | 1500000 | 1 5 1000000 5000000
en | 10k people | 10000 | 10
en | 10K people | 10000 | 10
en | 5m people | 5000000 | 5
en | 1.5m people | 1500000 | 1 5 15
en | 3bn people | 3000000000 | 3
en | 50% of them | | 50
en | 50 % of them | | 50
en | 50 percent | | 50
en | 50 per cent | | 50
en | 12.5 per cent | | 12 5 125
en | from 50 to 60 percent | | 50 60
en | 50-60% of 20 men | 20 | 50 60
en | fifty percent | | 50
en | $5 million | | 5 5000000
en | £20 | | 20
en | $2-3 million | | 2 3 2000000 3000000
en | one first responder | 1 | 0
en | two second lieutenants | 2 | 1
en | one fifth | | 1 5
en | 3.4 million since April 15 | 3400000 | 15 3 4
en | no fewer than 12 were hurt | 12 | 0
en | no doubt | | 0
en | no more than 5 | 5 | 0
en | no longer | | 0
en | no one was killed | 0 | 1
en | nobody was hurt | 0 | 1
en | there were no casualties | 0 | 1
en | none of them | 0 | 1
en | it ended without casualties | 0 | 1
en | no evidence | | 0
en | 5 people | 5 | 0
en | some one said | | 1
en | one another | | 1
en | everyone, anyone, someone | | 1
en | every one of them | | 1
en | one man | 1 | 0
en | a woman was killed | 1 | 2
en | an officer was hurt | 1 | 0
en | a lot of people | | 1
en | a number of people | | 1
en | two to three thousand people | 2000 3000 | 2 3 1000
en | 2 to 3 thousand people | 2000 3000 | 2 3
en | 2-3 thousand people | 2000 3000 | 2 3
en | 2-3000 people | 2000 3000 | 2 3
en | 10-15,000 people | 10000 15000 | 10 15
en | between two and three hundred | 200 300 | 2 3 100
en | between 20 and 30 people | 20 30 | 2030 50
en | five or six hundred | 500 600 | 5 6 100
en | 900 to 2 thousand | 900 2000 | 900000 2
en | 10–15 militants | 10 15 | 1015 1 5
en | killed twenty and three were wounded | 20 3 23 | 2
en | killed one hundred and five were wounded | 100 5 105 | 1
en | one hundred and five people | 105 | 100 5 1
en | two hundred five people | 205 | 2 200 5
en | two hundred and three hundred | 200 300 | 2 3 203 100
en | twenty-three people | 23 | 20 3
en | forty-three hundred people | 4300 | 43 40 3 300
en | two-hundred-strong crowd | 200 | 2 100
en | a 200-strong crowd | 200 | 2 100
en | twenty-odd people | 20 | 0
en | the twenty-first of them | | 21 20 1
en | the 21st | | 21 1 2
en | the third man | | 3
en | the first | | 1
en | on June 27 100 people | 100 | 27 27100
en | on 27 June 100 people | 100 | 27 27100
en | on June 27, 2021, 5 people | 5 | 27 2021
en | on 27 June 2021 5 people | 5 | 27 2021
en | on the 27th of June 5 people | 5 | 27
en | between June 27 and June 28 5 people | 5 | 27 28
en | In June 27 people were killed | 27 | 2 7
en | in June 2021 5 people | 5 | 2021
en | 27 may have died | 27 | 2
en | on 2021-06-27 5 people | 5 | 2021 6 27
en | on 27/06/2021 5 people | 5 | 27 6 2021
en | at 2:30 am 5 people | 5 | 2 30
en | at 10 pm 5 people | 5 | 10
en | two F16 jets | 2 | 16
en | F-16, Su-25 and COVID-19 | | 16 25 19
en | flight MH17 | | 17
en | house #7 | | 7
en | 5kg of flour | | 5
en | 2 lakh people | 200000 | 2 100000
en | 1.5 lakh people | 150000 | 1 5 100000
en | 3 crore people | 30000000 | 3
en | 1 crore 20 lakh people | 12000000 | 1 20 2000000 10000000
en | 2 million 300 thousand people | 2300000 | 2 300 2000000 300000
en | 2 million and 300 thousand people | 2300000 2000000 300000 | 2 300
en | one, two or three people | 1 2 3 | 12 123
en | 5, 10 and 15 | 5 10 15 | 510 1015
en | 5 people² were hurt | 5 | 2 52
en | ٢٥ people | 25 | 2 5
en | 7 (seven) people | 7 | 77
en | nineteen eighty-four | 19 84 | 1984
en | version 1.2.3 | | 1 2 3 123
en | 9999999999999999999999 | | 9 99
fr | 4 personnes tuées | 4 | 1 14
fr | vingt et un morts | 21 | 20 1
fr | vingt-et-un morts | 21 | 20 1
fr | quatre-vingt-dix-neuf morts | 99 | 4 20 80 90 9 19
fr | soixante-douze | 72 | 60 12
fr | cent un morts | 101 | 100 1
fr | 1,2 million de personnes | 1200000 | 1 2 12 2000000 1000000
fr | 1,234 million | 1234000 | 1234 1234000000
fr | deux millions de personnes | 2000000 | 2 1000000
fr | 2 millions | 2000000 | 2 1000000
fr | un demi-million de personnes | 500000 | 1 1000000
fr | un million et demi | 1500000 | 1 1000000
fr | un million deux cent mille | 1200000 | 1 2 200 200000 1000000
fr | 2 milliards | 2000000000 | 2
fr | 12 500 personnes | 12500 | 12 500
fr | 12.500 personnes | 12500 | 12 500
fr | une douzaine de blessés | 12 | 1
fr | une demi-douzaine | 6 | 12 1
fr | une centaine de personnes | 100 | 1
fr | des centaines de personnes | | 100
fr | des centaines de milliers | | 100 1000 100000
fr | deux centaines | 200 | 2 100
fr | plusieurs centaines | | 100
fr | quelques milliers | | 1000
fr | deux tiers | | 2 3
fr | trois quarts des hommes | | 3 4
fr | 50 % | | 50
fr | cinquante pour cent | | 50 100
fr | le 27 juin 100 personnes | 100 | 27 27100
fr | le 27 juin 2021, 5 morts | 5 | 27 2021
fr | en juin 27 personnes | 27 | 2
fr | entre deux et trois mille | 2000 3000 | 2 3
fr | deux à trois cents | 200 300 | 2 3 100
fr | aucun blessé | 0 | 1
fr | sans aucun doute | | 0
fr | personne n'a été tué | 0 | 1
fr | une personne a été tuée | 1 | 0
fr | le vingt et unième | | 21 20 1
fr | la deuxième | | 2
ar | قتل 4 أشخاص | 4 | 1
ar | أصيب ١١١ شخصا | 111 | 11 1
ar | قتل ١٬٢٣٤ شخصا | 1234 | 1 234
ar | خمسة قتلى | 5 | 50 6
ar | وخمسة جرحى | 5 | 50 6
ar | خمسة عشر شخصا | 15 | 5 10
ar | أحد عشر شخصا | 11 | 10
ar | ثلاثة وعشرون قتيلا | 23 | 3 20
ar | مئة وخمسة أشخاص | 105 | 100 5
ar | مائة شخص | 100 | 1
ar | ثلاثمئة وخمسون شخصا | 350 | 300 50 3
ar | ثلاثة آلاف شخص | 3000 | 3 1000
ar | خمسة عشر ألفا | 15000 | 5 10 15 1000
ar | 5 آلاف شخص | 5000 | 5 1000
ar | 3 ملايين و500 ألف شخص | 3500000 | 3 500 3000000
ar | مليون ونصف مليون | 1500000 | 1000000 500000
ar | مليونين ونصف | 2500000 | 2000000
ar | نصف مليون شخص | 500000 | 1000000
ar | 2,5 مليون | | 2
ar | ٢٫٥ مليون شخص | 2500000 | 2 5 25
ar | مئات القتلى | | 100
ar | عشرات الجرحى | | 10
ar | آلاف الأشخاص | | 1000
ar | قتيلان | 2 | 1
ar | ٥٠٪ | | 50
ar | 50 في المئة | | 50 100
ar | ثلثا السكان | | 2 3
ar | في 27 حزيران 100 شخص | 100 | 27 27100
ar | في 27 يونيو 2021 5 أشخاص | 5 | 27 2021
ar | لم يصب أحد | 0 | 1
ar | لا شك | | 0
ar | ما لا يقل عن اثني عشر مدنيا بينهم طفلان | 12 2 | 0 10
ar | سبعة وعشرين شخصا وأكثر من مئة وثلاثين آخرين | 27 130 | 7 20 100 30
ar | من ألفين إلى ثلاثة آلاف | 2000 3000 | 2 3
ar | من 2 إلى 3 آلاف | 2000 3000 | 2 3
ar | خمسة وستة | 5 6 | 56 11
ar | ألفان وخمسمئة | 2500 | 2000 500 5
de | 2 Millionen Menschen | 2000000 | 2 1000000
de | zwei Millionen Menschen | 2000000 | 2 1000000
de | 1,2 Millionen | 1200000 | 1 2 12
de | 1.234 Menschen | 1234 | 1 234
de | anderthalb Millionen | 1500000 | 1000000
de | eine halbe Million | 500000 | 1 1000000
de | eine Frau | 1 | 0
de | eine Reihe von Leuten | | 1
de | einundzwanzig Tote | 21 | 20 1
de | sechshundert | 600 | 6 100
de | Hunderte | | 100
de | mehrere hundert | | 100
de | zwei Drittel | | 2 3
de | 50 Prozent | | 50
de | am 27. Juni 100 Menschen | 100 | 27
de | zwei bis drei Tausend | 2000 3000 | 2 3
de | 3 Mrd. | 3000000000 | 3
de | keine Verletzten | 0 | 1
de | kein Zweifel | | 0
nl | ten minste 5 | 5 | 10
de | ein Dutzend | 12 | 1
es | 2 millones de personas | 2000000 | 2 1000000
es | treinta y un muertos | 31 | 30 1
es | dos mil | 2000 | 2 1000
es | medio millón | 500000 | 1000000
es | cientos de personas | | 100
es | el 27 de junio 100 personas | 100 | 27
it | tre milioni | 3000000 | 3
it | tremila | 3000 | 3 1000
it | centinaia di persone | | 100
pt | vinte e três mortos | 23 | 20 3
pt | 2 milhões | 2000000 | 2
nl | twee miljoen | 2000000 | 2
nl | anderhalf miljoen | 1500000 | 1000000
da | to millioner | 2000000 | 2
da | en halv million | 500000 | 1 1000000
zh | 3万人 | 30000 | 3 10000
zh | 5万 | 50000 | 5
zh | 1.5万人 | 15000 | 1 5
zh | 1万5000人 | 15000 | 1 5000 10000
zh | 2亿人 | 200000000 | 2
zh | 三十二人 | 32 | 3 30 2
zh | 两名士兵 | 2 | 1
zh | 数百人 | | 100
zh | 6月27日5人死亡 | 5 | 6 27
zh | 统一 | | 1
ja | 3万5千人 | 35000 | 3 5 5000
ja | 百人 | 100 | 1
ko | 5만 명 | 50000 | 5
ko | 3천 명 | 3000 | 3
hi | २ लाख लोग | 200000 | 2
hi | ३ करोड़ | 30000000 | 3
hi | १,५०,००० लोग | 150000 | 1 50
ur | ۲ لاکھ | 200000 | 2
fa | ۳ هزار نفر | 3000 | 3
ru | 2 миллиона человек | 2000000 | 2
ru | 5 тыс. человек | 5000 | 5
ru | 1,5 млн | 1500000 | 1 5 15
ru | 27 июня 100 человек | 100 | 27 27100
uk | 3 тисячі людей | 3000 | 3
he | 100 איש | 100 | 10
he | 3 אלף | 3000 | 3
tr | 2 bin kişi | 2000 | 2
bn | ৫ লাখ | 500000 | 5
th | ๑๒ คน | 12 | 1 2
ru | двенадцать человек погибли | 12 | 2 10
ru | ДВАДЦАТЬ ПЯТЬ человек | 25 | 20 5
ru | гибели двадцати пяти человек | 25 | 20 5
ru | с тремястами сорока семью ранеными | 347 | 300 40 7 340
ru | убили семью из четырёх человек | 4 | 7
ru | двое детей и трое взрослых | 2 |
ru | двое детей и трое взрослых | 3 | 5
ru | две тысячи триста двенадцать | 2312 | 2 2000 300 12
ru | тысяча двести человек | 1200 | 1000 200
ru | около тысячи двухсот человек | | 1000 200
ru | сто десять два | 110 | 112
ru | два с половиной миллиона | 2500000 | 2 2000000
ru | полтора миллиона | 1500000 | 1 1000000
ru | от двух до трёх тысяч | 2000 |
ru | две-три тысячи | 2000 | 2 3
ru | двадцать первый день | | 20 1
ru | сорок пятый батальон | | 40 5 45
ru | пятьдесят процентов | | 50
ru | 50 процентов | | 50
ru | две трети | | 2 3
ru | десятки тысяч | | 10 1000
ru | два десятка человек | 20 | 2 10
uk | п'ятнадцять осіб | 15 | 5 10
uk | П’ятьох поранено | 5 | 15
uk | дев’яносто двох | 92 | 90 2
uk | п’ятсот шістдесят одна | 561 | 500 60 1
uk | двоє дітей | 2 |
uk | двадцять перший день | | 20 1
uk | півтори тисячі | 1500 | 1000
uk | сім'ю вбито | | 7
ar | ألفي شخص | 2000 | 1000
ar | ألفي وستة وثلاثون | 2036 | 2000 36 1036
"""


def cases() -> list[Case]:
    """The table, a number a case."""
    found = []
    for line in TABLE.strip().splitlines():
        language, text, right, wrong = (part.strip() for part in line.split("|"))
        found += [Case(language, text, int(number), True) for number in right.split()]
        found += [Case(language, text, int(number), False) for number in wrong.split()]
    return found
