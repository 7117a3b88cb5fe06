"""What takes long: `make soak`. Kills 200 builds, builds on other days, reads 200,000 broken records on all cores, and breaks
the comparing of counts in every way that it knows. `SOAK=0.01` in the environment does a hundredth of it."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from onrecord.checking.comparing import given, verdicts, voices, whole
from onrecord.checking.comparing import ordering as times
from tests import comparing_cases
from tests.killing import kill_builds
from tests.mutants import Mutant, mutants, with_mutant
from tests.mutating import complaints
from tests.projects import command, digests, environment, golden_project

MUTANTS, KILLS, EACH = 200_000, 200, 1000

DAYS = {"2030-02-28 23:59:58": "Pacific/Kiritimati", "2024-12-31 12:00:00": "America/Adak"}
"""Moments that builds take for now, and where on earth: the end of a year and of a month, and both ends of the day."""

COMPARING = [times, given, voices, verdicts, whole]
"""The modules of comparing, each behind those that it imports."""

SURVIVING = 0.2
"""The share of broken copies that may say the same as the sound one: parts of a key in another order, and the like."""


class Row(NamedTuple):
    """What was done: what, how often, what else there is to tell, how long it took, and what went wrong."""

    what: str
    number: int
    told: str
    seconds: float
    wrong: list[str]


def read(start: int) -> list[str]:
    """What went wrong with a thousand mutants."""
    return list(complaints(range(start, start + EACH)))


def survives(mutant: Mutant | None) -> bool:
    """Whether all cases of comparing come out right with a broken module, or with none."""
    try:
        cases = with_mutant(COMPARING, mutant, comparing_cases)
        for made_once in (comparing_cases.view_of_pair, comparing_cases.view_of_whole):
            setattr(cases, made_once.__name__, made_once)
        return bool(cases.are_right())
    except Exception:
        return False


def surviving(module: str) -> tuple[int, list[Mutant]]:
    """How many broken copies of a module there are, and those that no case tells from the sound one."""
    (broken,) = (each for each in COMPARING if each.__name__ == module)
    found = list(mutants(broken))
    return len(found), [mutant._replace(codes=[]) for mutant in found if survives(mutant)]


def kill(number: int) -> Row:
    """Kill builds at random moments: the last good site stays whole."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            killed, wrong = kill_builds(golden_project(Path(folder, "project")), number, seed=2), []
        except AssertionError as error:
            killed, wrong = 0, [f"killing builds: {error}"]
    return Row("builds killed", number, f"{killed} before their end", time.monotonic() - start, wrong)


def read_broken(pool: Executor, number: int) -> Row:
    """Read records with something broken in them: each is answered in lines, none takes long."""
    start = time.monotonic()
    starts = range(10_000, 10_000 + number, EACH)
    wrong = [line for lines in pool.map(read, starts) for line in lines]
    return Row("broken records read", len(starts) * EACH, "", time.monotonic() - start, wrong)


def break_comparing(pool: Executor) -> Row:
    """Break each module of comparing in every way: the cases notice most of it."""
    start = time.monotonic()
    if not survives(None):
        return Row("broken copies of comparing", 0, "", 0.0, ["the sound copy of comparing is not right"])
    results = list(pool.map(surviving, [module.__name__ for module in COMPARING]))
    every, unnoticed = sum(number for number, _ in results), [each for _, found in results for each in found]
    lines = [f"unnoticed: {each.module}: {each.line}: {each.what}" for each in unnoticed]
    wrong = lines if len(unnoticed) > SURVIVING * every else []
    return Row("broken copies of comparing", every, f"{len(unnoticed)} unnoticed", time.monotonic() - start, wrong)


def build_on_other_days() -> Row:
    """Build on days that the whole process takes for today, by its clock and its place on earth: the same bytes."""
    start, wrong = time.monotonic(), []
    faketime = shutil.which("faketime")
    if not faketime:
        return Row("builds on another day", 0, "not done: needs faketime", 0.0, [])
    with tempfile.TemporaryDirectory() as folder:
        project = golden_project(Path(folder, "project"))
        today = _built([], project, "UTC")
        wrong += [f"a build failed: {said}" for path, said in today.items() if not path]
        for day, zone in DAYS.items():
            if _built([faketime, day], project, zone) != today:
                wrong.append(f"a build on {day} in {zone} is another than today's")
    return Row("builds on another day", len(DAYS), "", time.monotonic() - start, wrong)


def _built(before: Sequence[str], project: Path, zone: str) -> Mapping[str, str]:
    """The digest of each file that a whole build makes, or what it said instead. ``before``: stands before its command."""
    shutil.rmtree(project / "site", ignore_errors=True)
    surroundings = environment(TZ=zone)  # with SOURCE_DATE_EPOCH, on which alone a site may depend
    line = [*before, *command("build", "--all")]
    done = subprocess.run(line, cwd=project, env=surroundings, capture_output=True, text=True)
    return digests(project / "site") if done.returncode == 0 else {"": done.stderr}


def main() -> None:
    """Do all, and print a row for each. Exits with 1 if anything went wrong."""
    share = float(os.environ.get("SOAK", "1"))
    rows = [kill(max(1, round(KILLS * share))), build_on_other_days()]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        rows += [read_broken(pool, max(EACH, round(MUTANTS * share))), break_comparing(pool)]
    print(f"{'':28}{'how many':>10}{'seconds':>10}{'wrong':>8}")
    for row in rows:
        print(f"{row.what:28}{row.number:>10,}{row.seconds:>10,.0f}{len(row.wrong):>8}  {row.told}".rstrip())
    for line in [line for row in rows for line in row.wrong[:50]]:
        print(line)
    sys.exit(any(row.wrong for row in rows))


if __name__ == "__main__":
    main()
