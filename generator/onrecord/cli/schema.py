"""`onrecord schema`: the format, for editors."""

import json
from pathlib import Path

import click

from onrecord.cli.asking import Misuse
from onrecord.record.schema import json_schema
from onrecord.site import files


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this file; else it is printed."
)
def schema(output: Path | None) -> None:
    """Tell the JSON Schema of a file of the record, for editors that complete and check while one types."""
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
    if not output:
        click.echo(text)
        return
    try:
        files.write_file(str(output), f"{text}\n".encode())
    except OSError as error:
        raise Misuse(str(error)) from None
