"""`onrecord schema`: the format, for editors."""

import json

import click

from onrecord.record.schema import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a file of the record, for editors that complete and check while one types."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
