"""What takes long: `make soak`. Kills 100 builds, and reads 200,000 broken records on all processors."""

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.killing import kill_builds
from tests.mutating import complaints
from tests.projects import copy_project

MUTANTS, KILLS, EACH = 200_000, 100, 1000


def read(start: int) -> list[str]:
    """What went wrong with a thousand mutants."""
    return list(complaints(range(start, start + EACH)))


def main(mutants: int, kills: int) -> None:
    """Do both, and say how it went. Exits with 1 if anything went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_builds(copy_project(Path(folder, "project")), kills, seed=2)
    print(f"{killed} of {kills} builds were killed before their end; the site was whole each time")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(read, range(10_000, 10_000 + mutants, EACH)) for line in lines]
    print(f"{mutants:,} broken records were read; {len(wrong)} complaints")
    for line in wrong[:50]:
        print(line)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(*([int(number) for number in sys.argv[1:]] or [MUTANTS, KILLS]))
