"""Breaks records at random, and sees that reading them never breaks: no exception, no long wait, every refusal at its place."""

import random
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from json import loads
from pathlib import Path

from onrecord.diagnostics import Diagnostic, errors
from onrecord.generate import check, generate
from tests import golden

HOSTILE = Path(__file__).parent / "hostile" / "sample.jsonl"
SIGNS = (
    *("#", " #", ": ", "- ", "{", "}", "[", "]", '"', "'", "|", ">-", "?", "~", "%", "@", "`", "&a ", "*a", "!x "),
    *("\t", "\0", "\u202e", "\u2028", "<<: ", "---\n", "\ud800"),
)
"""What a slip of the keyboard, or worse, puts into a line."""

LIMIT = 1.0
"""Seconds of processor time that reading one broken record may take."""


def payloads() -> list[str]:
    """The hostile values of the sample, and the texts of its files."""
    rows = [loads(line) for line in HOSTILE.read_text("utf-8").splitlines()]
    return [row.get("payload") or b64decode(row["payload_b64"]).decode("utf-8", "replace") for row in rows]


def mutated(seed: int, texts: Mapping[str, bytes], hostile: list[str]) -> dict[str, bytes]:
    """Return a record with one to four things wrong in one of its files."""
    chance = random.Random(seed)
    name = chance.choice(sorted(texts))
    lines = texts[name].decode().split("\n")
    for _ in range(chance.randint(1, 4)):
        _break(chance, lines, hostile)
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    if data and chance.random() < 0.1:
        place = chance.randrange(len(data))
        data = data[:place] + chance.randbytes(chance.randint(1, 4)) + data[place + chance.randint(0, 3) :]
    return {**texts, name: data}


def _break(chance: random.Random, lines: list[str], hostile: list[str]) -> None:
    place = chance.randrange(len(lines))
    line = lines[place]
    column = chance.randint(0, len(line))
    match chance.randrange(8):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, line)
        case 2:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], line
        case 3:
            lines[place] = " " * chance.randint(1, 3) + line if chance.random() < 0.5 else line[1:]
        case 4:
            lines[place] = line[:column] + chance.choice(SIGNS) + line[column:]
        case 5:
            lines[place] = line[:column] + line[column + chance.randint(1, 9) :]
        case 6:
            key, colon, _ = line.partition(": ")
            lines[place] = f"{key}{colon}{chance.choice(hostile)}"
        case _:
            del lines[place + 1 :]
    if not lines:
        lines.append("")


def _timed(record: Mapping[str, bytes]) -> tuple[float, list[Diagnostic]]:
    start = time.process_time()
    found = check(record).diagnostics
    return time.process_time() - start, found


def complaints(seeds: Iterator[int] | range) -> Iterator[str]:
    """What went wrong with the mutants of these seeds: nothing should."""
    texts, hostile = golden.texts(), payloads()
    for seed in seeds:
        record = mutated(seed, texts, hostile)
        try:
            seconds, found = _timed(record)
            if seconds > LIMIT:  # again: the first may have paid for tidying up after everything before it
                seconds, found = _timed(record)
            if seed % 50 == 0 and not errors(found):
                generate(record)
        except Exception as error:
            yield f"seed {seed}: {type(error).__name__}: {error}"
            continue
        if seconds > LIMIT:
            yield f"seed {seed}: took {seconds:.1f} s"
        for problem in found:
            file, line, column = problem.position
            data = record.get(file, b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            if file not in record or line > data.count(b"\n") + 1 or line < 1 or column < 1:
                yield f"seed {seed}: no such place: {problem}"
            if "\n" in str(problem):
                yield f"seed {seed}: more than one line: {problem!r}"
