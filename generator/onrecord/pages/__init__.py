"""The kinds of page: one module each, which says what pages there are, and makes one. This is the one list of them."""

from onrecord.pages import (
    changes,
    comparisons,
    coverage,
    documents,
    events,
    home,
    indexes,
    labels,
    locations,
    maps,
    moved,
    sources,
    timeline,
)
from onrecord.telling.page import PageKind

KINDS = (
    PageKind("home", home.page, home.keys, listed=home.listed),
    PageKind("indexes", indexes.page, indexes.keys),
    PageKind("sources", sources.page, of_entry=sources.keys_of, lists=("sources",), listed=sources.listed),
    PageKind(
        "locations",
        locations.page,
        of_entry=locations.keys_of,
        lists=("locations",),
        listed=locations.listed,
        picture=locations.picture,
    ),
    PageKind(
        "events",
        events.page,
        of_entry=events.keys_of,
        lists=("events",),
        listed=events.listed,
        picture=events.picture,
    ),
    PageKind(
        "comparisons",
        comparisons.page,
        of_entry=comparisons.keys_of,
        lists=("events",),
        listed=comparisons.listed,
        picture=comparisons.picture,
    ),
    PageKind("documents", documents.page, of_entry=documents.keys_of, lists=("documents",)),
    PageKind("maps", maps.page, maps.keys, picture=maps.picture),
    PageKind("labels", labels.page, labels.keys),
    PageKind("timeline", timeline.page, timeline.keys, picture=timeline.picture),
    PageKind("changes", changes.page, changes.keys),
    PageKind("coverage", coverage.page, coverage.keys),
    PageKind("moved", moved.page, of_entry=moved.keys_of, lists=moved.LISTS_WITH_PAGES),
)
"""The kinds of page of a record."""
