"""The foot of every page: who answers for the record, its terms, its data, and where to report an error on this very page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord.record.model import About
from onrecord.speaking import words
from onrecord.speaking.languages import speaking
from onrecord.speaking.linking import Home, LinkStyle
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name
from onrecord.telling.data import WHOLE

_AS_IT_IS = "/:"
"""What stays as it is within an address that another one carries."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of every page says. ``language``: of the interface, by its tag. ``under``: the folder of the site that the
    record lies in, with a slash at its end; empty for the top."""

    about: About
    language: str
    under: str = ""

    def html(self, address: str, top: str) -> str:
        """The foot of the page at an address, as far as it is known. ``top``: the way from the page to the top of the site."""
        with speaking(self.language):
            return Templates(own=self.about.language).standalone(
                "foot.html.jinja",
                editor=words.own(self.about.editor),
                licence=words.own(self.about.licence),
                report=report(self.about.contact, address) if self.about.contact else "",
                record=Name(self.about.title),
                data=f"{top}{self.under}{WHOLE}.json",
            )


def report(contact: str, address: str) -> str:
    """Where to report an error on a page: the contact of a record, told the page's address. A mail begins with it, and asks for
    the claim; a form gets it as ``page``."""
    if "@" in contact and not contact.startswith(("https://", "http://")):
        subject = quote(words.translate("An error on the page %(address)s", address=""), safe="")
        body = quote(words.translate("Page: %(address)s", address=""), safe="")
        claim = quote(words.translate("Claim, if it is about one:"), safe="")
        told = quote(address, safe=_AS_IT_IS)
        mail = contact.removeprefix("mailto:")
        return f"mailto:{quote(mail, safe='@+')}?subject={subject}{told}&body={body}{told}%0A{claim}%20%0A%0A"
    parts = urlsplit(contact)
    if parts.scheme not in ("https", "http"):
        return ""
    page = f"page={quote(address, safe=_AS_IT_IS)}"
    return urlunsplit(parts._replace(query=f"{parts.query}&{page}" if parts.query else page))


def at_the_foot(foot: Foot, home: Home, links: LinkStyle) -> Callable[[Any, str], str]:
    """What a theme calls for the foot of a page, with MkDocs' page, or None for one that is none, and the way to the top of the
    site. ``home``: where the site lies on the web; ``links``: how its pages are addressed here."""

    def made(page: Any, top: str) -> str:
        return foot.html(home.of(page.file.src_uri, links) if page else "", f"{top.rstrip('/')}/")

    return made
