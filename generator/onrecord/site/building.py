"""The whole site, made by MkDocs in a folder beside the old one; and the offline form of it, with its zip."""

import traceback
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError

from onrecord.site import staging
from onrecord.site.alarm import from_failure
from onrecord.site.alone import standing_alone
from onrecord.site.beside import US
from onrecord.site.cluster import Cluster, ClusterLost
from onrecord.site.folders import entries_in
from onrecord.site.inputs import look, settings_in
from onrecord.site.log import heard
from onrecord.site.plugin import OnRecordPlugin
from onrecord.site.printing import Printed, Tell, silently
from onrecord.site.reader import Means
from onrecord.site.settings import OnRecordConfig, home_of, is_alone, language_of, record_and_archive
from onrecord.site.sources import sources_of
from onrecord.site.sums import SUMS, listed, write_sums
from onrecord.site.unchanged import Asked, WholeMade, last_of, remember, seen_of
from onrecord.site.untouched import NO_FILES
from onrecord.speaking import languages
from onrecord.speaking.markdown import Templates

OPEN_ME = "OPEN-ME.html"
"""The page of the offline folder that a person opens first."""


FAILURES = (MkDocsException, SystemExit, OSError, ClusterLost)
"""What a build raises that says itself what is wrong."""

COMMENT = b"Made by On Record"
"""The comment in our zips, by which they are known."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip: the first that the format knows, so that equal folders make equal zips."""


@dataclass(frozen=True)
class Built:
    """A site that was built: how many files it has, and bytes; and what came of the pages of the record."""

    files: int
    size: int
    printed: Printed


def build(
    config_file: Path,
    target: Path,
    offline: bool = False,
    strict: bool = True,
    is_anew: bool = False,
    tell: Tell = silently,
    cluster: Cluster | None = None,
) -> Built:
    """Build the site into ``target``; ``offline``: as a folder to open from a disk, with a zip of it beside. ``is_anew``: nothing
    is taken from the last site or from what was kept of the record. ``tell``: is told how far it has come. ``cluster``: takes a
    share in the work.

    Raises staging.Refused, workers.NoCluster, cluster.ClusterLost, mkdocs.exceptions.Abort or OSError; then the old folder is as
    it was.
    """
    asked = Asked(config_file, target, offline, strict)
    if offline and asked.zip.exists() and not _is_our_zip(asked.zip):
        raise staging.Refused(f"{asked.zip} was not made by onrecord; move it away")
    with staging.held(target), heard() as said:
        settings = settings_in(config_file)
        config = load_config(str(config_file), site_dir=str(staging.place_beside(target)), strict=strict)
        if "onrecord" not in config.plugins:
            raise staging.Refused(
                f"{config_file} does not list the plugin onrecord: write 'plugins: [search, onrecord]'"
            )
        plugin = config.plugins["onrecord"]
        assert isinstance(plugin, OnRecordPlugin)
        plugin.config["offline"] = offline
        left, known = (NO_FILES, NO_FILES) if is_anew else last_of(asked)
        plugin.means = Means(target.resolve(), left, is_anew, tell, cluster)
        is_told = is_alone(config.plugins) and not config.hooks
        folders = sources_of(config, record_and_archive(config, plugin.config)) if is_told else None
        before = look(settings, folders, asked.how, known) if settings and folders else None
        with staging.beside(target) as new:
            built = _build(config, plugin, new, asked)
        if offline:
            _new_zip(asked).replace(asked.zip)
        plugin.reader.remember(target.resolve(), built.printed.made)
        after = seen_of(asked, folders, before.known) if folders and before else None
        if folders and before and after and after.is_same(before):
            pages = built.printed.made.pages if built.printed.made else ()
            remember(asked, WholeMade(after, folders, said, built.files, built.size, len(pages)))
    return built


def _build(config: MkDocsConfig, plugin: OnRecordPlugin, new: Path, asked: Asked) -> Built:
    """Build the site into a folder."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except FAILURES:
        raise
    except Exception as error:
        if name := culprit(error, config.plugins):
            raise PluginError(f"the plugin {name} has failed: {from_failure(error)}") from error
        raise
    finally:
        config.plugins.on_shutdown()
        plugin.means = Means()  # MkDocs gives the next build of this process the same plugin
    sizes = [each.stat().st_size for way, each in entries_in(new) if each.is_file() and not way.startswith(".")]
    if asked.offline:
        _complete(new, config.site_name, language_of(config))
    write_sums(new, plugin.known_sums(config))
    if asked.offline:
        _zip(new, asked)
    return Built(len(sizes), sum(sizes), plugin.printed)


def site_dir(config_file: Path) -> Path:
    """Where the settings of MkDocs want the site."""
    return Path(load_config(str(config_file)).site_dir)


def site_address(config_file: Path) -> str:
    """Where the settings of MkDocs say that the pages of the record will lie, with a slash at its end; empty if they do not."""
    return address(config_file, settings(config_file).under)


def address(config_file: Path, under: str) -> str:
    """The same for a record that lies in another folder of the site."""
    config = load_config(str(config_file)) if config_file.is_file() else None
    return home_of(config, under).url if config else ""


def is_hidden(config_file: Path) -> Callable[[str], bool]:
    """Tell for the path of a file in the docs folder whether the settings of MkDocs keep it out of the site."""
    if not config_file.is_file():
        return lambda _: False
    config = load_config(str(config_file))
    patterns = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    return lambda path: any(spec.match_file(path) for spec in patterns)


def settings(config_file: Path) -> OnRecordConfig:
    """The settings of the plugin in a file; the defaults, if there is no file or the plugin is not in it."""
    config = load_config(str(config_file)) if config_file.is_file() else None
    plugin = config.plugins.get("onrecord") if config else None
    if isinstance(plugin, OnRecordPlugin):
        return plugin.config
    defaults = OnRecordConfig()
    defaults.validate()
    return defaults


def culprit(error: Exception, plugins: Mapping[str, object]) -> str:
    """The name of the plugin in which a build failed; empty if it was this one, or none."""
    names = {id(plugin): name for name, plugin in plugins.items()}
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    went_through = [names[each] for each in (id(frame.f_locals.get("self")) for frame in frames) if each in names]
    return went_through[-1] if went_through and not went_through[-1].startswith(US) else ""


def _complete(folder: Path, title: str, language: str) -> None:
    """Add the page to open first, in the language of the site."""
    with languages.speaking(language):
        body = Templates().standalone("open-me.html.jinja", title=title, command=f"sha256sum --check {SUMS}")
    page = standing_alone(title, language, body)
    (folder / OPEN_ME).write_text(page, "utf-8", newline="\n")


def _new_zip(asked: Asked) -> Path:
    """Where the zip lies until the site is in its place."""
    return asked.zip.with_name(f".{asked.zip.name}.new")


def _zip(folder: Path, asked: Asked) -> None:
    """Write a zip of the folder, with the same bytes for the same files."""
    with zipfile.ZipFile(_new_zip(asked), "w", zipfile.ZIP_DEFLATED) as archive:
        for name in listed(folder):
            entry = zipfile.ZipInfo(f"{asked.zip.stem}/{name}", EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, Path(folder, name).read_bytes())
        archive.comment = COMMENT


def _is_our_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == COMMENT
    except (OSError, zipfile.BadZipFile):
        return False
