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
from tests.bench_cases import COLD, STOCK, Plan
from tests.bench_table import least_cpu, least_memory
from tests.building import PROJECT

RATIOS = PROJECT / "tests" / "bench-ratios.json"
CLAIMS = 1_000
GROWTH = 1 / 6
SECONDS = 60.0
"""As long as rounds are made at least: none is begun that would end later."""

PATIENCE = 300.0
"""As long as rounds are made at most while too much was taken. What else a machine does can only add to what a case takes, so the
least of more rounds is nearer to the truth, and a program that has really grown stays above."""


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
    limits = {} if accept else {name: ratio * (1 + GROWTH) for name, ratio in accepted[version].items()}
    now = ratios(limits)
    if accept:
        kept = {**accepted, version: {name: round(ratio, 3) for name, ratio in now.items()}}
        RATIOS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")
        print(f"guard: accepted for Python {version}: {kept[version]}")
        return
    for name, ratio in now.items():
        base = accepted[version][name]
        print(f"guard: {name} is {ratio:.3f} of stock MkDocs's, {ratio / base:.3f} of the {base:.3f} accepted")
    if _too_much(now, limits):
        sys.exit("guard: a build takes a sixth more than was accepted. If that is worth it: make guard-accept")


def ratios(limits: dict[str, float]) -> dict[str, float]:
    """CPU and memory of a cold build, as parts of those of stock MkDocs: the least of all rounds, and more of these while a limit
    is passed.
    """
    plan = Plan(
        PROJECT / "build" / "guard", lambda project: made_up.write(project.folder, CLAIMS), {"zensical", "hugo"}, False
    )
    cases = {case.name: case for case in plan.cases() if case.name in (COLD, STOCK)}
    ours, stock = cases[COLD], cases[STOCK]
    start, takes, now = time.monotonic(), 0.0, dict[str, float]()
    while not takes or time.monotonic() + takes < start + (PATIENCE if _too_much(now, limits) else SECONDS):
        begun = time.monotonic()
        plan.run(ours)
        plan.run(stock)
        takes = time.monotonic() - begun
        now = {"cpu": least_cpu(ours) / least_cpu(stock), "memory": least_memory(ours) / least_memory(stock)}
    shutil.rmtree(plan.work)
    return now


def _too_much(now: dict[str, float], limits: dict[str, float]) -> bool:
    return any(now[name] > limit for name, limit in limits.items())


if __name__ == "__main__":
    main(sys.argv[1:])
