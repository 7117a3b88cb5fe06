"""All that a record has on an event in one file of HTML that needs no other, to be handed over: its counts compared, each claim
in full and each document with a number and a digest, the paths, how it was done, and at the end a list of all that has a
number."""

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from onrecord.checking.comparing.whole import Comparison
from onrecord.exporting.claims_on_pages import day_of_change
from onrecord.exporting.picturing import with_origin
from onrecord.record.claims import Claim
from onrecord.record.model import Document
from onrecord.speaking import words
from onrecord.speaking.alone import standing_alone
from onrecord.speaking.escaping import to_html
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.linking import Home, LinkStyle, Ref, site_address
from onrecord.speaking.markdown import TOP, Templates
from onrecord.speaking.words import Name, Words, plain
from onrecord.telling import count_pictures
from onrecord.telling.addresses import page_of
from onrecord.telling.compared import RULE, question_of
from onrecord.telling.count_summaries import lead, summary
from onrecord.telling.count_tables import tables
from onrecord.telling.described import document_facts, document_reference, event_facts
from onrecord.telling.full_claims import FullClaim, full
from onrecord.telling.paths import paths
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

HERE = "dossier"
"""Stands for the dossier itself in links."""

METHOD = (
    RULE,
    message("The steps are those that the documents tell of; there may have been others."),
    message("A quote that was found in the archived text stands there; whether it is true is another question."),
    message(
        "The digest of a claim is the SHA-256 of all that it says, written as RFC 8785 has it. Those of a document are of the "
        "files that we read. What has another digest is not what is numbered here."
    ),
)
"""How it was done, a paragraph each."""

_LINK = re.compile(rf'<a href="{TOP}([^"#]*)(?:#([^"]*))?"[^>]*>(.*?)</a>', re.DOTALL)

_STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); font: 9pt sans-serif; } }
body { font: 11pt/1.45 "Noto Sans", "Noto Sans Arabic", Helvetica, Arial, sans-serif; color: #1b2226; background: #fff;
  max-width: 45rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7em; line-height: 1.2; }
h2 { font-size: 1.3em; margin-top: 2em; border-bottom: 1px solid #d9d6cd; break-after: avoid; }
h3 { font-size: 1.05em; margin: 1.6em 0 0.4em; break-after: avoid; }
p, dd, td { overflow-wrap: anywhere; }
.contents, .or-paths ul, .or-dots-key { list-style: none; padding: 0; }
.or-claim, .or-entry { border-inline-start: 3px solid #d9d6cd; padding-inline-start: 0.9em; }
.or-facts > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0.8em; }
.or-facts dd, .or-what dd { margin: 0; }
.or-what { margin: 0; min-width: 7rem; }
dt, .or-ours, .or-why { color: #545c61; }
blockquote { margin: 0.6em 0; padding-inline-start: 0.8em; border-inline-start: 2px solid #a33d1a; }
table { width: 100%; border-collapse: collapse; font-size: 0.9em; }
th, td { text-align: start; vertical-align: top; border-top: 1px solid #d9d6cd; padding: 0.4em 0.4em 0.4em 0; }
td p { margin: 0 0 0.3em; }
tr, img { break-inside: avoid; }
code { font-size: 0.8em; word-break: break-all; }
img { width: 100%; max-width: 36rem; }
a { color: #14527d; }
@media print { body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
"""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What has a number: where it stands in the dossier, by its id, and its digests."""

    number: str
    ref: Ref
    digests: list[Name]


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part of the dossier under a heading, and what stands below that as finished HTML."""

    anchor: str
    title: Words
    paragraphs: Sequence[Words]
    html: str


@dataclass(frozen=True)
class Dossier:
    """The dossier of an event. ``home``: where the pages of the record lie on the web, if that is known."""

    view: View
    event: str
    home: Home

    @cached_property
    def claims(self) -> list[Claim]:
        """Every claim that speaks of the event, those that were withdrawn as well, in the order of their documents."""
        every = self.view.record.claims.values()
        mine = [claim for claim in every if self.event in map(str, claim.event or ())]
        order = {document: number for number, document in enumerate(self.view.record.documents)}
        return sorted(mine, key=lambda claim: order[claim.document])

    @cached_property
    def documents(self) -> list[Document]:
        """The documents that these were read in, and those that they rest on."""
        read = [claim.document for claim in self.claims]
        rested_on = [str(basis.document) for claim in self.claims for basis in claim.basis if basis.document]
        return [self.view.record.documents[each] for each in dict.fromkeys([*read, *rested_on])]

    @cached_property
    def in_full(self) -> list[FullClaim]:
        """These claims as they are shown."""
        return [full(self.view, claim) for claim in self.claims]

    def html(self) -> str:
        """The whole of it, as a file."""
        templates = Templates(LinkStyle.FOLDERS, self.view.record.about.language, self.home)
        parts = list(self._parts(templates))
        about = self.view.record.about
        front = templates.standalone(
            "dossier-front.html.jinja",
            title=self.view.labels["events", self.event],
            record=Name(about.title),
            editor=words.own(about.editor),
            licence=words.own(about.licence),
            changed=day_of_change(self.view, self.claims),
            page=Ref(words.together(HERE), page_of("events", self.event)),
            contents=[Ref(words.together(part.title), HERE, part.anchor) for part in parts],
        )
        sections = [
            templates.standalone(
                "dossier-part.html.jinja", anchor=part.anchor, title=part.title, paragraphs=part.paragraphs
            )
            + "\n"
            + part.html
            for part in parts
        ]
        body = self._led("\n".join([front, *sections])).replace(
            '<details class="or-proof"', '<details open class="or-proof"'
        )
        title = words.translate("Dossier: %(event)s", event=plain(self.view.labels["events", self.event]))
        allowed = base64.b64encode(sha256(_STYLE.encode()).digest()).decode()
        head = ['<meta name="referrer" content="no-referrer">', f"<style>{_STYLE}</style>"]
        policy = f"; img-src data:; style-src 'sha256-{allowed}'"
        return standing_alone(title, spoken().language, body, policy, head)

    def _parts(self, templates: Templates) -> Iterator[DossierPart]:
        view, claims = self.view, self.claims
        event = view.record.events[self.event]
        facts = templates.standalone("facts.html.jinja", facts=event_facts(view, event))
        yield DossierPart("event", words.translate("The event, as we record it"), [], facts)
        for number, comparison in enumerate(view.comparisons[self.event], 1):
            yield self._compared(templates, comparison, number)
        yield DossierPart("claims", words.translate("Claims"), [], "\n".join(self._claims(templates)))
        yield DossierPart("documents", words.translate("Documents"), [], "\n".join(self._documents(templates)))
        if standing := [claim for claim in claims if not claim.withdrawn]:
            reached = paths(view, standing)
            html = templates.standalone("paths.html.jinja", paths=reached.listed)
            yield DossierPart("paths", words.translate("How it reached us"), [reached.summary], html)
        method = [words.translate(each) for each in METHOD]
        yield DossierPart("method", words.translate("How it was done"), method, "")
        listed = templates.standalone("dossier-manifest.html.jinja", exhibits=[*self._exhibits()])
        yield DossierPart("manifest", words.translate("List of all that has a number"), [], listed)

    def _compared(self, templates: Templates, comparison: Comparison, number: int) -> DossierPart:
        """A comparison: what is known, drawn as its pictures, and its tables."""
        pieces = [self._picture(comparison, name) for name in count_pictures.drawn(comparison)]
        for table in tables(self.view, comparison):
            pieces.append(
                templates.standalone(
                    "dossier-table.html.jinja",
                    anchor=f"{number}{table.anchor}",
                    title=table.heading,
                    explanation=table.explanation,
                )
            )
            pieces.append(
                templates.standalone(
                    "comparison.html.jinja", rows=table.rows, read_in=table.read_in, has_days=table.has_days
                )
            )
            if table.told:
                pieces.append(templates.standalone("dossier-told.html.jinja", pairs=table.told))
        said = [each for each in (lead(comparison), summary(self.view, comparison)) if each]
        return DossierPart(f"comparison-{number}", question_of(comparison), said, "\n".join(pieces))

    def _picture(self, comparison: Comparison, name: str) -> str:
        drawn = count_pictures.picture(self.view, comparison, name)
        svg = with_origin(drawn, [self.home.of(page_of("events", self.event), LinkStyle.FOLDERS)]).svg
        described = to_html(drawn.drawing.description)
        return (
            f'<p><img src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}" alt="{described}"></p>'
        )

    def _claims(self, templates: Templates) -> Iterator[str]:
        for number, (claim, shown) in enumerate(zip(self.claims, self.in_full, strict=True), 1):
            yield templates.standalone(
                "dossier-entry.html.jinja", anchor=f"claim-{claim.id}", number=f"C{number}", title=shown.heading
            )
            yield templates.standalone("claim.html.jinja", claim=shown)

    def _documents(self, templates: Templates) -> Iterator[str]:
        for number, document in enumerate(self.documents, 1):
            title = self.view.labels["documents", document.id]
            facts = [*document_facts(self.view, document), *document_reference(self.view, document)]
            yield templates.standalone(
                "dossier-entry.html.jinja", anchor=f"document-{document.id}", number=f"D{number}", title=title
            )
            yield templates.standalone("facts.html.jinja", facts=facts)

    def _exhibits(self) -> Iterator[Exhibit]:
        for number, (claim, shown) in enumerate(zip(self.claims, self.in_full, strict=True), 1):
            digest = Name(shown.digest.full, "zxx")
            yield Exhibit(f"C{number}", Ref(Name(claim.id, "zxx"), HERE, f"claim-{claim.id}"), [digest])
        for number, document in enumerate(self.documents, 1):
            hashes = [Name(each.sha256, "zxx") for each in document.archive]
            yield Exhibit(f"D{number}", Ref(Name(document.id, "zxx"), HERE, f"document-{document.id}"), hashes)

    def _led(self, body: str) -> str:
        """The dossier with each link to what stands in it leading there, and others to the site, if it is known where that is."""
        claims = {claim.id for claim in self.claims}
        pages = {each.id: ref_to(self.view, "documents", each.id).path for each in self.documents}
        documents = {site_address(path, LinkStyle.FOLDERS): each for each, path in pages.items()}
        return _LINK.sub(lambda found: self._link(found, claims, documents), body)

    def _link(self, found: re.Match[str], claims: set[str], documents: Mapping[str, str]) -> str:
        path, anchor, text = found[1], found[2] or "", found[3]
        if path == HERE:
            return f'<a href="#{anchor}">{text}</a>'
        if anchor in claims:
            return f'<a href="#claim-{anchor}">{text}</a>'
        if path in documents and not anchor:
            return f'<a href="#document-{documents[path]}">{text}</a>'
        return (
            f'<a href="{to_html(self.home.url)}{path}{f"#{anchor}" if anchor else ""}">{text}</a>'
            if self.home.url
            else text
        )


def dossier(view: View, event: str, home: Home) -> str:
    """The dossier of an event of the record, in the language that is spoken."""
    return Dossier(view, event, home).html()
