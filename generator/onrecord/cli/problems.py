"""Problems as a command prints them: a line each, for people, for programs, or for GitHub."""

import json

import click

from onrecord.diagnostics import Diagnostic


def print_problems(diagnostics: list[Diagnostic], form: str = "text") -> None:
    """Print them as `text`, `json` or `github`."""
    if form == "json":
        click.echo(json.dumps([_as_json(each) for each in diagnostics], indent=2, ensure_ascii=False))
        return
    for each in diagnostics:
        click.echo(_for_github(each) if form == "github" else str(each))


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    position = diagnostic.position
    return {
        "file": position.file,
        "line": position.line,
        "column": position.column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _for_github(diagnostic: Diagnostic) -> str:
    """A workflow command, which GitHub shows beside the line in a pull request."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    position = diagnostic.position
    file = escaped(position.file).replace(":", "%3A").replace(",", "%2C")
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    place = f"file={file},line={position.line},col={position.column},title={diagnostic.code}"
    return f"::{diagnostic.severity.value} {place}::{escaped(diagnostic.message + hint)}"
