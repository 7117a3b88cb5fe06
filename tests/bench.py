"""What a build costs, beside others, in one run: `make bench`, or `python -m tests.bench 1000 10000`.

Made-up records of several sizes, or a record that lies somewhere (`--record`), are built by us, and their Markdown by stock
MkDocs and Material, by Zensical and by Hugo. Each case is a process of its own, and the rounds are interleaved. Only the ratios
mean anything; seconds are of this machine.
"""

import argparse
import shutil
import sys
import time
from functools import partial
from pathlib import Path

from tests import bench_serving, made_up
from tests.bench_cases import ALIKE, COLD, Case, Plan
from tests.bench_engines import Project
from tests.bench_running import Failed
from tests.bench_table import LARGE, MEANT_FOR, Measured, goals, table
from tests.building import PROJECT

OTHERS = ("stock", "zensical", "hugo", "serve")


def main(arguments: list[str]) -> None:
    """Measure what was asked for, and print a table for each record and the goals at the end."""
    asked = _asked(arguments)
    everything: list[Measured] = []
    for size in asked.sizes if not asked.record else []:
        print(f"{size:,} claims: making the record, its proofs and its Markdown", flush=True)
        rounds = 1 if size >= LARGE else asked.rounds
        plan = Plan(asked.work / f"{size}", partial(_made_up, size), {*asked.without}, size >= MEANT_FOR)
        everything.append(measure(plan, f"{size:,} claims", size, rounds, asked.only))
        if "serve" not in asked.without and size <= MEANT_FOR:
            _serve(plan)
        shutil.rmtree(plan.work)
    if asked.record:
        plan = Plan(asked.work / "given", partial(_given, asked.record), {*asked.without}, is_large=True)
        everything.append(measure(plan, asked.record.resolve().name, 0, asked.rounds, asked.only))
    print("\n".join(["", *goals(everything)]))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="claims of made-up records; 1000 and 10000 if left out")
    parser.add_argument("--record", type=Path, help="a folder of YAML to measure instead")
    parser.add_argument("--rounds", type=int, default=3, help="what takes minutes is run once all the same")
    parser.add_argument("--without", nargs="*", choices=OTHERS, default=[], help="what to leave out")
    parser.add_argument(
        "--only", nargs="*", default=[], help="words in the names of the cases wanted, beside the cold build"
    )
    parser.add_argument("--work", type=Path, default=PROJECT / "build" / "bench", help="where to build; it is emptied")
    asked = parser.parse_args(arguments)
    asked.sizes = asked.sizes or [1_000, MEANT_FOR]
    return asked


def _made_up(claims: int, project: Project) -> None:
    made_up.write(project.folder, claims)


def _given(record: Path, project: Project) -> None:
    shutil.copytree(record, project.record)
    if (archive := record / "archive").is_dir():
        shutil.rmtree(project.record / "archive")
        shutil.copytree(archive, project.folder / "archive", dirs_exist_ok=True)


def measure(plan: Plan, name: str, claims: int, rounds: int, only: list[str]) -> Measured:
    """Run the cases of a record, round by round; print a line after each, and the table at the end."""
    cases = [case for case in plan.cases() if case.name == COLD or not only or any(word in case.name for word in only)]
    print(f"\n{name}, {rounds} rounds of {len(cases)} cases", flush=True)
    for number in range(1, rounds + 1):
        for case in cases:
            if number == 1 or not case.is_long:
                _tell(plan, case, f"round {number}")
    _compare([case for case in cases if case.name in ALIKE])
    edited = [case for case in cases if case.shows]
    if len(edited) == len(plan.edits):
        cases.append(plan.after())
        _tell(plan, cases[-1], "once")
        _compare([edited[-1], cases[-1]])
    measured = Measured(name, claims, plan.size, {case.name: case for case in cases})
    print("\n".join(["", *table(measured)]), flush=True)
    return measured


def _tell(plan: Plan, case: Case, when: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')} {when}: {case.name}", end=" ", flush=True)
    try:
        taken = plan.run(case)
    except Failed as error:
        sys.exit(f"\n{error}")
    print(f"{taken.cpu:.2f} s of CPU, {taken.wall:.2f} s, {taken.memory / 1e6:.0f} MB", flush=True)


def _compare(cases: list[Case]) -> None:
    """See that builds made the same site, byte for byte."""
    if len({case.made for case in cases}) != 1:
        sys.exit(
            "\n".join(
                ["These must make the same site, and do not:", *(f"  {each.name}: {each.made}" for each in cases)]
            )
        )


def _serve(plan: Plan) -> None:
    """Tell how long one waits for an edit; the project is built as it was, since pages are looked up in the site."""
    for each in plan.edits:
        each.undo()
    edit = next((each for each in plan.edits if each.name.startswith("another")), plan.edits[0])
    for line in bench_serving.waiting(plan.project.folder, plan.project.site, edit, plan.environment):
        print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
