"""`onrecord build`, where something has changed: the work itself."""

from contextlib import nullcontext
from pathlib import Path

import click

from onrecord.cli.asking import Misuse
from onrecord.progress import telling
from onrecord.site import alarm, building, zensical
from onrecord.site.cluster import connected
from onrecord.site.staging import Refused
from onrecord.site.unchanged import remember_target
from onrecord.site.workers import NoCluster


def made_anew(
    config_file: Path,
    target: Path | None,
    offline: bool,
    strict: bool,
    is_anew: bool,
    address: str | None,
    engine: str,
) -> tuple[Path, building.Built]:
    """Build a site, as the options of the command have it; return where, and what came of it. ``target``: where to; None if the
    settings say it. Raises ClickException."""
    try:
        if not target:
            target = building.site_dir(config_file)
            remember_target(config_file, target)
        with connected(address) if address else nullcontext() as cluster, telling() as tell:
            if engine == "zensical":
                return target, zensical.build(config_file, target, strict, tell)
            return target, building.build(config_file, target, offline, strict, is_anew, tell, cluster)
    except (Refused, NoCluster) as error:
        raise Misuse(str(error)) from None
    except building.FAILURES as error:
        hint = " (--no-strict builds in spite of warnings)" if "strict" in str(error) else ""
        raise click.ClickException(" ".join(str(error).split()) + hint) from None
    except Exception as error:
        raise click.ClickException(str(alarm.from_failure(error))) from None
