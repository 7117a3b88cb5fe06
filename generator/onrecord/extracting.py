"""The text of an archived file: as it is, or as a reader sees it in a web page or a PDF, in its order."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

import pypdfium2
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import map_encoding_to_html5

PAGE_END = "\f"
"""Ends each page of a PDF but the last, as in the text that pdftotext writes."""

_HYPHEN = "\x02"
"""Stands in PDFium's text for a hyphen at the end of a line and the line's end behind it."""

_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Kind(StrEnum):
    """What kind of file a text was taken from; the end of the file's name tells it."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"


KINDS = {".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".pdf": Kind.PDF}
"""The ends of names that tell a kind; any other is plain text."""


class Unreadable(Exception):
    """A file gives no text. The message says why."""


def kind_of(name: str) -> Kind:
    """The kind of a file, by the end of its name."""
    return KINDS.get(PurePosixPath(name).suffix.lower(), Kind.PLAIN)


def text_of(data: bytes, kind: Kind) -> str:
    """The text of a file. Raises Unreadable if it has none, is broken or locked, or is not in the encoding that it says."""
    if kind is Kind.PDF:
        text = _of_pdf(data)
    elif kind is Kind.HTML:
        text = _of_html(_decoded(data, _charset(data)))
    else:
        text = _decoded(data, "utf-8-sig")
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
    said = _CHARSET.search(data, 0, 1024)
    if not said:
        return "utf-8"
    encoding = map_encoding_to_html5(said[1].decode("ascii", "replace"), False)
    if not encoding:
        raise Unreadable(f"its encoding {said[1].decode('ascii', 'replace')!r} is not known")
    # Who could read the name could not if the page were in UTF-16; the standard takes such a page as UTF-8.
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _of_html(page: str) -> str:
    """The text of a page without scripts, styles, comments, fields of forms, and what is marked as hidden."""
    return extract_plain_text(
        page, preserve_formatting=True, list_bullets=False, alt_texts=False, skip_elements=["[hidden]"]
    )


def _of_pdf(data: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("a password locks it" if "password" in str(error) else "it is not a whole PDF") from None
    text = PAGE_END.join(pages)
    return text.replace("\r\n", "\n").replace(_HYPHEN, "-\n")
