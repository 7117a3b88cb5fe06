"""A docs folder of plain Markdown that any engine can build: the pages of a record, hand-written pages, styles and scripts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checking.clashes import clashes
from onrecord.diagnostics import Diagnostic
from onrecord.earth.drawn import Borders
from onrecord.generate import Generated, Pngs, generate
from onrecord.site import files, shipped
from onrecord.site.kept import kept_for
from onrecord.site.published import Publishing
from onrecord.speaking.linking import Home, LinkStyle


@dataclass(frozen=True)
class Folders:
    """Where a project keeps what its site is made from: its record, the archived texts, the hand-written pages; which of these
    stay out of the site, by path; and what else is published."""

    record: Path
    archive: Path
    docs: Path
    is_hidden: Callable[[str], bool]
    publish: Sequence[str] = ()


@dataclass(frozen=True)
class PlainDocs:
    """The files of a docs folder, by path: texts that were made, data beside them, and copies of what is written by hand; and
    every problem found. There are no pages if a problem is an error. ``left_out``: files that are not published, and why."""

    texts: Mapping[str, str]
    data: Mapping[str, bytes]
    copies: Mapping[str, Path]
    generated: Generated
    problems: list[Diagnostic]
    left_out: list[tuple[str, str]]


def plain_docs(
    folders: Folders,
    texts: Mapping[str, bytes],
    links: LinkStyle,
    language: str,
    borders: Borders,
    under: str,
    home: Home,
    pngs: Pngs = Pngs.FEW,
) -> PlainDocs:
    """Make a docs folder from the files of a record, by name. As for `generate`. Raises OSError."""
    evidence = files.read_evidence(folders.record, folders.archive)
    generated = generate(texts, links, evidence, language, borders, kept_for(folders.record), under, home, pngs)
    hand_written = files.hand_written(folders.docs, folders.record, folders.archive)
    open_ones = {path: file for path, file in hand_written.items() if not folders.is_hidden(path)}
    publishing = Publishing(folders.docs, folders.publish)
    left_out = [(path, why) for path in open_ones if (why := publishing.why_not(path))]
    copies = {path: file for path, file in open_ones.items() if path not in dict(left_out)}
    made = {path: output.text for path, output in generated.files.items()} | shipped.assets()
    edition = generated.edition
    data = {path: edition.data_at(path) for path in edition.data} if edition else {}
    sealed = {f"{under}{name}": path for name, path in files.seal_files(folders.record).items()}
    clashing = clashes({path: f"{folders.docs.as_posix()}/{path}" for path in copies}, [*made, *data, *sealed])
    return PlainDocs(made, data, copies | sealed, generated, [*generated.diagnostics, *clashing], left_out)
