"""What is looked for in the texts of a site: names, addresses of people, keys, and paths of machines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from onrecord.auditing.finding import Leak, LeakFound
from onrecord.writing.sought import NamesSought

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")
NO_ONES = re.compile(r"(^|[@.])(example\.(com|net|org)|[\w-]+\.(example|invalid|test|localhost))$", re.IGNORECASE)
"""Hosts that nobody can have (RFC 2606)."""

PHONE = re.compile(
    r"(?<![\w+.])(?:\+|00)[1-9][0-9]{0,2}(?:[ ./()-]{0,3}[0-9]){6,14}(?![\w-])|\btel:\+?[0-9][0-9().-]{5,}"
)
ACCOUNT = re.compile(
    r"\b(?:https?://)?(?:www\.|m\.|mobile\.)?"
    r"(?:t\.me|telegram\.me|x\.com|twitter\.com|facebook\.com|instagram\.com|tiktok\.com|vk\.com|wa\.me|threads\.net"
    r"|signal\.me)/[@\w.#/-]{2,80}",
    re.IGNORECASE,
)
AT_SERVICES = re.compile(r"(?<![\w/@.])@[A-Za-z_]\w{3,30}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")
SHARING = re.compile(r"/(?:share|sharer|intent)\b", re.IGNORECASE)
"""Addresses at such services that are nobody's."""

TOKEN = re.compile(
    r"https?://[^\s\"'<>/]{1,200}:[^\s\"'<>/@]{1,200}@[^\s\"'<>]{1,300}"
    r"|[?&;](?:access_?token|token|auth|api_?key|apikey|key|sig|signature|password|passwd|pwd|secret|sas|x-amz-signature"
    r"|x-goog-signature|x-amz-credential)=[^\s\"'<>&]{4,}",
    re.IGNORECASE,
)
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bgithub_pat_\w{22,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bsk-[A-Za-z0-9_-]{20,}|\bAIza[0-9A-Za-z_-]{35}\b"
    r"|\bAGE-SECRET-KEY-1[0-9A-Z]{50,}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"
)
PATH = re.compile(
    r"\bfile:///?[^\s\"'<>]{2,}|(?<![\w.:/])/(?:home|Users|root|mnt|media|Volumes)/[\w.-]+[^\s\"'<>]*"
    r"|\b[A-Za-z]:\\(?:Users|Documents and Settings|home)\\[^\s\"'<>]+|(?<![\\\w])\\\\[\w.-]+\\[\w$.-]+"
)


LONGEST = 120
"""Characters on each side of the end of a line in which a name is sought that goes on in the next."""

SHOWN_OF_A_KEY = 8
"""Characters of a key that a finding shows, since it may stand in a log that others read."""


@dataclass(frozen=True)
class Allowed:
    """What may stand in a site though it looks like what is sought: what the record itself gives as an address, in lower case."""

    contact: str = ""
    addresses: frozenset[str] = frozenset()

    def has_mail(self, mail: str) -> bool:
        """Whether a mail address is the record's own, or nobody's."""
        return mail.lower() in self.contact.lower() or bool(NO_ONES.search(mail))

    def has_account(self, account: str) -> bool:
        """Whether an account's address is that of a document or source of the record."""
        wanted = _bare(account)
        return bool(SHARING.search(account)) or any(wanted in _bare(each) for each in self.addresses)


def _bare(address: str) -> str:
    return re.sub(r"^(https?://)?(www\.|m\.|mobile\.)?", "", address.lower()).rstrip("/.")


def in_text(path: str, text: str, names: NamesSought, allowed: Allowed) -> Iterator[LeakFound]:
    """What is found in a file of a site: pages, data, the search. ``path``: from the top of the site; it is read as well."""
    for name in names.within(unquote(path)):
        yield LeakFound(path, 0, Leak.NAME, f"the name of the file says {names.told(name)}")
    if names.names:
        for number, line in enumerate(_spoken(text).split("\n"), 1):
            yield from (
                LeakFound(path, number, Leak.NAME, f"it says {names.told(name)}") for name in names.within(line)
            )
        for number, name in _across_lines(text, names):
            yield LeakFound(path, number, Leak.NAME, f"it says {names.told(name)}")
    for number, raw in enumerate(text.split("\n"), 1):
        for line in {unescape(raw), unquote(unescape(raw))}:
            for leak, what in _in_line(line, allowed):
                yield LeakFound(path, number, leak, f"{what[:SHOWN_OF_A_KEY]}…" if leak is Leak.SECRET else what)


_TAG = re.compile(r"</?(?:a|b|bdi|em|i|mark|span|strong|small|wbr|q|cite|abbr|code)\b[^>]*>", re.IGNORECASE)


def _spoken(text: str) -> str:
    """A text with names whole in it: as it stands, and without the tags that stand within a sentence, line by line."""
    without = (f"{line}\n{_TAG.sub('', line)}" if "<" in line else line for line in text.split("\n"))
    return "\n".join(unquote(unescape(line)).replace("\n", " \u0000 ") for line in without)


def _across_lines(text: str, names: NamesSought) -> Iterator[tuple[int, str]]:
    """The names that begin in one line and go on in the next, with the number of the first."""
    lines = [unquote(unescape(_TAG.sub("", line))) for line in text.split("\n")]
    for number, (one, other) in enumerate(pairwise(lines), 1):
        end, begin = one[-LONGEST:], other[:LONGEST]
        if together := [*names.within(f"{end} {begin}")]:
            alone = {name for line in (end, begin) for name in names.within(line)}
            yield from ((number, name) for name in together if name not in alone)


def _in_line(line: str, allowed: Allowed) -> Iterator[tuple[Leak, str]]:
    if "@" in line:
        yield from ((Leak.ACCOUNT, each[0]) for each in AT_SERVICES.finditer(line))
        rest = AT_SERVICES.sub(" ", line)
        yield from ((Leak.MAIL, each[0]) for each in MAIL.finditer(rest) if not allowed.has_mail(each[0]))
    yield from ((leak, each[0]) for leak, pattern in _PLAIN for each in pattern.finditer(line))
    yield from ((Leak.ACCOUNT, each[0]) for each in ACCOUNT.finditer(line) if not allowed.has_account(each[0]))


_PLAIN: tuple[tuple[Leak, re.Pattern[str]], ...] = (
    (Leak.PHONE, PHONE),
    (Leak.TOKEN, TOKEN),
    (Leak.SECRET, SECRET),
    (Leak.PATH, PATH),
)
