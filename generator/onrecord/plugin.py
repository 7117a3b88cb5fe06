"""The MkDocs seam: adds the pages of the record, in memory, beside the hand-written ones."""

import logging
import os
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from onrecord import files as disk
from onrecord.diagnostics import Diagnostic, Severity, errors
from onrecord.generate import Output, generate
from onrecord.pages.addresses import clashes

log = logging.getLogger("mkdocs.plugins.onrecord")

EXTENSIONS = ("attr_list", "tables")
"""The Markdown extensions that the pages of the record need."""


class OnRecordConfig(Config):
    """The settings of the plugin. ``record``: the folder of the record within the docs folder."""

    record = Type(str, default="record")


class OnRecordPlugin(BasePlugin[OnRecordConfig]):
    """Makes the pages of the record at each build."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See that the pages find their Markdown extensions and their stylesheet."""
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        if disk.STYLESHEET not in config.extra_css:
            config.extra_css.insert(0, disk.STYLESHEET)
        return config

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take the record's own files out, and put its pages in. Raises Abort if the record has errors."""
        folder = Path(config.docs_dir, self.config.record)
        for file in list(files):
            if _is_within(file, folder):
                files.remove(file)
        try:
            texts = disk.read_record(folder)
        except FileNotFoundError as error:
            raise Abort(f"On Record: {error}") from None
        generated = generate(texts, config.use_directory_urls)
        outputs = generated.files | {disk.STYLESHEET: Output(disk.stylesheet())}
        hand_written = {file.src_uri: os.path.relpath(Path(config.docs_dir, file.src_uri)) for file in files}
        diagnostics = [*generated.diagnostics, *clashes(hand_written, outputs)]
        _report(diagnostics)
        for path, output in outputs.items():
            files.append(_file(path, output, config))
        return files

    def on_serve(self, server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
        """Build anew when a template changes; the docs folder, the record in it, is watched already."""
        server.watch(str(disk.TEMPLATES))
        return server


def _is_within(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and folder.resolve() in Path(file.abs_src_path).resolve().parents


def _report(diagnostics: list[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        log.log(logging.WARNING if diagnostic.severity is Severity.WARNING else logging.ERROR, "%s", diagnostic)
    found = len(errors(diagnostics))
    if found:
        raise Abort(f"On Record: {found} problem{'s' if found > 1 else ''} in the record, so no page was made.")


def _file(path: str, output: Output, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.INCLUDED if output.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, path, content=output.text, inclusion=inclusion)
    if output.origin:
        file.edit_uri = Path(os.path.relpath(output.origin, config.docs_dir)).as_posix()
    return file
