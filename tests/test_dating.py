"""Dates in words: as they were given, with what they share said once and their doubt said."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations

import pytest
from babel import Locale

from onrecord.record.dates import FORMS, parse_date
from onrecord.speaking import dating, languages

ENGLISH = [
    ("2021", "2021"),
    ("2021-06", "June 2021"),
    ("2021-06-27", "27 June 2021"),
    ("2021-06-27?", "27 June 2021 (uncertain)"),
    ("2021-06-27~", "about 27 June 2021"),
    ("2021-06~", "about June 2021"),
    ("2021%", "about 2021 (uncertain)"),
    ("202X", "2020 to 2029"),
    ("2021-XX", "sometime in 2021"),
    ("2021-0X", "a month from January to September 2021"),
    ("2021-06-XX", "some day of June 2021"),
    ("2021-06-1X", "a day from 10 to 19 June 2021"),
    ("2021-06-27T22:00", "27 June 2021 at 22:00"),
    ("2021-06-27T22:00:30Z", "27 June 2021 at 22:00:30 (GMT)"),
    ("2021-06-27T22:00+03:00", "27 June 2021 at 22:00 (GMT+03:00)"),
    ("2021-06-27T02:30-04:30~", "about 27 June 2021 at 02:30 (GMT-04:30)"),
    ("2021-06-27/2021-06-28", "27 to 28 June 2021"),
    ("2021-06-27/2021-07-03", "27 June to 3 July 2021"),
    ("2021-06-27/2021-06", "27 June 2021 to June 2021"),
    ("2021-12-31/2022-01-01", "31 December 2021 to 1 January 2022"),
    ("2021-06/2021-08", "June to August 2021"),
    ("2021/2022", "2021 to 2022"),
    ("2021-06-27/..", "from 27 June 2021 on"),
    ("2021-06/..", "from June 2021 on"),
    ("../2021-06-27", "until 27 June 2021"),
    ("../2021", "until 2021"),
    ("2021-06-27T20:00/2021-06-28T05:00", "27 June 2021 at 20:00 to 28 June 2021 at 05:00"),
    ("2021-06-27T20:00Z/2021-06-28T05:00Z", "27 June 2021 at 20:00 to 28 June 2021 at 05:00 (GMT)"),
    ("2021-06-27T20:00/2021-06-27T22:00", "27 June 2021 from 20:00 to 22:00"),
    ("2021-06-27T20:00+03:00/2021-06-27T22:00+03:00", "27 June 2021 from 20:00 to 22:00 (GMT+03:00)"),
    ("2021-06-27T20:00Z/2021-06-28T22:00-04:00", "27 June 2021 at 20:00 (GMT) to 28 June 2021 at 22:00 (GMT-04:00)"),
    ("2021-06-27T20:00+03:00/2021-06-28", "27 June 2021 at 20:00 (GMT+03:00) to 28 June 2021"),
    ("2021-06-27~/2021-06-28~", "27 to 28 June 2021 (approximately)"),
    ("2021-06-27?/2021-06-28?", "27 to 28 June 2021 (uncertain)"),
    ("2021-06-27?/2021-06-28", "27 June 2021 (uncertain) to 28 June 2021"),
    ("[2021-06-27..2021-06-28]", "sometime between 27 and 28 June 2021"),
    ("[2021-06..2021-08]", "sometime between June and August 2021"),
    ("[2021-06-27T20:00..2021-06-27T22:00]", "27 June 2021, sometime between 20:00 and 22:00"),
    ("[2021-06-27..]", "on or after 27 June 2021"),
    ("[..2021]", "on or before 2021"),
    ("[2021-06-27,2021-06-29]", "27 or 29 June 2021"),
    ("[2021-06-27,2021-06-29,2021-07-01]", "27 June 2021, 29 June 2021 or 1 July 2021"),
    ("[2021,2023]", "2021 or 2023"),
    ("[2021-06-27T20:00Z,2021-06-27T22:00Z]", "27 June 2021 at 20:00 or 22:00 (GMT)"),
]


def said(text: str, language: str = "en") -> str:
    with languages.speaking(language):
        return dating.date_in_words(parse_date(text))


@pytest.mark.parametrize(("text", "words"), ENGLISH)
def test_a_date_is_said_with_what_it_shares_said_once(text: str, words: str) -> None:
    assert said(text) == words


def test_the_zone_of_the_reader_has_no_part_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        dating._date_in_words.cache_clear()
        assert said("2021-06-27T22:00+03:00") == "27 June 2021 at 22:00 (GMT+03:00)"


class _French(NullTranslations):
    """The messages about days as French needs them."""

    SAID = {
        "sometime between %(first_day)s and %(last_day)s": "entre le %(first_day)s et le %(last_day)s",
        "sometime between %(start)s and %(end)s": "entre %(start)s et %(end)s",
        "%(first_day)s to %(last_day)s": "du %(first_day)s au %(last_day)s",
        "%(day)s at %(time)s": "%(day)s à %(time)s",
    }

    def gettext(self, message: str) -> str:
        return self.SAID.get(message, message)


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "interface", lambda _: languages.Interface("xx", Locale.parse("fr"), _French()))
    dating._date_in_words.cache_clear()
    yield
    dating._date_in_words.cache_clear()


@pytest.mark.usefixtures("french")
def test_a_language_can_have_another_word_before_a_day_than_before_a_month() -> None:
    assert said("[2021-06-27..2021-06-28]") == "entre le 27 et le 28 juin 2021"
    assert said("[2021-06..2021-08]") == "entre juin et août 2021"
    assert said("2021-06-27/2021-07-03") == "du 27 juin au 3 juillet 2021"
    assert said("2021-06-27T20:00Z/2021-06-28T05:00Z") == "du 27 juin 2021 à 20:00 au 28 juin 2021 à 05:00 (UTC)"


def test_an_arabic_month_has_both_names() -> None:
    assert said("2021-06-27", "ar") == "27 حزيران/يونيو 2021"
    assert said("2021-05", "ar") == "أيار/مايو 2021"
    assert "27" in said("2021-06-27/2021-07-03", "ar")
    assert "حزيران/يونيو" in said("2021-06-27/2021-07-03", "ar")
    assert "كانون الثاني/يناير" in said("2021-0X", "ar")
    assert "حزيران/يونيو" in said("2021-06-27T22:00", "ar")
    with languages.speaking("ar"):
        assert dating.month_in_words(date(2021, 8, 1)) == "آب/أغسطس 2021"
    with languages.speaking("fr"):
        assert dating.month_in_words(date(2021, 8, 1)) == "août 2021"


def test_in_a_language_that_says_the_year_first_both_days_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    japanese = languages.Interface("xx", Locale.parse("ja"), NullTranslations())
    monkeypatch.setattr(languages, "interface", lambda _: japanese)
    dating._date_in_words.cache_clear()
    assert said("2021-06-27/2021-06-28") == "2021年6月27日 to 2021年6月28日"
    dating._date_in_words.cache_clear()


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize("form", [*FORMS, *(text for text, _ in ENGLISH)])
def test_every_form_can_be_said_in_every_language(form: str, language: str) -> None:
    assert said(form, language)
    assert "%(" not in said(form, language)


def test_numbers_and_dates_of_other_languages_leave_the_interface_its_months() -> None:
    script = (
        "from babel import Locale; from onrecord.record import guessing; from onrecord.writing import number_signs;"
        "[number_signs._months(each) for each in ('he', 'ru', 'hi', 'ja', 'de', 'fa')]; guessing._months();"
        "print(*(Locale.parse(each).months['stand-alone']['wide'][6] for each in ('fr', 'en', 'ar')))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["juin", "June", "يونيو"]
