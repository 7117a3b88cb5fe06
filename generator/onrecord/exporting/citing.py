"""What stands at the end of a page, so that it can be cited: its address, citations, and what it holds as linked data."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.exporting import citations, linked_data
from onrecord.exporting.citations import Citation, Field
from onrecord.exporting.claims_on_pages import claims_on, day_of_change
from onrecord.exporting.picturing import frame_line
from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.languages import spoken
from onrecord.speaking.linking import Home, LinkStyle, Ref, way_to_top
from onrecord.speaking.words import Name, Words, plain
from onrecord.telling.page import Content, Key, PageKind
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

CITED = frozenset({"sources", "locations", "events", "comparisons", "documents"})
"""The kinds of page that can be cited by a reader of the record, and hence say how."""

FULL = "full"
"""What a page with claims in full, apart from its document, is called in its key."""


@dataclass(frozen=True, slots=True)
class Cited:
    """How a page is cited. ``coins``: what programs read. ``whole``: the page that has the forms, where this one does not, since
    it is one of very many; or else the forms. ``frame``: the line of HTML that shows a comparison within another page, if
    there is one."""

    title: Words
    record: Name
    editor: Name | None
    page: Ref
    address: Name
    entry: str
    key: str
    coins: str
    changed: str
    whole: Ref | None
    bibtex: list[Field]
    ris: list[Field]
    csl: list[Field]
    frame: Name | None


@dataclass(frozen=True, slots=True)
class CitingContent(Content):
    """The end of a page. ``linked``: the claims in full that stand on it, as JSON-LD; empty if there are none."""

    template: ClassVar[str] = "citing.md.jinja"
    cited: Cited
    linked: str


def citing(view: View, kind: PageKind, key: Key, home: Home, links: LinkStyle) -> CitingContent | None:
    """The end of a page; None if it is none that is cited: a further page of a list is cited as that which it belongs to."""
    if kind.name not in CITED or not key.of or key.part not in ("", FULL):
        return None
    about, claims = view.record.about, claims_on(view, kind, key)
    page = Ref(words.together(key.path), key.path)
    cited = Citation(
        key="-".join([*key.path.removesuffix(".md").split("/")]),
        title=plain(key.title),
        record=about.title,
        editor=about.editor or "",
        address=home.of(key.path, links),
        language=spoken().language,
    )
    is_part = bool(key.part)
    shown = Cited(
        title=key.title,
        record=Name(about.title),
        editor=words.own(about.editor),
        page=page,
        address=Name(cited.address, "zxx"),
        entry=citations.ENTRY,
        key=cited.key,
        coins=citations.coins(cited),
        changed=day_of_change(view, claims),
        whole=ref_to(view, *key.of) if is_part else None,
        bibtex=[] if is_part else citations.bibtex(cited),
        ris=[] if is_part else citations.ris(cited),
        csl=[] if is_part else citations.csl(cited),
        frame=Name(frame, "zxx") if (frame := frame_line(view, kind, key, home, links)) else None,
    )
    linked = _linked(view, key, claims, home, links) if kind.name == "documents" else ""
    return CitingContent(shown, linked)


def _linked(view: View, key: Key, claims: list[Claim], home: Home, links: LinkStyle) -> str:
    """The claims that stand in full on a page of a document; none where that has pages for them apart."""
    standing = [claim for claim in claims if view.addresses.of_claim(claim) == key.path]
    if not standing:
        return ""
    top = home.url or way_to_top(key.path, links)
    return linked_data.of_claims(view.record, standing, top, home.style(links))
