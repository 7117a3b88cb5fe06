"""Web addresses: how one is written without what no address may hold, and which ones lead to the same document."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlsplit

REFUSED = r'\s"<>\\^`{|}\x00-\x20\x7f-\xa0'
"""What no address may hold as it is (RFC 3986, 2; the WHATWG's URL Standard, 1.3), in a regular expression. An apostrophe may
stand."""

_REFUSED = re.compile(f"[{REFUSED}]")

_SAME_HOSTS = {"twitter.com": "x.com", "telegram.me": "t.me"}
_PREFIX = re.compile(r"^(?:www|m|mobile|amp)\.(?=.+\.)")
_POST_ON_X = re.compile(r"^/[^/]+(?:/web)?/status/([0-9]+)(?:/.*)?$")
_MARKS_OF_SHARING = re.compile(r"utm_.*|fbclid|gclid|igshid|igsh|mc_cid|mc_eid")
_OF_HOST = {"x.com": {"s", "t", "ref_src", "ref_url", "lang"}, "t.me": {"single", "embed"}}
"""Keys of a query that say how an address was come by or is shown: everywhere, and of single hosts."""


def encoded(url: str) -> str:
    """An address with what it may not hold percent-encoded."""
    return _REFUSED.sub(lambda found: quote(found[0]), url)


def in_punycode(url: str) -> str:
    """The host of an address, or of a mail address behind ``mailto:``, as a browser asks for it, in ASCII; empty if it is
    written so.

    Its form is that of the registries (RFC 3492, UTS #46 without transition), by which no two hosts look alike."""
    if url.isascii() and not url.startswith("mailto:"):
        return ""
    mail = url.partition("?")[0].rpartition("@")[2] if url.startswith("mailto:") else ""
    host = unquote(mail) or urlsplit(url).hostname or ""
    if host.isascii():
        return ""
    labels = unicodedata.normalize("NFKC", host).lower().replace("\u3002", ".").split(".")
    return ".".join(each if each.isascii() else f"xn--{each.encode('punycode').decode()}" for each in labels)


def comparable(url: str) -> str:
    """What two addresses of one document have in common: without scheme, ``www.``, final slash, fragment, and marks of sharing.

    A fragment that begins with ``!`` or ``/`` names the document in pages that scripts build, and counts."""
    parts = urlsplit(url)
    host = _PREFIX.sub("", parts.hostname or "")
    host = _SAME_HOSTS.get(host, host)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = parts.path.rstrip("/")
    if host == "x.com":
        path = _POST_ON_X.sub(r"/status/\1", path)
    if host == "t.me":
        path = path.removeprefix("/s/") if path.startswith("/s/") else path.removeprefix("/")
    passed_over = _OF_HOST.get(host, set())
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = [pair for pair in pairs if pair[0] not in passed_over and not _MARKS_OF_SHARING.fullmatch(pair[0])]
    route = parts.fragment.partition(":~:")[0] if parts.fragment.startswith(("!", "/")) else ""
    return repr((host + port, unquote(path), query, unquote(route)))
