"""How each value of an enumeration is worded, wherever a page or a list has it."""

from onrecord.checking.comparing.whole import State
from onrecord.checking.coverage import Gap
from onrecord.record.vocabulary import LocationKind, SourceKind
from onrecord.speaking import words
from onrecord.speaking.languages import message

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
    State.APART: message("Counts of the same that lie apart"),
    State.SEVERAL: message("Several counts, not all known to be of the same"),
    State.LATER: message("The same, counted at several times"),
    State.ALIKE: message("Counts of the same that do not lie apart"),
    State.ONE: message("With one count alone"),
    State.NO_WHOLE: message("No count that is compared is for the whole of the event"),
}
"""What comparisons come to. Only the first of them is not settled."""


def kind_in_words(kind: SourceKind | LocationKind) -> str:
    """What a source or a place is."""
    return words.translate(KINDS[kind])
