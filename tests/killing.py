"""Kills builds, at random moments or where it matters most, and sees that the last good site is as it was."""

import random
import subprocess
import time
from pathlib import Path

from onrecord.site.staging import place_beside, recover
from tests.projects import command, digests, environment, process

ENOUGH = 5
"""Pages of a site that is half made."""


def kill_builds(project: Path, moments: int, seed: int) -> int:
    """Kill ``moments`` builds in a project with SIGKILL; return how many were killed before they had ended.

    Every build of the same project makes the same bytes, so that anything half-made shows.
    """
    chance, site = random.Random(seed), project / "site"
    start = time.monotonic()
    first = process(project, "build")
    assert first.returncode == 0, first.stderr
    whole, good, killed = time.monotonic() - start, digests(site), 0
    for moment in range(moments):
        build = subprocess.Popen(command("build"), cwd=project, env=environment(), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.0, 1.05) * whole)
        build.kill()
        killed += build.wait() != 0
        recover(site)
        assert digests(site) == good, f"moment {moment}"
    again = process(project, "build")
    assert again.returncode == 0, again.stderr
    assert digests(site) == good
    return killed


def kill_while_it_writes(project: Path) -> None:
    """Kill a build of a project that has a good site, when it has written some of the pages of the next one."""
    site = project / "site"
    good, beside = digests(site), place_beside(site)
    build = subprocess.Popen(command("build"), cwd=project, env=environment(), stderr=subprocess.DEVNULL)
    while len([*beside.rglob("*.html")]) < ENOUGH:
        assert build.poll() is None, "the build has ended before it wrote a site beside the old one"
        time.sleep(0.01)
    build.kill()
    assert build.wait() != 0
    assert beside.exists()
    assert digests(site) == good
    recover(site)
    assert not beside.exists()
    assert digests(site) == good
