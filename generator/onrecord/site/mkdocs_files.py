"""What MkDocs is given of a record, and what is kept from it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from onrecord.generate import Output
from onrecord.site.beside import US
from onrecord.site.fillings import edit_uri
from onrecord.site.published import Publishing
from onrecord.site.record_files import RecordFile
from onrecord.site.settings import edited_from, links_of


def take_out(files: Files, *folders: Path) -> None:
    """Take out what lies in some folders, which is no page."""
    for file in list(files):
        if any(_is_within(file, folder) for folder in folders):
            files.remove(file)


def leave_out(files: Files, publishing: Publishing) -> list[tuple[str, str]]:
    """Take out what lies in the docs folder and is not published; return the path of each such file, and why."""
    left_out = []
    for file in list(files):
        is_of_docs = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(publishing.docs)
        if is_of_docs and not file.inclusion.is_excluded() and (why := publishing.why_not(file.src_uri)):
            files.remove(file)
            left_out.append((file.src_uri, why))
    return left_out


def of_docs(files: Files, docs: Path) -> Iterator[tuple[str, Path]]:
    """The files of the docs folder that are published: the path of each in it, and where it lies."""
    for file in files:
        if file.abs_src_path is not None and not file.inclusion.is_excluded():
            path = Path(file.abs_src_path)
            if path.is_relative_to(docs):
                yield file.src_uri, path


def put_in(files: Files, outputs: dict[str, Output], config: MkDocsConfig) -> None:
    """Put in what was made, but for what somebody has written by hand."""
    for path, made in outputs.items():
        if not files.get_file_from_path(path):
            files.append(_file(path, made, config))


def put_in_record(files: Files, paths: Iterable[str], config: MkDocsConfig) -> None:
    """Put in the pages of the record, by path, that are made past MkDocs: all that are not there yet."""
    for path in paths:
        if not files.get_file_from_path(path):
            files.append(RecordFile(path, config, links_of(config)))


def paths_in(nav: object) -> Iterator[str]:
    """The paths that a navigation lists, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from paths_in(item)


def _is_within(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and folder.resolve() in Path(file.abs_src_path).resolve().parents


def _file(path: str, output: Output, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.INCLUDED if output.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, path, content=output.text, inclusion=inclusion)
    file.edit_uri, file.generated_by = edit_uri(output.origin, edited_from(config), Path.cwd()), US
    return file
