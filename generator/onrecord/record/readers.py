"""One reader for each sort of value that a field can hold, from text to its type. A reader raises with a code and one line."""

import re
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.earth.territories import code_of_text, codes
from onrecord.record import forms
from onrecord.record.counts import Count, parse_count
from onrecord.record.dates import Date, parse_date
from onrecord.record.guessing import likely_dates
from onrecord.record.ids import refuse
from onrecord.record.nodes import CutText
from onrecord.record.points import parse_point
from onrecord.record.sums import parse_sum
from onrecord.record.vocabulary import FORMAT
from onrecord.record.web_addresses import encoded
from onrecord.writing.lookalikes import poses_as
from onrecord.writing.tags import is_registered, likely_tag


def read_text(value: object) -> str:
    """Return free text without outer white space; refuses what YAML may have cut at ` #`, and the empty."""
    if not isinstance(value, str):
        raise refuse(
            "wrong-shape",
            "this must be text, not a list or a mapping; text with a colon or a bracket needs quotes",
        )
    if isinstance(value, CutText):
        raise refuse("cut-text", "' #' begins a comment, so this text may be cut; put it in quotes or block style (>-)")
    if not value.strip():
        raise refuse("empty-text", "this text is empty; leave the key out")
    if len(value) > forms.LONGEST_TEXT:
        raise refuse("too-long", "this text has {number} characters; the most is 50,000", number=f"{len(value):,}")
    return value.strip()


def read_word(value: object) -> str:
    """Return a text in which ` #` may begin a comment, like an id or a date."""
    return read_text(str(value)) if isinstance(value, str) else read_text(value)


def read_url(value: object) -> str:
    """An address a reader can follow without harm: http or https, a host, nobody's password, nothing invisible."""
    url = read_word(value)
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        fine = fine and encoded(parts.netloc) == parts.netloc
    except ValueError:
        fine = False
    if not fine:
        raise refuse("bad-url", "this is not a web address: it must begin with https:// or http:// and name a host")
    if "@" in parts.netloc:
        raise refuse("bad-url", "a web address must not hold a user name or password")
    unseen = next((c for c in url if not c.isprintable()), "")
    if unseen:
        raise refuse(
            "bad-url", "this web address holds an invisible character, U+{sign}: delete it", sign=f"{ord(unseen):04X}"
        )
    if encoded(url) != url:
        raise refuse(
            "bad-url", "a web address must not hold spaces, quotes, braces or bars: write {url}", url=encoded(url)
        )
    return url


_CONTACT = re.compile(rf"(?:mailto:)?{forms.MAIL}|{forms.TELEPHONE}", re.IGNORECASE)


def read_contact(value: object) -> str:
    """Where corrections are sent to: a web address, a mail address or a telephone number. No other scheme, which might run."""
    contact = read_word(value)
    host = contact.rpartition("@")[2]
    if _CONTACT.fullmatch(contact) and contact.isprintable() and not poses_as(host):
        return contact
    if contact.lower().startswith(("http://", "https://")) and not poses_as(urlsplit(read_url(contact)).hostname or ""):
        return contact
    raise refuse(
        "bad-contact",
        "this is neither a web address, nor a mail address, nor a number like tel:+4930123456, in letters of one alphabet",
    )


def read_date(value: object) -> Date:
    """A date in one of the forms of `dates`."""
    if isinstance(value, list):
        raise refuse(
            "wrong-shape", "this must be one date; a form with brackets needs quotes: {form}", form=_in_brackets(value)
        )
    if isinstance(value, dict):
        raise refuse(
            "wrong-shape", "this must be one date; words can stand beside it in a claim's 'made' and 'when' alone"
        )
    text = read_word(value)
    try:
        return parse_date(text)
    except ValueError as error:
        likely = " or ".join(likely_dates(text))
        raise refuse(
            "bad-date",
            "{date} {why}; {advice}",
            date=repr(text[:60]),
            why=str(error),
            advice=f"did you mean {likely}?"
            if likely
            else "write 2021-06-27, 2021-06, 2021-06-27? or one of the other forms",
        ) from None


def _in_brackets(parts: list[object]) -> str:
    """A date that YAML took for a list, as it should have been written; an example if it was none."""
    text = f"[{','.join(map(str, parts))}]"
    with suppress(ValueError):
        parse_date(text)
        return f'"{text}"'
    return '"[2021-06-27..2021-06-28]"'


def read_time(value: object) -> Date:
    """A date, alone or with the document's words for the time."""
    if not isinstance(value, dict):
        return read_date(value)
    if set(value) != {"date", "words"}:
        raise refuse(
            "wrong-shape",
            "this is a date, or has two keys: {keys}",
            keys="{date: 2021-06-27, words: after dawn prayers}",
        )
    return replace(read_date(value["date"]), words=read_text(value["words"]))


def read_count(value: object) -> Count:
    """Return a count in one of the forms of `counts`."""
    text = read_word(value)
    try:
        return parse_count(text)
    except ValueError as error:
        raise refuse(
            "bad-count",
            "{count} {why}; write 4, 10-15, at least 5, about 30 …, and other wording under 'words'",
            count=repr(text[:60]),
            why=str(error),
        ) from None


def read_sum(value: object) -> str:
    """Return a sum as written, once it is one, on one line."""
    text = " ".join(read_word(value).split())
    try:
        parse_sum(text)
    except ValueError as error:
        raise refuse("bad-count", "{sum} {why}", sum=repr(text[:60]), why=str(error)) from None
    return text


def read_language(value: object) -> str:
    """A language tag (BCP 47) whose parts are all registered, like ``ar``, ``prs`` or ``zh-Hant``."""
    tag = read_word(value)
    if not is_registered(tag):
        likely = likely_tag(tag)
        advice = f" (did you mean '{likely}'?)" if likely else ", like ar, uk or zh-Hant"
        raise refuse("bad-language", "{tag} is not a language tag{advice}", tag=repr(tag[:40]), advice=advice)
    return tag


def read_point(value: object) -> tuple[float, float]:
    """Latitude and longitude in degrees (WGS 84), in the form of `points`."""
    try:
        return parse_point(value)
    except ValueError as error:
        raise refuse("bad-point", "{why}", why=str(error)) from None


def read_country(value: object) -> str:
    """Return the two letters of a country in ISO 3166-1."""
    word = read_word(value)
    if word in codes():
        return word
    meant = code_of_text(word)
    hint = f"; did you mean {meant}?" if meant in codes() else ", like SY"
    raise refuse(
        "bad-country",
        "{word} is not two capital letters of ISO 3166-1{hint}",
        word=repr(word[:40]),
        hint=hint,
    )


def read_measure(value: object) -> str:
    """Return what a figure measures, one plain word."""
    word = read_word(value)
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", word):
        raise refuse(
            "bad-measure",
            "{word} is not one plain word in small letters, like killed or air-strike",
            word=repr(word[:40]),
        )
    return word


def read_code(value: object) -> str:
    """Return the code of a warning, as it stands in brackets behind one. Whether there is such a warning is a rule's business."""
    word = read_word(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word):
        raise refuse("bad-code", "{word} is not the code of a warning, like point-far", word=repr(word[:40]))
    return word


def read_wikidata(value: object) -> str:
    """Return the id of a Wikidata item."""
    word = read_word(value)
    if not re.fullmatch(r"Q[1-9][0-9]*", word):
        raise refuse("bad-link", "{word} is not a Wikidata item, like Q796", word=repr(word[:40]))
    return word


def read_sha256(value: object) -> str:
    """Return a SHA-256 in hexadecimal."""
    word = read_word(value)
    if not re.fullmatch(r"[0-9a-f]{64}", word):
        raise refuse("bad-hash", "this is not a SHA-256: 64 characters from 0-9 and a-f")
    return word


def read_file_name(value: object) -> str:
    """Return the name of a file within a folder, never one outside."""
    word = read_word(value)
    if word.startswith(("/", "\\")) or ":" in word or ".." in re.split(r"[/\\]", word):
        raise refuse("bad-file", "name a file inside the archive folder, without '..' or a drive")
    return word


def read_format(value: object) -> int:
    """Return the number of the format that a record is written in, if this version reads it."""
    if not isinstance(value, str) or not re.fullmatch("[0-9]+", value):
        raise refuse("wrong-shape", "this must be a whole number: {reads}", reads=FORMAT)
    if value != str(FORMAT):
        raise refuse(
            "unknown-format",
            "this version of On Record reads format {reads}, not {format}; a newer one may",
            reads=FORMAT,
            format=value[:40],
        )
    return FORMAT


PROBLEMS = {
    "wrong-shape": "A value has another shape than its field: a list or a mapping where text belongs, or the other way round. "
    "Most often a text holds a colon or begins with a bracket and needs quotes or block style.",
    "cut-text": "In YAML, ` #` begins a comment, so an unquoted text ends before it. Put the text in quotes, or on the next "
    "line after `>-`.",
    "empty-text": "A text is empty or only spaces. Write it, or leave the key out: what is not known is left out.",
    "too-long": "A text has more than 50,000 characters, some twenty pages. A record says what was said, and where; what is "
    "longer is kept in the archive. A quote can be a list of parts.",
    "bad-contact": "A contact is a web address (https:// or http://), a mail address, with `mailto:` before it or not, or a "
    "telephone number behind `tel:`. Nothing else can be followed without harm. The host is in letters of one alphabet.",
    "bad-url": "A web address begins with https:// or http://, names a host, and holds no password, space, quotation mark, "
    "brace, bar or invisible character. Where such a character belongs to it, the line shows the address to write, with it "
    "percent-encoded. An apostrophe may stand.",
    "bad-date": "The value is none of the forms of a date. They are listed under Dates in the format. A form with brackets needs "
    "quotes, because YAML takes brackets for a list.",
    "bad-count": "The value is none of the forms of a count. They are listed under Counts in the format. Other wording of "
    "the document goes under `words`, where it stays words. Percentages, money and durations are not figures.",
    "bad-language": "A language is given by its tag (BCP 47): `ar`, `uk`, `prs`, `zh-Hant`. Every language, script and region of "
    "the IANA registry is known; `mul` stands for several languages, `und` for one that is not known, `zxx` for none.",
    "bad-point": "A point is `[latitude, longitude]` in decimal degrees, latitude first, with at most 8 decimals, which is a "
    "millimetre. South and west have a minus. Leave it out where you are not sure.",
    "bad-country": "A country is given by its two capital letters in ISO 3166-1, like `SY`; Kosovo by `XK`.",
    "bad-measure": "What a figure measures, and a label, is one plain word in small letters, like `killed` or `injured`; "
    "hyphens inside are fine.",
    "bad-code": "Under `accepted`, a warning is named by its code, which stands in brackets at the end of its line.",
    "bad-link": "A Wikidata item is a Q with a number.",
    "bad-hash": "A SHA-256 has 64 characters from 0 to 9 and a to f. `sha256sum FILE` prints it.",
    "unknown-format": "The record says that it is written in a format that this version of On Record does not read, so nothing "
    "else is said about it. Use a version that reads it; `onrecord --version` says which format one reads.",
    "bad-file": "The file of an archive is named from the archive folder down.",
}
"""Every code that this module gives, with how to mend it."""
