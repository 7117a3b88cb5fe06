"""What the record says of an event or a document: on its page, or with its only claim."""

from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.record.model import Document, Event
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import FORMS
from onrecord.speaking.words import Name, Words
from onrecord.telling import facts
from onrecord.telling.catalogues import is_read
from onrecord.telling.labelled import each_of, ref_to_label
from onrecord.telling.naming import is_title_ours
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import place_shown
from onrecord.telling.view import View

TOLD_AS = {
    "events": message("The event it speaks of, as we record it:"),
    "documents": message("The document named as a basis, as we record it:"),
}
"""What is said before the name of an entry that is told of with a claim: what it is to the claim, and that the words are ours."""


@dataclass(frozen=True, slots=True)
class EntryTold:
    """An entry that is told of with its only claim. ``lead``: what it is to the claim, and whose words these are."""

    lead: str
    name: Words
    opening: facts.Opening


def told_with(view: View, claim: Claim) -> list[EntryTold]:
    """The entries that are told of with a claim, each with all that its page would say of it."""
    return [
        EntryTold(words.translate(TOLD_AS[name]), view.labels[name, identifier], _everything(view, name, identifier))
        for name, identifier in view.addresses.told_with(claim)
    ]


def _everything(view: View, name: str, identifier: str) -> facts.Opening:
    if name == "events":
        event = view.record.events[identifier]
        return facts.opening(view, event, [*event_facts(view, event), *event_reference(view, event)])
    document = view.record.documents[identifier]
    return facts.opening(view, document, [*document_facts(view, document), *document_reference(view, document)])


def event_facts(view: View, event: Event) -> list[facts.Fact]:
    """When and where an event was, by the record."""
    return [
        *facts.text(
            "When (our date)", words.date_in_words(event.when) if event.when else words.translate("not recorded")
        ),
        *facts.places("Where (our places)", [place_shown(view, use) for use in event.locations]),
    ]


def event_reference(view: View, event: Event) -> list[facts.Fact]:
    """What else the record has of an event, for reference. A label leads to its page, which there is if a claim stands."""
    refs = [ref_to_label(label) for label in each_of(event.labels)]
    if event.id not in view.lookups.claims_of_event:
        refs = [Ref(ref.name) for ref in refs]
    return [*facts.refs("Labels", refs), *facts.links(event.links)]


def document_facts(view: View, document: Document) -> list[facts.Fact]:
    """Who brought a document out, when, and where it stands."""
    language = view.record.language_shown(document.language)
    ours = words.translate("it stands in brackets because it is ours: we have no title of the document's own")
    return [
        *facts.text("Title", ours if is_title_ours(document) else None, is_ours=True),
        *facts.refs("Publisher", [ref_to(view, "sources", document.publisher)] if document.publisher else []),
        *facts.text("Author", Name(document.author, language) if document.author else None),
        *facts.text(
            "Published",
            words.date_in_words(document.published) if document.published else words.translate("not recorded"),
        ),
        *facts.text("Read by us", words.date_in_words(document.retrieved) if document.retrieved else None),
        *facts.refs("Answers", [ref_to(view, "documents", other) for other in document.answers]),
        *facts.refs(
            "Answered in", [ref_to(view, "documents", each.id) for each in view.lookups.replies_to.get(document.id, ())]
        ),
        *facts.url("Address", document.url),
        *facts.url("Archived at", document.archived_url),
    ]


def document_reference(view: View, document: Document) -> list[facts.Fact]:
    """What else the record has of a document, for reference. That it is a text is only told of one that was read: nobody looked
    at others."""
    has_form = is_read(view, document) or document.form is not DocumentForm.TEXT
    hashes = [archive.sha256 for archive in document.archive]
    one = words.translate("SHA-256 of the file we read")
    return [
        *facts.text("Language", words.language_name(document.language) if document.language else None),
        *facts.text("Form", words.translate(FORMS[document.form]) if has_form else None),
        *facts.text("Terms", words.own(document.licence)),
        *(
            [facts.Fact(one if len(hashes) == 1 else words.translate("SHA-256 of the files we read"), hashes)]
            if hashes
            else []
        ),
        *facts.changes(view, document),
    ]
