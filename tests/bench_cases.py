"""What `make bench` measures of one record: each case is a command, and what must be done before it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests import bench_engines as engines
from tests.bench_edits import Edit, edits
from tests.bench_engines import Made, Project
from tests.bench_running import Run, can_use_one_core, run
from tests.projects import command, environment

BUILD = "onrecord build:"
COLD, ONE_CORE, UNSEARCHED = f"{BUILD} cold", f"{BUILD} cold, one core", f"{BUILD} cold, no search"
SAME, AFTER = f"{BUILD} nothing changed", f"{BUILD} cold, with these edits"
CHECK, WRITE = "onrecord check: reading and rules", "onrecord write: the Markdown"
STOCK, ZENSICAL, HUGO = "stock MkDocs and Material", "Zensical", "Hugo, bare pages"
FLOOR, FLOOR_OF_MARKDOWN = "writing as many bytes as the site", "writing as many bytes as the Markdown"

ALIKE = (COLD, ONE_CORE, SAME)
"""These must make the same site."""


@dataclass
class Case:
    """A command, the folder that it makes, and what goes before it. ``is_long``: it is run once, however many rounds there are;
    ``shows``: what must then stand on a page."""

    name: str
    command: list[str]
    folder: Path
    result: Path | None
    before: Callable[[], None] = lambda: None
    one_core: bool = False
    is_long: bool = False
    shows: str = ""
    runs: list[Run] = field(default_factory=list)
    made: Made | None = None


class Plan:
    """The cases of one record, and the folders that they need. ``is_large``: the slowest of others is run once."""

    def __init__(self, work: Path, prepare: Callable[[Project], None], without: set[str], is_large: bool) -> None:
        self.work, self._without, self._is_large = work, without, is_large
        self._cache = work / "cache"
        caches = {name: str(self._cache) for name in ("XDG_CACHE_HOME", "ONRECORD_CACHE")}
        self.environment = environment(**caches)
        """That of each command: what it keeps goes where it can be found and deleted."""
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        self.project = Project(work / "project")
        self.project.begin()
        prepare(self.project)
        if any((self.project.folder / "archive").iterdir()):
            self._run(command("verify"), self.project.folder)
        self.edits: list[Edit] = edits(self.project.record)
        self.size = sum(path.stat().st_size for path in self.project.record.rglob("*.yml"))

    def cases(self) -> list[Case]:
        """All of them, in the order in which one round runs them: ours, then those of others, then the least there can be."""
        project, folder = self.project, self.project.folder
        build = command("build", "--no-strict")
        unsearched = [*build, "--config-file", "without-search.yml", "--site-dir", "site-without-search"]
        ours = (
            [Case(ONE_CORE, build, folder, project.site, self._begin_anew, one_core=True)] if can_use_one_core() else []
        )
        ours += [
            Case(UNSEARCHED, unsearched, folder, folder / "site-without-search", self._begin_anew),
            Case(COLD, build, folder, project.site, self._begin_anew),
            Case(SAME, build, folder, project.site),
            *(
                Case(f"{BUILD} {each.name}", build, folder, project.site, each.make, shows=each.mark)
                for each in self.edits
            ),
            Case(CHECK, command("check"), folder, None, self._begin_anew),
            Case(
                WRITE, engines.write_command("../written", "folders"), folder, self.work / "written", self._begin_anew
            ),
        ]
        return [*ours, *self._others()]

    def after(self) -> Case:
        """A build of the record with all edits in it, from nothing: what those after each edit must have come to."""
        return Case(AFTER, command("build", "--no-strict"), self.project.folder, self.project.site, self._begin_edited)

    def run(self, case: Case) -> Run:
        """Run a case once more."""
        case.before()
        taken = self._run(case.command, case.folder, case.one_core)
        case.runs.append(taken)
        if case.result and case.made is None:
            case.made = engines.made(case.result)
            if case.shows and not engines.page_with(case.result, case.shows):
                raise LookupError(f"{case.name}: no page shows it")
            if case.name == COLD:
                engines.write_sizes(case.result, self.work / "site.txt")
        return taken

    def _others(self) -> list[Case]:
        made = [
            ("stock", STOCK, engines.mkdocs, "folders", self._is_large),
            ("zensical", ZENSICAL, engines.zensical, "sources", False),
            ("hugo", HUGO, engines.hugo, "folders", False),
        ]
        found: list[Case] = []
        for word, name, prepare, links, is_long in made:
            if word not in self._without:
                folder = self.work / word
                line = prepare(folder, self._markdown(links))
                before = self._clearing(folder, {path.name for path in folder.iterdir()})
                found.append(Case(name, line, folder, folder / "site", before, is_long=is_long))
        engines.write_sizes(self._markdown("folders"), self.work / "markdown.txt")
        for name, sizes in ((FLOOR, "site.txt"), (FLOOR_OF_MARKDOWN, "markdown.txt")):
            target = self.work / f"floor-{sizes}"
            line = engines.floor(self.work / sizes, str(target))
            found.append(Case(name, line, self.work, target, partial(engines.remove, target)))
        return found

    def _markdown(self, links: str) -> Path:
        """The Markdown of the record, written once."""
        folder = self.work / f"markdown-{links}"
        if not folder.is_dir():
            self._run(engines.write_command(f"../{folder.name}", links), self.project.folder)
        return folder

    def _begin_anew(self) -> None:
        for each in self.edits:
            each.undo()
        self.project.clear(self._cache)
        engines.remove(self.work / "written")

    def _begin_edited(self) -> None:
        self._begin_anew()
        for each in self.edits:
            each.make()

    def _clearing(self, folder: Path, inputs: set[str]) -> Callable[[], None]:
        """Before another's build: nothing is left of one before it."""

        def clear() -> None:
            shutil.rmtree(self._cache, ignore_errors=True)
            for path in folder.iterdir():
                if path.name not in inputs:
                    engines.remove(path)

        return clear

    def _run(self, line: list[str], folder: Path, one_core: bool = False) -> Run:
        return run(line, folder, self.environment, self.work / "last.log", one_core)
