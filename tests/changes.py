"""What was changed since the program was last known to pass, as git tells it: since the branch left main, or the last commit."""

import subprocess

from tests.building import PROJECT

MAIN = ("origin/main", "main", "origin/master", "master")


def changed() -> list[str]:
    """The paths of the files that are new or other than they were. None are, if git cannot tell."""
    base = next((found[0] for name in MAIN if (found := _told("merge-base", "HEAD", name))), "HEAD")
    return [*_told("diff", "--name-only", base), *_told("ls-files", "--others", "--exclude-standard")]


def _told(*arguments: str) -> list[str]:
    """The lines that git says; none, if it is not there or fails."""
    command = ["git", "-C", str(PROJECT), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return done.stdout.splitlines()
