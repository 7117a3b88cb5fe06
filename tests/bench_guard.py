"""Fails when a cold build of 1,000 claims has come to take a sixth more CPU or memory, held against stock MkDocs and Material on
the same Markdown in the same run: `make guard`. `make guard-accept` keeps what it takes now.

The ratios are kept for each version of Python, since the two programs do not gain alike by a newer one.
"""

import argparse
import json
import platform
import shutil
import sys
import time

from tests import made_up
from tests.bench_cases import COLD, STOCK, Case, Plan
from tests.bench_table import least_cpu, least_memory
from tests.building import PROJECT

RATIOS = PROJECT / "tests" / "bench-ratios.json"
CLAIMS = 1_000
GROWTH = 1 / 6
SECONDS = 60.0
"""No round is begun that would end later."""


def main(arguments: list[str]) -> None:
    """Measure, and hold the ratios against those that were accepted, or accept them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_guard", description=__doc__)
    parser.add_argument("--accept", action="store_true", help="keep the ratios of now")
    accept = parser.parse_args(arguments).accept
    version = ".".join(platform.python_version_tuple()[:2])
    accepted: dict[str, dict[str, float]] = json.loads(RATIOS.read_text("utf-8")) if RATIOS.exists() else {}
    if not accept and version not in accepted:
        print(
            f"guard: no ratios were accepted for Python {version}, only for {', '.join(accepted)}; nothing was measured"
        )
        return
    now = ratios(time.monotonic() + SECONDS)
    if accept:
        kept = {**accepted, version: {name: round(ratio, 3) for name, ratio in now.items()}}
        RATIOS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")
        print(f"guard: accepted for Python {version}: {kept[version]}")
        return
    grown = False
    for name, ratio in now.items():
        growth = ratio / accepted[version][name]
        grown |= growth > 1 + GROWTH
        print(
            f"guard: {name} is {ratio:.3f} of stock MkDocs's, {growth:.3f} of the {accepted[version][name]:.3f} accepted"
        )
    if grown:
        sys.exit("guard: a build takes a sixth more than was accepted. If that is worth it: make guard-accept")


def ratios(end: float) -> dict[str, float]:
    """CPU and memory of a cold build, as parts of those of stock MkDocs: the least of as many rounds as fit in, one at least."""
    plan = Plan(
        PROJECT / "build" / "guard", lambda project: made_up.write(project.folder, CLAIMS), {"zensical", "hugo"}, False
    )
    cases = {case.name: case for case in plan.cases() if case.name in (COLD, STOCK)}
    ours, stock = cases[COLD], cases[STOCK]
    _round(plan, [ours, stock], end)
    shutil.rmtree(plan.work)
    return {"cpu": least_cpu(ours) / least_cpu(stock), "memory": least_memory(ours) / least_memory(stock)}


def _round(plan: Plan, cases: list[Case], end: float) -> None:
    takes = 0.0
    while not takes or time.monotonic() + takes < end:
        start = time.monotonic()
        for case in cases:
            plan.run(case)
        takes = time.monotonic() - start


if __name__ == "__main__":
    main(sys.argv[1:])
