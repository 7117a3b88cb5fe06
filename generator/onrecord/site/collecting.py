"""How often this process looks for garbage."""

import gc

SELDOM = 100_000, 50, 100
"""Objects that come before the youngest are looked through; and how often those before the older ones are. Python's own numbers
are for programs with little in memory. A record is large, stays, and has no circles: looking through it takes a tenth of a
build."""


def seldom() -> None:
    """Look for garbage less often from now on."""
    gc.set_threshold(*SELDOM)


def leave_alone() -> None:
    """Look through what is there now once more, and from then on only through what comes after it: a site that is served stays
    until it is built again, and looking through all of it takes as long as showing an edit."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
