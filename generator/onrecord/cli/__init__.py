"""The command `onrecord`: what MkDocs lacks. A module for each command, which is imported when that is asked for."""

import atexit
import logging
import os
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword

import click

from onrecord.record.vocabulary import FORMAT
from onrecord.site import collecting

COMMANDS = {
    "new": "Begin a project, with an example of a record.",
    "add": "Ask for an entry, and write it into the record.",
    "import": "Make entries of the rows of tables.",
    "check": "Say what is wrong in the record.",
    "write": "Write plain Markdown, for any engine.",
    "build": "Build the site.",
    "dossier": "Write all on an event into one file to hand over.",
    "audit": "Look for what a site says and should not.",
    "verify": "Look every quote up in the archived texts.",
    "seal": "Seal what every claim says, or look at a seal.",
    "diff": "Tell what has changed between two records.",
    "ids": "Write an id into each claim that has none.",
    "export": "Write the record in a form of other programs.",
    "schema": "Tell the JSON Schema of the format, for editors.",
}
"""Each command, and what it does in a few words: to list them takes none of the modules that they need."""


class _Commands(click.Group):
    """The commands by name, each imported when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Their names, in order."""
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """One of them. It is called as its module, but for what Python itself means by that."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """List them with what they do."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="onrecord", prog_name="onrecord", message=f"%(prog)s, version %(version)s (format {FORMAT})"
)
def main() -> None:
    """On Record publishes who said what about where, from claims kept as YAML."""
    collecting.seldom()


def run() -> None:
    """The command in a process of its own, which ends without taking apart what it has in memory: of a large record that takes
    as long as a tenth of a build. What is registered from here on to be done at the end is done before."""
    codes: list[int] = []
    atexit.register(_end, codes)  # what is registered first is called last
    try:
        main(prog_name="onrecord")
    except SystemExit as end:
        codes += [end.code] if isinstance(end.code, int) else []
        raise


def _end(codes: list[int]) -> None:
    """End the process with a code, if one is known, and if all that was said went out; otherwise Python does, and says why."""
    with suppress(OSError, ValueError):  # a full disk; what is closed already
        logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            if stream:  # whoever calls may have closed it
                stream.flush()
        if codes:
            os._exit(codes[0])
