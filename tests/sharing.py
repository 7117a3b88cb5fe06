"""What takes long to make is made once, by the first worker that wants it; the others wait for it and take it."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock

from onrecord.drawing import raster
from onrecord.exporting import picturing
from tests.building import Site


def site_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Site]) -> Site:
    """The site that ``make`` builds in a folder. Nobody may change what is in it."""
    folder = _shared(factory) / name
    told = folder.with_suffix(".json")
    with FileLock(folder.with_suffix(".lock")):
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a failed build left
            site = make(folder)
            told.write_text(json.dumps([str(site.folder), site.log, site.failure]))
        path, log, failure = json.loads(told.read_text())
    return Site(Path(path), tuple(log), failure)


def drawn_once(factory: pytest.TempPathFactory, draw: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """``draw``, which makes a picture of its text, for all workers: no picture is drawn twice."""
    folder = _shared(factory) / "drawn"
    folder.mkdir(exist_ok=True)

    def drawn(text: str) -> bytes:
        path = folder / sha256(text.encode()).hexdigest()
        if not path.exists():
            own = path.with_suffix(f".{os.getpid()}")
            own.write_bytes(draw(text))
            own.replace(path)
        return path.read_bytes()

    return drawn


@contextmanager
def coarse_pictures() -> Iterator[None]:
    """Draw pictures that nobody looks at with few pixels, for a while: all that is in them is drawn, and sooner."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raster, "PIXELS", raster.PIXELS / 8)
        patch.setattr(picturing, "as_png", raster.as_png)  # and none that was drawn for other tests
        yield


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers share."""
    top = factory.getbasetemp()
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "once"
    folder.mkdir(exist_ok=True)
    return folder
