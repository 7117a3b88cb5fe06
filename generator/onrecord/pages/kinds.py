"""The kinds of sources and of places, in words."""

from onrecord import words
from onrecord.languages import message
from onrecord.model import LocationKind, SourceKind

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


def kind_in_words(kind: SourceKind | LocationKind) -> str:
    """What a source or a place is."""
    return words.translate(KINDS[kind])
