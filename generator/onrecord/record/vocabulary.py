"""The words that a field of the record can hold, where it holds one of a few; and the number of the format itself."""

from enum import StrEnum

FORMAT = 1
"""The format of records that this version reads and describes. When it changes, the handbook says ("Versions")."""


class SourceKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    PEOPLE = "people"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed-group"
    MEDIA = "media"
    MONITOR = "monitor"
    DATA_SET = "data-set"


PEOPLE = (SourceKind.PERSON, SourceKind.PEOPLE)
"""The kinds of source that can be inside a body, and are no part of it."""

BODIES = tuple(kind for kind in SourceKind if kind not in PEOPLE)
"""The kinds of source that can have parts, and be one."""


class Identity(StrEnum):
    """How much of a source's identity the document gives."""

    PUBLIC = "public"
    UNNAMED = "unnamed"
    WITHHELD = "withheld"


class Visibility(StrEnum):
    """Who may read of an entry."""

    PUBLIC = "public"
    PRIVATE = "private"


class Around(StrEnum):
    """Whether the text around a quote is shown, a few words on each side."""

    SHOWN = "shown"
    WITHHELD = "withheld"


class LocationKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    QUARTER = "quarter"
    STREET = "street"
    SITE = "site"
    CROSSING = "crossing"
    BASE = "base"
    BORDER = "border"
    CAMP = "camp"
    SEA = "sea"
    AREA = "area"


class Precision(StrEnum):
    """How well a position is known, after UCDP's where_prec 1 to 6 (UCDP GED Codebook, Högbladh 2019)."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    REGION = "region"
    VAGUE = "vague"
    COUNTRY = "country"


class DocumentForm(StrEnum):
    """What sort of document was read."""

    TEXT = "text"
    TABLE = "table"
    MEDIA = "media"


class Stance(StrEnum):
    """How the source itself holds its statement; never our doubt."""

    ASSERTS = "asserts"
    SUPPOSES = "supposes"
    DENIES = "denies"
    INTENDS = "intends"
    COMMENTS = "comments"
    DOES_NOT_KNOW = "does-not-know"
    DECLINES = "declines"


class Silence(StrEnum):
    """What a source left unsaid. What the record leaves out is another thing: it is not recorded."""

    WHOM = "whom"
    WHERE = "where"
    PLACE = "place"
    TIME = "time"
