"""A page as a citation, in the forms that programs for references read: BibTeX, RIS, CSL-JSON, and COinS for Zotero.

No form has the day on which the page was read: only its reader knows that. A script of the page puts it in.
"""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

TITLE, ADDRESS, KEY = "title", "address", "key"
"""What is another where a claim of the page is cited: a script of the page puts it in."""

ENTRY = "@online"
"""What BibLaTeX calls a page."""

_IN_BIBTEX = {ord(mark): f"\\{mark}" for mark in "{}&%$#_"} | {
    ord("\\"): "\\textbackslash{}",
    ord("~"): "\\textasciitilde{}",
    ord("^"): "\\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. ``key``: what tells it from others. ``record``: the name of the record. ``editor``: who answers for it, or
    nothing. ``address``: of the page, as far as it is known. ``language``: of the title, by its tag."""

    key: str
    title: str
    record: str
    editor: str
    address: str
    language: str


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a citation: what the form calls it, its value as the form writes it, and its part, if a claim has another."""

    name: str
    value: str
    part: str = ""


def bibtex(cited: Citation) -> list[Field]:
    """The fields of an ``@online`` of BibLaTeX. An address stands as it is, as BibLaTeX wants it."""
    fields = [
        Field("title", _in_bibtex(cited.title), TITLE),
        Field("booktitle", _in_bibtex(cited.record)),
        Field("editor", f"{{{_in_bibtex(cited.editor)}}}" if cited.editor else ""),
        Field("url", cited.address, ADDRESS),
        Field("langid", cited.language),
    ]
    return [each for each in fields if each.value]


def ris(cited: Citation) -> list[Field]:
    """The lines of a RIS entry."""
    fields = [
        Field("TY", "ELEC"),
        Field("ID", cited.key, KEY),
        Field("TI", cited.title, TITLE),
        Field("T2", cited.record),
        Field("ED", cited.editor),
        Field("UR", cited.address, ADDRESS),
        Field("LA", cited.language),
    ]
    return [*(each for each in fields if each.value), Field("ER", "")]


def csl(cited: Citation) -> list[Field]:
    """The properties of a CSL-JSON item, each value as JSON."""
    editor = json.dumps([{"literal": cited.editor}], ensure_ascii=False) if cited.editor else ""
    fields = [
        Field("id", _in_json(cited.key), KEY),
        Field("type", _in_json("webpage")),
        Field("title", _in_json(cited.title), TITLE),
        Field("container-title", _in_json(cited.record)),
        Field("editor", editor),
        Field("URL", _in_json(cited.address), ADDRESS),
        Field("language", _in_json(cited.language)),
    ]
    return [each for each in fields if each.value]


def coins(cited: Citation) -> str:
    """What stands in the title of a ``Z3988`` span, by which Zotero and others see what a page is."""
    said = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "webpage",
        "rft.title": cited.title,
        "rft.source": cited.record,
        "rft.creator": cited.editor,
        "rft.identifier": cited.address,
        "rft.language": cited.language,
    }
    return urlencode({name: value for name, value in said.items() if value})


def _in_bibtex(text: str) -> str:
    return text.translate(_IN_BIBTEX)


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
