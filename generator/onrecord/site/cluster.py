"""The work of a build shared out to many machines: to the workers of a Dask cluster, which others have started.

Workers read files of the record, make pages, and what entries give to the index of the search. One that sees the folder of the
site at the same path writes pages there itself; any other sends them back. Whatever a task leaves is whole, so one that a lost
worker had begun is done again by another. Checking, what MkDocs makes and joining the index stay with the machine that builds,
and so does putting the site in its place.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from onrecord.edition import KnownData
from onrecord.record import keeping
from onrecord.record.placing import WrittenFile
from onrecord.record.reading import FileRead
from onrecord.searching.shares import Findings, Giving, Share
from onrecord.site import remembering
from onrecord.site.data_files import DataWritten
from onrecord.site.files import write_new
from onrecord.site.fillings import Filling, Fillings, FrameShape
from onrecord.site.forking import SHARE
from onrecord.site.kept import KeptFiles
from onrecord.site.printing import FileWritten, PageWritten, ToWrite, write_page
from onrecord.site.quick_pages import QuickPages
from onrecord.site.workers import NoCluster, give_share, has_program, in_turn, print_share, read_share

if TYPE_CHECKING:
    from distributed import Client

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 15
"""Seconds that a scheduler has to answer."""

ALONE = 60
"""Seconds without any worker after which a build gives up."""

NONE_LEFT = "the cluster has no workers left"
"""What is said then."""

FIRST = 8
"""One share in so many is made first: then most frames are known, and go to the workers with the others."""

TEXTS_SHARE = 2**20
"""Bytes of a record that one worker reads at a time."""


class ClusterLost(Exception):
    """The cluster went away in the middle of the work; one line."""


@dataclass(frozen=True)
class Cluster:
    """A cluster that is connected. ``program``: the digest of ours, which each worker must have. ``sent``: what makes
    pages, as it was sent last."""

    client: "Client"
    program: bytes
    sent: list[tuple[QuickPages, Fillings]] = field(default_factory=list)

    def reading(self, kept_files: KeptFiles, texts: Mapping[str, bytes]) -> "ReadElsewhere":
        """What the files of a record gave, given as file name → bytes: as it was kept, or as workers read it."""
        found = {file: read for file, data in texts.items() if (read := kept_files.take(file, data))}
        rest = [(file, data) for file, data in texts.items() if file not in found]
        for file, packed in chain.from_iterable(self._done(read_share, _by_size(rest))):
            if packed is not None:
                found[file] = keeping.unpacked(packed, WrittenFile(file, texts[file]))
                kept_files.keep(file, texts[file], found[file])
        return ReadElsewhere(kept_files, found)

    def printed(self, pages: QuickPages, orders: Sequence[ToWrite], _: KnownData | None) -> Iterator[list[FileWritten]]:
        """Write what is ordered, as `printing.on_all_cores` does; it comes in the order in which it is ready."""
        shares = [orders[start : start + SHARE] for start in range(0, len(orders), SHARE)]
        with _folder_beside(Path(pages.site.config.site_dir)) as beside:
            fillings = self._fillings(pages)
            for some in (shares[::FIRST], [share for number, share in enumerate(shares) if number % FIRST]):
                work = (fillings, self._sent(dict(pages.frames)), beside)
                for written, sent, lacking in self._done(print_share, some, *work):
                    here = [_written_here(pages, *each) for each in sent]
                    yield [*written, *here, *(_framed_here(pages, path, filling) for path, filling in lacking)]

    def given(self, pages: QuickPages, giving: Giving, shares: Sequence[Share]) -> Iterator[Findings]:
        """What some shares of the shelves give to the index of the search, as `indexing.on_all_cores` has it."""
        sent = self._sent(replace(giving, found=giving.found.to_send()))
        early: dict[int, Findings] = {}
        turn = 0
        for number, found in self._done(give_share, [*enumerate(shares)], self._fillings(pages), sent):
            early[number] = found
            while turn in early:
                yield early.pop(turn)
                turn += 1

    def _fillings(self, pages: QuickPages) -> Fillings:
        """What makes pages, sent to each worker; for the same pages only once. Raises ClusterLost."""
        if not any(of is pages for of, _ in self.sent):
            self.sent[:] = [(pages, self._sent(pages.fillings))]
        return self.sent[0][1]

    def _sent(self, data: Item) -> Item:
        """Something sent to each worker once. In a task it stands for itself. Raises ClusterLost."""
        try:
            [sent] = self.client.scatter([data], broadcast=True, hash=False, timeout=ALONE)
        except TimeoutError:
            raise ClusterLost(NONE_LEFT) from None
        return sent  # type: ignore[no-any-return]

    def _done(self, work: Callable[..., Result], items: Iterable[Any], *more: Any) -> Iterator[Result]:
        """The result of ``work`` on each item, which workers find, in the order in which these are ready. Raises ClusterLost, and
        what the work raises."""
        ready: Queue[Any] = Queue()
        tasks = [self.client.submit(in_turn, self.program, work, item, *more, pure=False) for item in items]
        for task in tasks:
            task.add_done_callback(ready.put)
        for _ in range(len(tasks)):
            yield self._result(ready)

    def _result(self, ready: "Queue[Any]") -> Any:
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        while True:
            try:
                return ready.get(timeout=ALONE).result()
            except Empty:
                if self.client.status != "running" or not self.client.scheduler_info(n_workers=-1)["workers"]:
                    raise ClusterLost(NONE_LEFT) from None
            except (CancelledError, CommClosedError, KilledWorker) as error:
                raise ClusterLost(f"the cluster has lost work: {' '.join(str(error).split())}") from None

    def see_to_programs(self) -> None:
        """See that each worker has the same program. Raises NoCluster."""
        for worker, found in self.client.run(has_program, self.program, on_error="return").items():
            if found is not True:
                raise NoCluster(f"the worker {worker} has another onrecord, Python or library than this one")


@dataclass(frozen=True)
class ReadElsewhere:
    """What was read of the files of a record, for `reading.read`; files with problems are not in it, and are read there."""

    kept_files: KeptFiles
    found: Mapping[str, FileRead] = field(default_factory=dict)

    def take(self, file: str, _: bytes) -> FileRead | None:
        """What reading that file gave."""
        return self.found.get(file)

    def keep(self, file: str, data: bytes, read: FileRead) -> None:
        """Keep what reading that file gave."""
        self.kept_files.keep(file, data, read)

    def finish(self) -> None:
        """Forget what was kept of files that there are no more."""
        self.kept_files.finish()


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler answers at an address, such as ``tcp://scheduler:8786``. Raises NoCluster."""
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster("--cluster needs dask.distributed: pip install 'onrecord[cluster]'") from None
    if not remembering.program():
        raise NoCluster("--cluster needs onrecord to be installed, to tell whether all workers have the same")
    try:
        asyncio.run(asyncio.wait_for(_greet(address), PATIENCE))  # somebody may be there and say nothing
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"no scheduler of Dask answers at {address}: {' '.join(str(error).split()) or 'timed out'}"
        ) from None
    with client:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise NoCluster(f"the scheduler at {address} has no workers")
        cluster = Cluster(client, remembering.program())
        cluster.see_to_programs()
        yield cluster


async def _greet(address: str) -> None:
    """See that somebody answers, before there is a client that would go on asking. Raises OSError or ValueError."""
    from distributed import Security
    from distributed.comm.core import connect

    comm = await connect(address, timeout=PATIENCE, **Security().get_connection_args("client"))
    await comm.close()


@contextmanager
def _folder_beside(site: Path) -> Iterator[Path]:
    """A folder in that of the site in which pages are written before they take their places. It is this build's alone and goes
    with it, so a worker that was taken for lost can write nothing later."""
    folder = site / f"onrecord-{uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        gone = folder.rename(folder.with_name(f"{folder.name}-gone"))  # nobody can write into it any more
        shutil.rmtree(gone)


def _written_here(pages: QuickPages, path: str, shape: FrameShape | None, data: bytes) -> FileWritten:
    """A page, or if it has no frame, a file of data."""
    if shape:
        return PageWritten(path, write_new(pages.place(path), data), shape, pages.frame(shape).digest)
    return DataWritten(path, write_new(Path(pages.site.config.site_dir) / path, data))


def _framed_here(pages: QuickPages, path: str, filling: Filling) -> PageWritten:
    return write_page(pages, path, pages.place(path), *pages.whole(path, filling))


def _by_size(texts: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    share: list[tuple[str, bytes]] = []
    for text in texts:
        if share and sum(len(data) for _, data in [*share, text]) > TEXTS_SHARE:
            yield share
            share = []
        share.append(text)
    if share:
        yield share
