"""Writes files of given sizes and nothing else: what any build must spend. It takes the list of `bench_engines.write_sizes`, and
a new folder."""

import sys
from pathlib import Path

NOTHING = b" " * 2**20


def main(sizes: Path, target: Path) -> None:
    """Write them."""
    for line in sizes.read_text("utf-8").splitlines():
        size, _, name = line.partition(" ")
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        with (target / name).open("wb") as file:
            for start in range(0, int(size), len(NOTHING)):
                file.write(NOTHING[: int(size) - start])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
