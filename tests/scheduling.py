"""Which tests one worker runs in a row, because they share what takes long to make: a browser, a site, a large record.

The marks of pytest-xdist for this do nothing with pytest 9.2, which has other ids; so the scheduler is told here, by the ids.
"""

import re

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

TOGETHER = (
    r"test_at_once\.py::(?:test_after|test_what_a_claim|test_what_mkdocs)",
    r"test_browser\.py::.*\[(disk|website)\b",
    r"test_cluster\.py::",
    r"test_contracts\.py::test_a_planted_circle",
    r"test_depending\.py::",
    r"test_engines\.py::",
    r"test_generate\.py::test_(?:a_long_list|parts_of_a_list|no_page)_",
    r"test_golden\.py::",
    r"test_hostile_pages\.py::.*\[(crowded|nameless|roomy|soup)\]",
    r"test_in_browser\.py::",
    r"test_limits\.py::test_a_record_lies_over_the_limit",
    r"test_names\.py::test_(?:distance|random|the_same_names)_",
    r"test_paper\.py::",
    r"test_real_record\.py::(?!test_the_command)",
    r"test_last_site\.py::",
    r"test_searching\.py::.*\[(\w+)\]",
    r"test_shards\.py::test_(?:an_edit_changes_few_files|what_is_kept|long_tables|blocks_of_one)",
    r"test_under\.py::",
)
"""Patterns of the ids of tests that belong together; those for which a group in parentheses differs do not."""

LONG = (
    r"test_quick_pages\.py::test_(?:pages_of_every_kind|the_golden_pages|pages_with_hostile)",
    r"test_building\.py::test_the_same_bytes",
    r"test_accessible\.py::test_no_page_breaks_a_rule",
    r"test_serving\.py::",
)
"""Patterns of the ids of tests that take long by themselves: they come before the others, so that no worker is left alone with
one of them at the end."""


def takes_long(test: str) -> bool:
    """Whether a test takes long, by its id."""
    return any(re.search(pattern, test) for pattern in LONG)


def together(test: str) -> str:
    """What the tests of one worker have in common; the id itself of a test that any worker may run."""
    for pattern in TOGETHER:
        if found := re.search(pattern, test):
            return f"{pattern} {found.groups()}"
    return test


class Scheduling(LoadScopeScheduling):
    """Gives each worker tests that belong together, those of the largest groups first, and of groups as large in their order."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Forget what is done: all that a worker was ever given is gone through at the end of each of its tests."""
        super().mark_test_complete(node, item_index, duration)
        given = self.assigned_work[node]
        scope = together(self.registered_collections[node][item_index])
        if all(given[scope].values()):
            del given[scope]
