"""Every problem that a record can have, from the modules that find them."""

import pkgutil
from importlib import import_module

from onrecord import checking, diagnostics, proving, record, sealing
from onrecord.checking import rules


def problems_by_code() -> dict[str, str]:
    """Every code that a diagnostic can have, with its explanation. A module that finds problems names them in `PROBLEMS`."""
    found = dict(diagnostics.PROBLEMS)
    for room in (record, proving, sealing, checking):
        for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            found |= getattr(import_module(each.name), "PROBLEMS", {})
    return found | {rule.code: rule.explanation for rule in rules.RULES}
