"""The command `onrecord`: what MkDocs lacks. A module for each command."""

import click

from onrecord.cli.add import add
from onrecord.cli.audit import audit
from onrecord.cli.build import build
from onrecord.cli.check import check
from onrecord.cli.diff import diff
from onrecord.cli.export import export
from onrecord.cli.ids import ids
from onrecord.cli.import_ import import_
from onrecord.cli.new import new
from onrecord.cli.schema import schema
from onrecord.cli.seal import seal
from onrecord.cli.verify import verify
from onrecord.cli.write import write
from onrecord.record.vocabulary import FORMAT
from onrecord.site import collecting


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name="onrecord", prog_name="onrecord", message=f"%(prog)s, version %(version)s (format {FORMAT})"
)
def main() -> None:
    """On Record publishes who said what about where, from claims kept as YAML."""
    collecting.seldom()


for _command in (new, add, import_, check, write, build, audit, verify, seal, diff, ids, export, schema):
    main.add_command(_command)
