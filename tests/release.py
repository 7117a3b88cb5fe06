"""Whether a version can be released: `make release VERSION=x.y.z`. Names each thing that is missing, or prints the command that
sets the tag. It changes nothing and asks nobody over the network."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).parent.parent
VOCABULARY = "generator/onrecord/record/vocabulary.py"
"""The file that holds the number of the format of records."""


@dataclass(frozen=True)
class State:
    """What a release is held against. ``formats``: the number of the format now and at the last tag, empty if there is none."""

    version: str
    changelog: str
    changed: tuple[str, ...]
    tags: tuple[str, ...]
    formats: tuple[str, str]


def state_of(project: Path) -> State:
    """Read the state of a checkout."""
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    last = _git(project, "describe", "--tags", "--abbrev=0", "--match", "v*").strip()
    then = _git(project, "show", f"{last}:{VOCABULARY}") if last else ""
    return State(
        version=settings["project"]["version"],
        changelog=(project / "CHANGELOG.md").read_text("utf-8"),
        changed=tuple(_git(project, "status", "--porcelain").splitlines()),
        tags=tuple(_git(project, "tag").split()),
        formats=(_format((project / VOCABULARY).read_text("utf-8")), _format(then)),
    )


def missing(version: str, state: State) -> Iterator[str]:
    """What stands against the release of a version, a line each."""
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        yield f"'{version}' is not a version of three numbers: make release VERSION=0.2.0"
        return
    if state.changed:
        yield f"the working tree is not clean: commit or put away {len(state.changed)} changes (git status)"
    if f"v{version}" in state.tags:
        yield f"the tag v{version} is already set"
    if state.version != version:
        yield f"pyproject.toml has version {state.version}, not {version}"
    parts = sections(state.changelog)
    if parts.get("Unreleased") is None:
        yield "CHANGELOG.md has no section '## Unreleased'"
    elif parts["Unreleased"]:
        yield f"CHANGELOG.md still has lines under 'Unreleased': move them below '## {version} - {date.today()}'"
    heading = next((each for each in parts if each.split(" ")[0] == version), "")
    if not heading:
        yield f"CHANGELOG.md has no section '## {version} - {date.today()}'"
        return
    if not is_dated(heading):
        yield f"CHANGELOG.md has '## {heading}', not '## {version} - {date.today()}'"
    if not parts[heading]:
        yield f"CHANGELOG.md has nothing under '## {heading}'"
    now, then = state.formats
    if now != then and not re.search(rf"\bformat {now}\b", parts[heading]):
        since = f"was {then} at the last tag" if then else "is new"
        yield f"CHANGELOG.md does not say 'format {now}' under '## {heading}', though the format of records {since}"


def sections(changelog: str) -> Mapping[str, str]:
    """The text below each heading of the second level."""
    found = (each.partition("\n") for each in f"\n{changelog}".split("\n## ")[1:])
    return {heading.strip(): text.strip() for heading, _, text in found}


def is_dated(heading: str) -> bool:
    """Whether a heading is a version and a day."""
    _, dash, day = heading.partition(" - ")
    try:
        return bool(dash) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _format(source: str) -> str:
    found = re.search(r"^FORMAT = (\d+)$", source, re.MULTILINE)
    return found[1] if found else ""


def _git(project: Path, *arguments: str) -> str:
    """What git prints; nothing where it has nothing to tell, as of a tag that is not there."""
    return subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=False).stdout


def main(version: str, project: Path = PROJECT) -> int:
    """Say what is missing, or how the tag is set."""
    found = list(missing(version, state_of(project)))
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print(f'git tag -a v{version} -m "On Record {version}"')
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
