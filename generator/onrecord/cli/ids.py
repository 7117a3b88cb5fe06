"""`onrecord ids`: an id for each claim that has none."""

from pathlib import Path

import click

from onrecord.cli.asking import RECORD
from onrecord.cli.reading import read
from onrecord.record.identifying import with_ids
from onrecord.site import files


@click.command()
@RECORD
def ids(record: Path) -> None:
    """Write an id into each claim that has none. Nothing else in the files changes."""
    texts = read(record)
    changed, given = with_ids(texts)
    for file, data in changed.items():
        files.write_file(file, data)
    for position, identifier in given:
        click.echo(f"{position}: {identifier}")
