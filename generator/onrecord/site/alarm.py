"""What a person sees who serves a record that is broken: what is wrong, on top of the last good site."""

import re
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import ClassVar

from onrecord.diagnostics import Diagnostic, Position
from onrecord.speaking import languages
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name
from onrecord.telling.page import Content, Page


@dataclass(frozen=True, slots=True)
class AlarmContent(Content):
    """That there is no good site yet."""

    template: ClassVar[str] = "alarm.md.jinja"


def on_top(html: str, problems: Iterable[Diagnostic], language: str) -> str:
    """Return a page, which is in a language, with the problems on top of it; the page itself if there are none."""
    lines = [str(problem) for problem in problems]
    if not lines:
        return html
    try:
        named = [Name(line, languages.SOURCE) for line in lines]
        with languages.speaking(language):
            alarm = Templates().standalone("alarm.html.jinja", lines=named)
    except Exception as error:  # the mistake may be in this very template
        alarm = f"<pre>{escape(chr(10).join([*lines, str(from_failure(error))]))}</pre>"
    return re.sub(r"<body[^>]*>", lambda match: match[0] + alarm, html, count=1, flags=re.IGNORECASE)


def page(language: str) -> str:
    """A page to be under the problems where no site was good yet, as Markdown."""
    with languages.speaking(language):
        return Page("index.md", "On Record", AlarmContent(), wide=False).render(Templates())


def from_failure(error: Exception) -> Diagnostic:
    """A failure of a template or of the program as a problem, at the last place in a template that it went through, or else at
    the last place at all."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if getattr(error, "filename", None) and getattr(error, "lineno", None):
        places.append((str(error.filename), int(error.lineno)))  # type: ignore[attr-defined]
    templates = [place for place in places if place[0].endswith(".jinja")]
    file, line = (templates or places or [("onrecord", 1)])[-1]
    position, message = Position(Path(file).name, line), f"{type(error).__name__}: {' '.join(str(error).split())}"
    return Diagnostic(position, "template", message) if templates else Diagnostic(position, "program", message)
