"""What takes long to make is made once, by the first worker that wants it; the others wait for it and take it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.building import Site


def site_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Site]) -> Site:
    """The site that ``make`` builds in a folder. Nobody may change what is in it."""
    top = factory.getbasetemp()
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "once" / name
    told = folder.with_suffix(".json")
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a failed build left
            site = make(folder)
            told.write_text(json.dumps([str(site.folder), site.log, site.failure]))
        path, log, failure = json.loads(told.read_text())
    return Site(Path(path), tuple(log), failure)
