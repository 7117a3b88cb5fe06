"""The text of an archived file: as it is, or as a reader sees it in a web page or a PDF, in its order.

What is raised, lowered or struck out in a page or a PDF is a text apart from the word that it stands at, or a footnote's mark
would make another number of the one before it. The signs for that stand in lettering.py.
"""

import ctypes
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from math import hypot
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import map_encoding_to_html5
from resiliparse.parse.html import DOMContext, ElementNode, HTMLTree, traverse_dom

from onrecord.writing.letters import APART, END, RAISED

PAGE_END = "\f"
"""Ends each page of a PDF but the last, as in the text that pdftotext writes."""

_HYPHEN = "\x02"
"""Stands in PDFium's text for a hyphen at the end of a line and the line's end behind it."""

_PDF_WORD = re.compile(r"[^\s\x00-\x20]+")

RAISED_TAGS = frozenset(["sup"])
APART_TAGS = frozenset(["sub", "del", "ins", "s", "strike"])
FORMULAS = frozenset(["msup", "msub", "msubsup", "mfrac", "mroot", "mover", "munder"])
"""Elements of a page that are shown raised; otherwise apart: lowered, struck out, put in the place of that; and the elements of
formulas (MathML) whose parts are."""

VERTICAL = re.compile(r"vertical-align:\s*(super|sub)\b")

NOT_SHOWN = ["[hidden]", "rt", "rp"]
"""What is no text of the sentence: what is hidden, and how characters are read, written over them (ruby)."""

_NO_SIGNS = {ord(sign): " " for sign in RAISED + APART + END}

CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class FileKind(StrEnum):
    """What kind of file a text was taken from; the end of the file's name tells it."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"


KINDS = {".html": FileKind.HTML, ".htm": FileKind.HTML, ".xhtml": FileKind.HTML, ".pdf": FileKind.PDF}
"""The ends of names that tell a kind; any other is plain text."""


_WITHOUT_TEXT = re.compile(
    r"jpe?g|jpe|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg|raw|dng"
    r"|mp3|m4a|aac|ogg|oga|opus|wav|flac|amr|wma|mp4|m4v|mov|webm|mkv|avi|mpe?g|3gp|ogv|ts|wmv|flv|zip|wacz"
)
"""The ends of names of images, sounds, films and packed files: there is no text in them to look words up in."""


class Unreadable(Exception):
    """A file gives no text. The message says why."""


def kind_of(name: str) -> FileKind:
    """The kind of a file, by the end of its name."""
    return KINDS.get(PurePosixPath(name).suffix.lower(), FileKind.PLAIN)


@lru_cache(maxsize=1024)  # asked again for each quote of a document
def has_text(name: str) -> bool:
    """Whether words can be looked up in a file, by the end of its name."""
    return not _WITHOUT_TEXT.fullmatch(PurePosixPath(name).suffix.lower().removeprefix("."))


def text_of(data: bytes, kind: FileKind) -> str:
    """The text of a file. Raises Unreadable if it has none, is broken or locked, or is not in the encoding that it says."""
    if kind is FileKind.PDF:
        text = _of_pdf(data)
    elif kind is FileKind.HTML:
        text = _of_html(_decoded(data, _charset(data)).translate(_NO_SIGNS))
    else:
        text = _decoded(data, "utf-8-sig").translate(_NO_SIGNS)
    if not text.strip():
        raise Unreadable("there is no text in it")
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not {encoding.removesuffix('-sig').upper()}") from None


def _charset(data: bytes) -> str:
    """The encoding of a web page: its byte order mark's, or what it says in its first 1,024 bytes under the names that the
    WHATWG's Encoding Standard knows, or UTF-8."""
    for mark, marked in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return marked
    said = CHARSET.search(data, 0, 1024)
    if not said:
        return "utf-8"
    encoding = map_encoding_to_html5(said[1].decode("ascii", "replace"), False)
    if not encoding:
        raise Unreadable(f"its encoding {said[1].decode('ascii', 'replace')!r} is not known")
    # Who could read the name could not if the page were in UTF-16; the standard takes such a page as UTF-8.
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _of_html(page: str) -> str:
    """The text of a page without scripts, styles, comments, fields of forms, and what is marked as hidden."""
    tree = HTMLTree.parse(page)
    for element, sign in _apart(tree):
        first, begins, ends = element.first_child, tree.create_text_node(sign), tree.create_text_node(END)
        if first and begins and ends:
            element.insert_before(begins, first)
            element.append_child(ends)
    return extract_plain_text(
        tree, preserve_formatting=True, list_bullets=False, alt_texts=False, skip_elements=NOT_SHOWN
    )


def _apart(tree: HTMLTree) -> list[tuple[ElementNode, str]]:
    """The elements of a page whose text is apart from the word they stand at, each with the sign that begins it."""
    found: list[tuple[ElementNode, str]] = []

    def note(context: DOMContext) -> None:
        element = context.node
        if isinstance(element, ElementNode) and (sign := _sign_of(element)):
            found.append((element, sign))

    if tree.document:
        traverse_dom(tree.document, note)
    return found


def _sign_of(element: ElementNode) -> str:
    style = VERTICAL.search(element.getattr("style") or "")
    if element.tag in RAISED_TAGS or element.getattr("role") == "doc-noteref" or (style and style[1] == "super"):
        return RAISED
    parent = element.parent
    is_part = isinstance(parent, ElementNode) and parent.tag in FORMULAS
    return APART if element.tag in APART_TAGS or style or is_part else ""


def _of_pdf(data: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_of_page(page.get_textpage()) for page in document]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("a password locks it" if "password" in str(error) else "it is not a whole PDF") from None
    text = PAGE_END.join(pages)
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def author_of_pdf(data: bytes) -> list[str]:
    """What a PDF says of who made it: its author, and the machine's name for its source. Nothing, if it can't be read."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            said = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        return []
    return [
        f"it says {name}: {said[name]}" for name in ("Author", "Creator", "Title") if _tells(name, said.get(name, ""))
    ]


def _tells(name: str, said: str) -> bool:
    """Whether it is a person, or the path of a file: names of programs and titles are none of our business."""
    return bool(said) and (name == "Author" or bool(_MACHINE.search(said)))


_MACHINE = re.compile(r"[A-Za-z]:\\|/(?:home|Users)/|file://")


def _of_page(page: Any) -> str:
    """The text of a page of a PDF in the order that PDFium gives it, with signs around what is raised or lowered in a word."""
    text = "".join(chr(raw.FPDFText_GetUnicode(page, index)) for index in range(raw.FPDFText_CountChars(page)))
    text = _PDF_WORD.sub(lambda word: _word(page, word.start(), word[0]), text)
    return text.replace("\0", "").replace(_HYPHEN, "-\n").replace("\r\n", "\n")


def _word(page: Any, start: int, word: str) -> str:
    """A word of a page with signs. One of letters alone is looked at where it begins and ends, to save time."""
    indices = range(start, start + len(word))
    looked_at = (indices[0], indices[-1]) if word.isalpha() else indices
    if len({_place(page, index) for index in looked_at}) == 1:
        return word
    runs = []
    for (size, level), group in groupby(indices, lambda index: _size_and_level(page, index)):
        first, *others = (index - start for index in group)
        runs.append(_Run(word[first : first + 1 + len(others)], size, level))
    return "".join(_with_signs(runs))


def _place(page: Any, index: int) -> tuple[float, float]:
    """The size of a character as its font has it, and how high it stands: where both are one in a word, nothing is raised."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return raw.FPDFText_GetFontSize(page, index), y.value


def _size_and_level(page: Any, index: int) -> tuple[float, float]:
    """The size of a character in points, and how high its line lies, upwards as it is turned."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    raw.FPDFText_GetMatrix(page, index, matrix)
    scale = hypot(matrix.c, matrix.d)
    if not scale:
        return 0, 0
    level = (x.value * matrix.c + y.value * matrix.d) / scale
    return round(raw.FPDFText_GetFontSize(page, index) * scale, 1), round(level, 1)


class _Run(NamedTuple):
    """Characters of a word that have one size and lie on one level, both in points."""

    text: str
    size: float
    level: float


def _with_signs(runs: list[_Run]) -> Iterator[str]:
    """The text of runs, with signs around what is raised or lowered beside the run before or behind it."""
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        shift = next((shift for other in (before, after) if other and (shift := _shift(run, other))), 0)
        sign = RAISED if shift > 0 else APART
        yield f"{sign}{run.text}{END}" if shift else run.text


def _shift(run: _Run, other: _Run) -> float:
    """How far a run is raised (or, below zero, lowered) beside another, in the other's size; 0 if it is the other that is."""
    if not run.size or not other.size or run.size > other.size:
        return 0
    shift = (run.level - other.level) / other.size
    if run.size == other.size and len(run.text) >= len(
        other.text
    ):  # of two that are alike, neither is a mark of the other
        shift = -abs(shift) if len(run.text) == len(other.text) else 0
    return shift if LEAST_SHIFT <= abs(shift) <= MOST_SHIFT else 0


LEAST_SHIFT, MOST_SHIFT = 0.1, 0.8
"""How far from the line something lies that counts as raised or lowered, in sizes of the letters beside it."""
