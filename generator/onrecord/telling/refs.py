"""Names that lead to where what they name stands; and how documents are counted, which is how independence is."""

from collections.abc import Iterable

from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.references import entry_key
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import SPEAKERS
from onrecord.speaking.words import Name, Phrase
from onrecord.telling.addresses import page_of
from onrecord.telling.keeping import CLAIMS_KEPT, kept
from onrecord.telling.view import View


def ref_to(view: View, name: str, identifier: str) -> Ref:
    """An entry's name that leads to its page, or to the claim that it is told of with; of nobody, words that lead nowhere."""
    if identifier in NOBODY:
        return Ref(words.phrase(SPEAKERS[identifier]))
    own, claim = view.labels[name, identifier], view.addresses.only_claim(name, identifier)
    if claim:
        return claim_ref(view, claim, own)
    return Ref(own, page_of(name, identifier) if view.addresses.has_page(name, identifier) else "")


@kept(lambda claim: entry_key("claims", claim.id), CLAIMS_KEPT, carried=True)
def speakers_of(view: View, claim: Claim) -> Phrase:
    """Who speaks in a claim, by name: a, b and c."""
    return words.all_of([ref_to(view, "sources", source).name for source in claim.source])


def claim_ref(view: View, claim: Claim, name: Name | Phrase) -> Ref:
    """Words that lead to where a claim stands in full."""
    return Ref(name, view.addresses.of_claim(claim), claim.id)


def documents_in_words(view: View, documents: Iterable[str]) -> str:
    """`2 documents of one publisher`: independence is counted in these, never in claims. A publisher not recorded is said to
    be."""
    listed = [view.record.documents[document].publisher for document in documents]
    known = [publisher for publisher in listed if publisher]
    unknown = len(listed) - len(known)
    number = words.counted("one document", "%(number)s documents", len(listed))
    publishers = words.counted("one publisher", "%(number)s publishers", len(set(known)))
    if not unknown:
        return words.translate("%(documents)s of %(publishers)s", documents=number, publishers=publishers)
    if not known:
        forms = messages(
            "one document whose publisher is not recorded", "%(number)s documents whose publishers are not recorded"
        )
        return words.counted(*forms, unknown)
    parts = [
        words.counted("one of %(publishers)s", "%(number)s of %(publishers)s", len(known), publishers=publishers),
        words.counted("one of a publisher not recorded", "%(number)s of publishers not recorded", unknown),
    ]
    return words.translate("%(documents)s (%(parts)s)", documents=number, parts=words.listed(parts))
