"""The forms in which a record goes out: the one list of them."""

from collections.abc import Callable, Mapping

from onrecord.exporting import geojson, linked_data, package, statements, whole, wide
from onrecord.record.record import Record

Form = Callable[[Record, str], dict[str, bytes]]
"""What makes files, by their names, of a record that may go out (`choosing`) and the address of its site, which may be empty."""


def _anywhere(files: Callable[[Record], dict[str, bytes]]) -> Form:
    """A form in which it does not matter where the site lies."""
    return lambda record, _: files(record)


FORMS: Mapping[str, Form] = {
    "json": _anywhere(whole.with_digests),
    "csv": _anywhere(package.files),
    "geojson": _anywhere(geojson.files),
    "jsonld": linked_data.files,
    "wide": _anywhere(wide.files),
    "statements": _anywhere(statements.files),
}
"""Each form by the word for it."""
