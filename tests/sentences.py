"""Every message of the interface in English, as a page may print it: `make sentences`. One of two forms stands there for several
numbers. Whoever adds a message reads it here, and asks whether it is true wherever it is printed."""

import re
from collections.abc import Iterator

from onrecord.speaking import words
from tests.catalogues import extracted

NUMBERS = (0, 1, 2, 5, 1234)
"""The numbers for which a message with two forms is shown."""

SAMPLES = {
    "a toll": "9",
    "because": "the count was misread",
    "claim": "The clerk: nine people were hurt",
    "claims": "2 claims",
    "count": "9",
    "counts": "2 counts",
    "date": "27 June 2021",
    "day": "27 June 2021",
    "document": "Nine hurt at the mill",
    "documents": "2 documents of one publisher",
    "end": "August 2021",
    "event": "The fire at the mill",
    "first_day": "27 June",
    "first_time": "10:00",
    "last_day": "28 June 2021",
    "last_time": "18:00",
    "measure": "killed",
    "name": "The mill",
    "number": "9",
    "one": "9 (The clerk)",
    "other": "11 (The mayor)",
    "page": "How many were killed? The fire at the mill",
    "place": "Ostby",
    "quote": "nine were hurt",
    "source": "The clerk",
    "sources": "The clerk and the mayor",
    "speakers": "The clerk",
    "start": "June 2021",
    "statement": "nine people were hurt",
    "time": "27 June 2021",
    "title": "Nine hurt at the mill",
    "verdicts": "1 pair lies apart and 2 pairs overlap",
    "whole": "The mill",
    "whom": "workers",
    "year": "2021",
}
"""What stands in a message for each of its values; of others, their names."""


def filled(text: str, **values: str) -> str:
    """A message with these values, and with samples for the others."""
    return re.sub(r"%\((\w+)\)s", lambda found: values.get(found[1]) or SAMPLES.get(found[1]) or f"‹{found[1]}›", text)


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Each message with the files that it stands in, in all that it can come to."""
    for message in extracted():
        if message.id:
            files = ", ".join(sorted({file for file, _ in message.locations}))
            yield files, [filled(message.id)] if isinstance(message.id, str) else counted(*message.id)


def counted(one: str, several: str) -> list[str]:
    """A message about a number, at each of some."""
    return [filled(one if each == 1 else several, number=words.number_in_words(each)) for each in NUMBERS]


def main() -> None:
    """Print all of them, by the files they stand in."""
    last = ""
    for files, said in sorted(sentences()):
        if files != last:
            print(f"\n{files}")
            last = files
        print("  " + " | ".join(said))


if __name__ == "__main__":
    main()
