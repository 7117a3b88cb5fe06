"""How each value of an enumeration is worded, wherever a page or a list has it."""

from onrecord.checking.comparing.given import LeftOut
from onrecord.checking.comparing.verdicts import Verdict
from onrecord.checking.comparing.voices import Voice
from onrecord.checking.comparing.whole import ComparisonState
from onrecord.checking.coverage import Gap
from onrecord.proving.extracting import FileKind
from onrecord.proving.passages import QuoteState
from onrecord.record.ids import UNATTRIBUTED, UNNAMED
from onrecord.record.times import TimeBasis
from onrecord.record.vocabulary import DocumentForm, Identity, LocationKind, Precision, SourceKind, Stance
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages

KINDS: dict[SourceKind | LocationKind, str] = {
    SourceKind.PERSON: message("person"),
    SourceKind.PEOPLE: message("people"),
    SourceKind.ORGANISATION: message("organisation"),
    SourceKind.GOVERNMENT: message("government"),
    SourceKind.MILITARY: message("military"),
    SourceKind.ARMED_GROUP: message("armed group"),
    SourceKind.MEDIA: message("media"),
    SourceKind.MONITOR: message("monitor"),
    SourceKind.DATA_SET: message("data set"),
    LocationKind.COUNTRY: message("country"),
    LocationKind.REGION: message("region"),
    LocationKind.PROVINCE: message("province"),
    LocationKind.DISTRICT: message("district"),
    LocationKind.CITY: message("city"),
    LocationKind.TOWN: message("town"),
    LocationKind.VILLAGE: message("village"),
    LocationKind.QUARTER: message("quarter"),
    LocationKind.STREET: message("street"),
    LocationKind.SITE: message("site"),
    LocationKind.CROSSING: message("crossing"),
    LocationKind.BASE: message("base"),
    LocationKind.BORDER: message("border"),
    LocationKind.AREA: message("area"),
    LocationKind.CAMP: message("camp"),
    LocationKind.SEA: message("sea"),
}
"""How each kind is worded."""

GAPS = {
    Gap.NO_QUOTE: message("Claims without a quote"),
    Gap.NOT_PROVED: message("Quotes not looked up in an archived text"),
    Gap.NO_ARCHIVE: message("Documents without an archived text"),
    Gap.NO_POSITION: message("Places without a position"),
    Gap.ONE_DOCUMENT: message("Sources heard through one document only"),
}
"""What each kind of gap is called, as a heading over the entries."""

KINDS_OF_SOURCES = {
    SourceKind.PERSON: message("Persons"),
    SourceKind.PEOPLE: message("Groups of people"),
    SourceKind.ORGANISATION: message("Organisations"),
    SourceKind.GOVERNMENT: message("Governments and their bodies"),
    SourceKind.MILITARY: message("Militaries"),
    SourceKind.ARMED_GROUP: message("Armed groups"),
    SourceKind.MEDIA: message("Media"),
    SourceKind.MONITOR: message("Monitors"),
    SourceKind.DATA_SET: message("Data sets"),
}
"""The heading over the sources of each kind."""

COMPARISONS = {
    ComparisonState.APART: message("Counts of the same that lie apart"),
    ComparisonState.SEVERAL: message("Several counts, not all known to be of the same"),
    ComparisonState.LATER: message("The same, counted at several times"),
    ComparisonState.ALIKE: message("Counts of the same that do not lie apart"),
    ComparisonState.ONE: message("With one count alone"),
    ComparisonState.NO_WHOLE: message("No count that is compared is for the whole of the event"),
}
"""What comparisons come to. Only the first of them is not settled."""

QUESTIONS = {
    "killed": message("How many were killed?"),
    "injured": message("How many were injured?"),
    "wounded": message("How many were wounded?"),
    "missing": message("How many were missing?"),
    "displaced": message("How many were displaced?"),
    "detained": message("How many were detained?"),
    "arrested": message("How many were arrested?"),
    "abducted": message("How many were abducted?"),
    "destroyed": message("How many were destroyed?"),
    "damaged": message("How many were damaged?"),
    "targeted": message("How many were targeted?"),
}
"""What counts of a measure answer, for those that many records have."""

STANCES = {
    Stance.SUPPOSES: message("believes or suspects"),
    Stance.DENIES: message("a denial"),
    Stance.INTENDS: message("announces or vows"),
    Stance.COMMENTS: message("comments or judges"),
    Stance.DOES_NOT_KNOW: message("does not know"),
    Stance.DECLINES: message("declines to say"),
}
"""How a stance that is not a plain assertion is worded."""

PLACES = {
    "at": message("%(place)s"),
    "near": message("near %(place)s"),
    "from": message("from %(place)s"),
    "to": message("to %(place)s"),
    "except": message("except %(place)s"),
}
"""How a place is worded, by its relation."""

PRECISIONS = {
    Precision.EXACT: message("the exact place"),
    Precision.NEAR: message("near the exact place"),
    Precision.DISTRICT: message("known to the district"),
    Precision.REGION: message("known to the region"),
    Precision.VAGUE: message("only vaguely known"),
    Precision.COUNTRY: message("known to the country"),
}
"""How a precision is worded."""

PARTS_SAID = {
    "actor": message("Said to have done it"),
    "target": message("Said to be its target"),
    "victim": message("Said to be its victim"),
    "subject": message("Is about"),
}
"""How those a claim speaks of are worded."""

PARTS_NAMED = {
    "actor": message("Named as actor"),
    "target": message("Named as target"),
    "victim": message("Named as victim"),
    "subject": PARTS_SAID["subject"],
}
"""How they are worded where the claim does not say so: it denies something, or says that it is not known or not told."""

NOT_SAYING = (Stance.DENIES, Stance.DOES_NOT_KNOW, Stance.DECLINES)
"""The stances that do not say of anybody that it was so."""

RELATIONS = {
    "repeats": (message("Repeats"), message("Repeated by")),
    "revises": (message("Revises"), message("Revised by")),
    "supports": (message("Given as a reason for"), message("Reason given")),
    "disputes": (message("Disputes"), message("Disputed by")),
    "answers": (message("Answers"), message("Answered by")),
}
"""How a relation is worded from the claim that has it, and from the one it is to."""

IDENTITIES = {
    Identity.PUBLIC: "",
    Identity.UNNAMED: message("not named"),
    Identity.WITHHELD: message("asked not to be named"),
}
"""How a source's identity is worded."""

QUOTES = {
    QuoteState.FRESH: message("Quote found in the archived text"),
    QuoteState.LOCKED: message("Quote looked up and found by the editors of the record on %(day)s"),
    QuoteState.NOT_YET: message("Quote not yet looked up in the archived text of the document"),
    QuoteState.NO_ARCHIVE: message("Quote not looked up: no text of the document is archived"),
}
"""What is said of a quote, by the state of its proof: that its words stand there, or who says so, and nothing of whether they
are true."""

AGAINST = {
    FileKind.PLAIN: message("Found in the text whose SHA-256 begins with %(hash)s."),
    FileKind.HTML: message("Found in the text of the web page whose SHA-256 begins with %(hash)s."),
    FileKind.PDF: message("Found in the text of the PDF whose SHA-256 begins with %(hash)s."),
}
"""What a quote was found in, by the kind of the archived file."""

FORMS = {
    DocumentForm.TEXT: message("text"),
    DocumentForm.TABLE: message("table (a coded data set)"),
    DocumentForm.MEDIA: message("image, sound or film"),
}
"""How a document's form is worded."""

SPEAKERS = {UNNAMED: message("an unnamed source"), UNATTRIBUTED: message("no source given")}
"""What stands where the name of a source would, if there is none."""

VERDICTS = {
    Verdict.SAME: message("the same"),
    Verdict.OVERLAP: message("they overlap, so that a number would fit both"),
    Verdict.NOT_EXCLUDED: message("an end is left open, so that neither excludes the other"),
    Verdict.APART: message("apart, so that no number fits both"),
    Verdict.UNBOUNDED: message("one gives no bounds to hold the other against"),
    Verdict.TIME_UNKNOWN: message("not known to be of the same time"),
}
"""What is said of two comparable counts."""

VERDICTS_COUNTED = {
    Verdict.APART: messages("%(number)s pair lies apart", "%(number)s pairs lie apart"),
    Verdict.OVERLAP: messages("%(number)s pair overlaps", "%(number)s pairs overlap"),
    Verdict.NOT_EXCLUDED: messages(
        "in %(number)s pair an open end excludes nothing", "in %(number)s pairs an open end excludes nothing"
    ),
    Verdict.SAME: messages("%(number)s pair is the same", "%(number)s pairs are the same"),
    Verdict.UNBOUNDED: messages(
        "%(number)s pair has no bounds to compare", "%(number)s pairs have no bounds to compare"
    ),
    Verdict.LATER: messages(
        "%(number)s pair is of two times, between which a toll may rise",
        "%(number)s pairs are of two times, between which a toll may rise",
    ),
    Verdict.TIME_UNKNOWN: messages(
        "%(number)s pair is not known to be of the same time", "%(number)s pairs are not known to be of the same time"
    ),
}
"""How many pairs there are of each verdict, the least settled first."""

VOICES = {
    Voice.SAME_SOURCE: message("One voice, not two: the same source speaks, or is spoken for."),
    Voice.PART_OF: message("Not known to be two voices: one source belongs to the other."),
    Voice.MAY_BE: message("Not known to be two voices: the sources may be the same."),
    Voice.PASSED_ON: message("Not known to be two voices: one source stands in the path of the other's words."),
    Voice.RESTS_ON: message("Not known to be two voices: one count rests on the other source."),
    Voice.REPEATS: message("One voice, not two: one repeats the other."),
    Voice.NOT_NAMED: message("Not known to be two voices: a source is not named or not given."),
}
"""Why two counts may be one voice."""

LEFT_OUT = {
    LeftOut.WITHDRAWN: message("We withdrew this claim."),
    LeftOut.REVISED: message("It has been revised since."),
    LeftOut.SEVERAL_EVENTS: message("It was given for several events together."),
    LeftOut.DENIED: message("The source denies this number, and does not put it forward."),
    LeftOut.ANNOUNCED: message("It was announced or vowed, not counted."),
    LeftOut.COMMENTED: message("It stands in a comment or a judgement, not in a count."),
    LeftOut.NOT_KNOWN: message("The source does not know, and says so."),
    LeftOut.DECLINED: message("The source declined to say."),
    LeftOut.BESIDES: message("It comes on top of another count, and is not one of the whole."),
    LeftOut.PART: message("It is a part of another count, and not its rival."),
}
"""Why a figure is not compared."""

AS_OF = {
    TimeBasis.STATED: message("%(date)s"),
    TimeBasis.SAID: message("said %(date)s"),
    TimeBasis.PUBLISHED: message("published %(date)s; as of when is not recorded"),
}
"""By what the time of a count is known, in words."""

AS_OF_UNSAID = message("published %(date)s; as of when is not said")
"""The same where only the day of publishing is known, because its source left the time unsaid."""


def kind_in_words(kind: SourceKind | LocationKind) -> str:
    """What a source or a place is."""
    return words.translate(KINDS[kind])


FIELDS = {
    "about": message("whom it speaks of"),
    "aliases": message("other names"),
    "answers": message("to what it is a reply"),
    "archive": message("archived file"),
    "archived_url": message("address of a copy"),
    "around": message("words around the quote"),
    "author": message("author"),
    "basis": message("on what it rests"),
    "count": message("count"),
    "description": message("description"),
    "document": message("document"),
    "event": message("event that it speaks of"),
    "figures": message("figures"),
    "for": message("on whose behalf it was said"),
    "form": message("form"),
    "formerly": message("former ids"),
    "id": message("id"),
    "identity": message("whether it is named"),
    "including": message("named parts of the count"),
    "kind": message("kind of source"),
    "labels": message("labels"),
    "language": message("language"),
    "licence": message("terms"),
    "links": message("links"),
    "locations": message("places"),
    "locator": message("place in the document"),
    "made": message("when it was said"),
    "may_be": message("with whom it may be the same"),
    "name": message("name"),
    "names": message("names in other languages"),
    "note": message("our note"),
    "of": message("whom it counts"),
    "only": message("for which part it counts"),
    "part_of": message("what it is a part of"),
    "published": message("when it was published"),
    "publisher": message("publisher"),
    "quote": message("quote"),
    "reckoned": message("our sum"),
    "relations": message("relations to other claims"),
    "retrieved": message("when we read it"),
    "role": message("role of the source"),
    "says": message("statement in our words"),
    "source": message("who said it"),
    "stance": message("how the source holds it"),
    "text": message("words of the quote"),
    "title": message("title"),
    "translation": message("our translation"),
    "unsaid": message("what was left unsaid"),
    "url": message("web address"),
    "via": message("through whom it reached us"),
    "when": message("time spoken of"),
    "where": message("place of the figure"),
    "withdrawn": message("withdrawal"),
    "words": message("wording of the figure"),
}
"""The fields that a correction may name, for readers who do not know the format."""
