"""What takes long: `make soak`. Kills 100 builds, reads 200,000 broken records on all processors, and breaks the comparing of
counts in every way that it knows."""

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from onrecord.checking.comparing import given, verdicts, voices, whole
from onrecord.checking.comparing import ordering as times
from tests import comparing_cases
from tests.killing import kill_builds
from tests.mutants import Mutant, mutants, with_mutant
from tests.mutating import complaints
from tests.projects import golden_project

MUTANTS, KILLS, EACH = 200_000, 100, 1000

COMPARING = [times, given, voices, verdicts, whole]
"""The modules of comparing, each behind those that it imports."""

SURVIVING = 0.2
"""The share of broken copies that may say the same as the sound one: parts of a key in another order, and the like."""


def read(start: int) -> list[str]:
    """What went wrong with a thousand mutants."""
    return list(complaints(range(start, start + EACH)))


def survives(mutant: Mutant | None) -> bool:
    """Whether all cases of comparing come out right with a broken module, or with none."""
    try:
        cases = with_mutant(COMPARING, mutant, comparing_cases)
        vars(cases)["record_of_pair"], vars(cases)["record_of_whole"] = (
            comparing_cases.record_of_pair,
            comparing_cases.record_of_whole,
        )
        return bool(cases.are_right())
    except Exception:
        return False


def surviving(module: str) -> tuple[int, list[Mutant]]:
    """How many broken copies of a module there are, and those that no case tells from the sound one."""
    (broken,) = (each for each in COMPARING if each.__name__ == module)
    found = list(mutants(broken))
    return len(found), [mutant._replace(codes=[]) for mutant in found if survives(mutant)]


def break_comparing(pool: ProcessPoolExecutor) -> bool:
    """Break each module of comparing, tell what no case noticed, and say whether that is too much."""
    assert survives(None)
    results = list(pool.map(surviving, [module.__name__ for module in COMPARING]))
    every, unnoticed = sum(number for number, _ in results), [each for _, found in results for each in found]
    print(f"{every} broken copies of comparing; {len(unnoticed)} unnoticed")
    for each in unnoticed:
        print(f"{each.module}: {each.line}: {each.what}")
    return len(unnoticed) > SURVIVING * every


def main(mutants: int, kills: int) -> None:
    """Do all, and say how it went. Exits with 1 if anything went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_builds(golden_project(Path(folder, "project")), kills, seed=2)
    print(f"{killed} of {kills} builds were killed before their end; the site was whole each time")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(read, range(10_000, 10_000 + mutants, EACH)) for line in lines]
        is_unnoticed = break_comparing(pool)
    print(f"{mutants:,} broken records were read; {len(wrong)} complaints")
    for line in wrong[:50]:
        print(line)
    sys.exit(bool(wrong) or is_unnoticed)


if __name__ == "__main__":
    main(*([int(number) for number in sys.argv[1:]] or [MUTANTS, KILLS]))
