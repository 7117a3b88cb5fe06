"""What was measured, as a table of ratios and as goals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from tests.bench_cases import BUILD, CHECK, COLD, HUGO, ONE_CORE, UNSEARCHED, Case

OF_HUGO = 2.0
"""How many times Hugo's CPU a cold build may take, beside reading, rules and search, which Hugo has not."""

AFTER_ONE_EDIT = 0.02
"""Which part of a cold build may be spent on one after an edit."""

LARGE, MINUTES, MEMORY = 100_000, 5, 2e9
"""So many claims are built in so many minutes of CPU, and bytes of memory."""

MEANT_FOR = 10_000
"""The size at which we are held against Hugo."""


@dataclass(frozen=True)
class Measured:
    """The cases of one record: its name, its claims if it was made up, and the bytes of its files."""

    name: str
    claims: int
    size: int
    cases: dict[str, Case]

    def cpu(self, name: str) -> float:
        """The least CPU seconds of a case."""
        return least_cpu(self.cases[name])


def least_cpu(case: Case) -> float:
    """The least CPU seconds of its rounds."""
    return min(each.cpu for each in case.runs)


def least_memory(case: Case) -> int:
    """The least of the bytes that its rounds had at the highest."""
    return min(each.memory for each in case.runs)


def table(measured: Measured) -> Iterator[str]:
    """A line a case; all ratios are to the cold build."""
    cold = measured.cases[COLD]
    yield f"{measured.name}, {measured.size / 1e6:.2f} MB of YAML. The ratios are to '{COLD}', by the least of all rounds."
    yield f"  {'':52}{'CPU':>8}{'least':>9}{'median':>8}{'range':>8}{'clock':>8}{'memory':>8}{'':>9}{'pages':>8}{'MB':>8}"
    for case in measured.cases.values():
        cpu, wall = sorted(each.cpu for each in case.runs), min(each.wall for each in case.runs)
        ratios = least_cpu(case) / least_cpu(cold), least_memory(case) / least_memory(cold)
        clock = wall / min(each.wall for each in cold.runs)
        made = f"{case.made.pages:8,}{case.made.size / 1e6:8.1f}" if case.made else ""
        spread = f"{cpu[0]:7.2f} s{median(cpu):8.2f}{cpu[-1] - cpu[0]:8.2f}"
        memory = f"{ratios[1]:8.3f}{least_memory(case) / 1e6:6.0f} MB"
        yield f"  {case.name:52}{ratios[0]:8.3f}{spread}{clock:8.3f}{memory}{made}"


def goals(all_measured: Iterable[Measured]) -> Iterator[str]:
    """Each goal, with whether it is met and by how much."""
    before: Measured | None = None
    for each in all_measured:
        yield f"{each.name}:"
        if ONE_CORE in each.cases:
            both, one = (min(run.wall for run in each.cases[name].runs) for name in (COLD, ONE_CORE))
            yield f"  both cores take {both / one:.2f} of the time of one"
        if each.claims == MEANT_FOR and {HUGO, CHECK, UNSEARCHED} <= set(each.cases):
            rest = each.cpu(CHECK) + max(0.0, each.cpu(COLD) - each.cpu(UNSEARCHED))
            allowed = OF_HUGO * each.cpu(HUGO) + rest
            why = f"{OF_HUGO:.0f} times Hugo's {each.cpu(HUGO):.1f} s, and {rest:.1f} s of reading, rules and search"
            yield _goal("a cold build", each.cpu(COLD), allowed, why)
        for case in each.cases.values():
            if case.name.endswith(("edited", "renamed", "added")):
                yield _goal(
                    case.name.removeprefix(f"{BUILD} "),
                    least_cpu(case) / each.cpu(COLD),
                    AFTER_ONE_EDIT,
                    "of a cold build",
                )
        if each.claims == LARGE:
            yield _goal("a cold build, in minutes", each.cpu(COLD) / 60, MINUTES, "of CPU")
            yield _goal("its memory, in GB", least_memory(each.cases[COLD]) / 1e9, MEMORY / 1e9, "")
        if before and each.claims and before.claims:
            record = each.size / before.size
            yield _goal(
                f"growth since {before.name}", each.cpu(COLD) / before.cpu(COLD), record, "times, as the record grew"
            )
        before = each


def _goal(name: str, is_now: float, allowed: float, why: str) -> str:
    word = "met, with" if is_now <= allowed else "NOT met, with"
    return f"  goal {word} {is_now / allowed:6.2f} of what is allowed: {name} {is_now:.3f}; allowed {allowed:.3f} {why}".rstrip()
