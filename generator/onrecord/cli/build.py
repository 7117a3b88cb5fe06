"""`onrecord build`: the site, swapped in when it is whole."""

from contextlib import nullcontext
from pathlib import Path

import click

from onrecord.cli.asking import SETTINGS, Misuse, no_project
from onrecord.progress import telling
from onrecord.site import alarm, building, zensical
from onrecord.site.cluster import NoCluster, connected
from onrecord.site.staging import Refused


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
    building.show_log(verbose)
    if engine != "mkdocs" and (offline or address):
        raise Misuse(f"--engine {engine} goes with neither --offline nor --cluster")
    try:
        target = site_dir or (Path("site-offline") if offline else building.site_dir(config_file))
        with connected(address) if address else nullcontext() as cluster, telling() as tell:
            if engine == "zensical":
                built = zensical.build(config_file, target, strict, tell)
            else:
                built = building.build(config_file, target, offline, strict, is_anew, tell, cluster)
        click.echo(_told(built, target), err=True)
    except (Refused, NoCluster) as error:
        raise Misuse(str(error)) from None
    except building.FAILURES as error:
        hint = " (--no-strict builds in spite of warnings)" if "strict" in str(error) else ""
        raise click.ClickException(" ".join(str(error).split()) + hint) from None
    except Exception as error:
        raise click.ClickException(str(alarm.from_failure(error))) from None


def _told(built: building.Built, target: Path) -> str:
    """What was built, and what of it came from the last site."""
    size = f"{built.size / 1e6:,.1f} MB"
    past = "; many hosts take no more than 20,000 files and 1 GB" if built.files > 20_000 or built.size > 1e9 else ""
    taken = f"; {built.printed.taken:,} pages come from the last one" if built.printed.taken else ""
    return f"{target}: {built.files:,} files, {size}{taken}{past}"
