"""Pages at the former addresses of entries, which lead to the present ones."""

from collections.abc import Iterator

from onrecord import words
from onrecord.model import LISTS
from onrecord.pages.addresses import has_page, page_of, ref_to
from onrecord.pages.page import Page
from onrecord.record import Record


def pages(record: Record) -> Iterator[Page]:
    """Yield a page for each former id of an entry that has a page."""
    for name in LISTS:
        if name == "claims":
            continue
        for entry in record.entries(name).values():
            for former in entry.formerly if has_page(record, name, entry.id) else ():
                ref = ref_to(record, name, entry.id)
                title = words.translate("%(name)s (moved)", name=ref.name.text)
                origin = record.placed[name, entry.id].file
                yield Page(
                    page_of(name, former),
                    title,
                    "moved.md.jinja",
                    {"ref": ref},
                    origin=origin,
                    searchable=False,
                )
