"""The catalogues of the interface's messages. `make words` brings them up to date: what is new waits for its translation, what is
gone goes, and what is not translated yet is told: it is shown in English. `make words LANGUAGE=uk` begins one more."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from onrecord.speaking import languages

PACKAGE = Path(languages.__file__).parent.parent
ENGLISH = ("pages/reference.py", "templates/format.md.jinja", "templates/problems.md.jinja")
"""What makes the pages about the format, which are in English alone."""

SHOWN = 20
"""How many messages without a translation are told one by one."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "translate", "phrase", "message", "text", "refs", "places", "url")),
    **dict.fromkeys(("counted", "messages"), (1, 2)),
}
"""The functions that take messages; ``text``, ``refs``, ``places`` and ``url`` are those that make facts."""


def messages_of(file: IO[bytes], keywords: Iterable[str], _tags: object, options: object) -> Iterator[tuple[Any, ...]]:
    """The messages of a Python file, as Babel wants them. Its own extractor misses those in a call within another's."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            texts = tuple(arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
            if name in keywords and texts:
                yield node.lineno, name, texts, []


METHODS = [
    *((path, "ignore") for path in ENGLISH),
    ("**.py", messages_of),
    ("templates/**.jinja", "jinja2.ext:babel_extract"),
]


def extracted() -> Catalog:
    """Every message in the code and the templates."""
    catalogue = Catalog(project="On Record", fuzzy=False)
    options = {"templates/**.jinja": {"silent": "false"}}
    for file, _, message, _, _ in extract_from_dir(PACKAGE, METHODS, options, KEYWORDS):
        catalogue.add(message, locations=[(file, 0)])
    return catalogue


def catalogue_of(language: str) -> Catalog:
    """The catalogue of a language as it is; an empty one if there is none."""
    file = path_of(language)
    locale = language.replace("-", "_")
    if not file.exists():
        return Catalog(locale, project="onrecord", fuzzy=False)
    with file.open("rb") as text:
        return read_po(text, locale=locale, abort_invalid=True)


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return languages.FOLDER / f"{language}.po"


def update(language: str, template: Catalog) -> None:
    """Write the catalogue of a language anew, with the messages that there are now."""
    catalogue = catalogue_of(language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.msgid_bugs_address = catalogue.language_team = ""
    with path_of(language).open("wb") as file:
        # Without the places of the messages, so that code which only moves changes no catalogue.
        write_po(file, catalogue, width=0, ignore_obsolete=True, no_location=True, sort_output=True)
    waiting = [message for message in catalogue if message.id and not is_translated(message)]
    print(f"{language}: {len(catalogue)} messages, {len(waiting)} to translate")
    for message in waiting[:SHOWN]:
        print(f"warning: {language}.po: not translated: {message.id!r}")
    if len(waiting) > SHOWN:
        print(f"warning: {language}.po: not translated: {len(waiting) - SHOWN} more")


def is_translated(message: Message) -> bool:
    """Whether a message has a translation that pages use: one in any of its forms, of which the translator is sure."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return any(forms) and not message.fuzzy


if __name__ == "__main__":
    for each in sorted({*languages.known(), *sys.argv[1:]} - {languages.SOURCE}):
        update(each, extracted())
