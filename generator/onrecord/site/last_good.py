"""The last record that holds, and what is wrong with the one that was read since: while a person is watching, a broken record is
shown on top of the pages of a good one."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from mkdocs.exceptions import Abort

from onrecord.diagnostics import Diagnostic, Severity, errors
from onrecord.edition import Edition
from onrecord.generate import PagesBefore, Prepared
from onrecord.proving.proofs import not_afresh
from onrecord.site import alarm
from onrecord.site.quick_pages import QuickPages

log = logging.getLogger("mkdocs.plugins.onrecord")


class LastGood:
    """What there is to publish of a record. ``is_serving``: a person is watching, and so a broken record does not end the work.
    ``clashing``: what is told of pages by hand in the place of ours, which only MkDocs sees."""

    def __init__(self, is_serving: bool) -> None:
        self.is_serving = is_serving
        self.clashing: list[Diagnostic] = []
        self.edition: Edition | None = None
        self.problems: list[Diagnostic] = []

    @property
    def is_broken(self) -> bool:
        """Whether the record that was read last is not the one that is published."""
        return bool(errors(self.problems))

    @property
    def pages_before(self) -> PagesBefore | None:
        """Which pages this process has made; None if a build stands alone."""
        return self.edition.pages if self.is_serving and self.edition else None

    def take(self, prepared: Prepared) -> None:
        """Tell of all problems, and take a record as the one to publish if none is an error; else, when serving, keep the last
        good one. Raises Abort."""
        self.problems = [*prepared.diagnostics, *self.clashing]
        report(self.problems)
        if not (number := len(errors(self.problems))):
            self.edition = prepared.edition
            if line := not_afresh(prepared.quotes):
                log.info("%s", line)
        elif not self.is_serving:
            raise Abort(broken(number))

    def alarmed(self, html: str, language: str) -> str:
        """A page, which is in a language, with what is wrong on top of it."""
        return alarm.on_top(html, errors(self.problems), language)

    def page_or_alarm(self, pages: QuickPages, path: str) -> str:
        """The page at a path. What goes wrong with it is said on top of it."""
        try:
            return pages.page_in_full(path)
        except Exception as error:
            before = self.problems
            self.problems = [*before, alarm.from_failure(error)]
            page = pages.site.page(path, alarm.page(pages.edition.language), None)
            self.problems = before
            return page


def broken(number: int) -> str:
    """Why a build of a record with so many problems stops."""
    return f"On Record: {number} problem{'s' if number > 1 else ''} in the record, so no page was made."


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Tell of problems in the log."""
    for diagnostic in diagnostics:
        is_warning = diagnostic.severity is Severity.WARNING
        line = str(replace(diagnostic, severity=Severity.ERROR))  # the log says itself that it is a warning
        log.log(logging.WARNING if is_warning else logging.ERROR, "%s", line)
