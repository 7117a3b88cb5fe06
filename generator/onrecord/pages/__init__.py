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
    PageKind("home", home.keys, home.page, home.listed),
    PageKind("indexes", indexes.keys, indexes.page),
    PageKind("sources", sources.keys, sources.page, sources.listed),
    PageKind("locations", locations.keys, locations.page, locations.listed, locations.picture),
    PageKind("events", events.keys, events.page, events.listed, events.picture),
    PageKind("comparisons", comparisons.keys, comparisons.page, comparisons.listed, comparisons.picture),
    PageKind("documents", documents.keys, documents.page),
    PageKind("maps", maps.keys, maps.page, picture=maps.picture),
    PageKind("labels", labels.keys, labels.page),
    PageKind("timeline", timeline.keys, timeline.page, picture=timeline.picture),
    PageKind("changes", changes.keys, changes.page),
    PageKind("coverage", coverage.keys, coverage.page),
    PageKind("moved", moved.keys, moved.page),
)
"""The kinds of page of a record."""
