"""`onrecord build`: the site, swapped in when it is whole."""

from pathlib import Path

import click

from onrecord.cli.asking import SETTINGS, Misuse, no_project
from onrecord.site.log import show_log
from onrecord.site.staging import Refused
from onrecord.site.unchanged import Asked, target_of, unchanged

OFFLINE = Path("site-offline")
"""The folder to open from a disk, if nobody names another."""


@click.command()
@click.option("--offline", is_flag=True, help="Build a folder that opens from a disk, and a zip of it.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to build.  [default: site, or site-offline]",
)
@SETTINGS
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether a warning fails the build.")
@click.option("--all", "is_anew", is_flag=True, help="Make every page anew, also those that still hold.")
@click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help="Share the work out to the Dask cluster whose scheduler is at ADDRESS (tcp://…:8786).",
)
@click.option(
    "--engine",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes the pages: MkDocs, or Zensical, its successor (pip install 'onrecord[zensical]').",
)
@click.option("--verbose", is_flag=True, help="Tell each step.")
def build(
    offline: bool,
    site_dir: Path | None,
    config_file: Path,
    strict: bool,
    is_anew: bool,
    address: str | None,
    engine: str,
    verbose: bool,
) -> None:
    """Build the site beside the old one, and put it in its place once it is whole. Whatever goes wrong, the old one stays."""
    if not config_file.is_file():
        raise no_project(f"{config_file}: there is no such file", "--config-file")
    show_log(verbose)
    if engine != "mkdocs" and (offline or address):
        raise Misuse(f"--engine {engine} goes with neither --offline nor --cluster")
    named = site_dir or (OFFLINE if offline else None)
    target = named or target_of(config_file)
    may_hold = engine == "mkdocs" and not is_anew and not address
    try:
        made = unchanged(Asked(config_file, target, offline, strict)) if target and may_hold else None
    except Refused as error:
        raise Misuse(str(error)) from None
    if target and made:
        click.echo(_told(target, made.files, made.size, made.pages), err=True)
        return
    from onrecord.cli.making import made_anew  # takes longer to import than it took to see that this is needed

    target, built = made_anew(config_file, named, offline, strict, is_anew, address, engine)
    click.echo(_told(target, built.files, built.size, built.printed.taken), err=True)


def _told(target: Path, files: int, size: int, taken: int) -> str:
    """What was built, and how many pages of it came from the last site."""
    past = "; many hosts take no more than 20,000 files and 1 GB" if files > 20_000 or size > 1e9 else ""
    from_last = f"; {taken:,} pages come from the last one" if taken else ""
    return f"{target}: {files:,} files, {size / 1e6:,.1f} MB{from_last}{past}"
