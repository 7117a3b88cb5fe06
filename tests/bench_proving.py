"""How the time to prove quotes grows with the texts, and what a second core saves. Part of `make bench`.

Twenty quotes a text, as in the largest record that is meant to work: 100,000 quotes in 5,000 texts.
"""

import random
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

from onrecord.proving.cores import ENOUGH, mapped
from onrecord.proving.extracting import FileKind
from onrecord.proving.folding import Text
from onrecord.proving.passages import Missing, Task, find, look_up

QUOTES = 20
NEVER = 2**62
SYLLABLES = "ka lo mi ne ru sa to vi ze ba dé fo “gu hy ja’ – 14 3,000 الم كان".split()  # noqa: SIM905


def sentence(number: int) -> str:
    """A sentence of its own for each number, in words that nobody wrote."""
    dice = random.Random(number)
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(12)]
    return f"{' '.join(words)} {number}."


def plain(number: int) -> Task:
    """About 20 KB of text, and quotes from all over it."""
    return task([sentence(number * 1000 + each) for each in range(240)], number)


def trap(number: int) -> Task:
    """As much of one word again and again, cut off in its midst, and quotes that begin with very many of it."""
    return task([f"{'no ' * 80}n{'ono' * 30} {number} {each}." for each in range(60)], number)


def task(sentences: list[str], number: int) -> Task:
    """Every so many sentences are quoted."""
    data = "\n".join(sentences).encode()
    chosen = sentences[:: len(sentences) // QUOTES][:QUOTES]
    return Task(data, FileKind.PLAIN, sha256(data).hexdigest(), tuple((each.replace("’", "'"),) for each in chosen))


def seconds(make: Callable[[int], Task], texts: int, enough: int) -> float:
    """Seconds to prove that many texts; those to make them are not counted."""
    made: list[Task] = [make(number) for number in range(min(texts, 500))]

    def again() -> Iterator[Task]:
        return (made[number % len(made)] for number in range(texts))

    start = time.perf_counter()
    for outcome in mapped(look_up, again(), lambda each: len(each.data), enough):
        assert outcome.found
        assert not [each for each in outcome.found if isinstance(each, Missing)]
    return time.perf_counter() - start


def share_of_folding(make: Callable[[int], Task]) -> float:
    """Which part of looking up is folding the text."""
    folding = finding = 0.0
    for number in range(100):
        each = make(number)
        text = Text(each.data.decode())
        start = time.perf_counter()
        assert text.folded
        between = time.perf_counter()
        for parts in each.quotes:
            find(text, parts)
        folding, finding = folding + between - start, finding + time.perf_counter() - between
    return folding / (folding + finding)


def main() -> None:
    """Print the ratios."""
    print(f"\nproving {QUOTES} quotes in each of 1,000 and 5,000 texts of about {len(plain(0).data) / 1000:.0f} KB")
    whole = 0.0
    for name, make in (("ordinary texts", plain), ("one word again and again", trap)):
        few, many, shared = (
            seconds(make, number, enough) for number, enough in ((1_000, NEVER), (5_000, NEVER), (5_000, ENOUGH))
        )
        whole = whole or many
        print(
            f"  {name:26} {many:6.2f} s   {many / whole:5.2f} of ordinary   {many / few:5.2f} times that for 1,000",
            end="",
        )
        print(f"   all cores {shared / many:5.2f} of one   folding {share_of_folding(make):5.2f} of it")


if __name__ == "__main__":
    main()
