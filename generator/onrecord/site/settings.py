"""What a site sets: the plugin's own settings, and what they and MkDocs' come to."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import Choice, ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin

from onrecord.earth.drawn import Borders
from onrecord.site import shipped, theme_search
from onrecord.site.beside import NEIGHBOURS, US
from onrecord.speaking import languages
from onrecord.speaking.linking import Home, LinkStyle
from onrecord.telling.view import Pngs

log = logging.getLogger("mkdocs.plugins.onrecord")

THEME = "material"
"""The theme that the pages are made for."""

EXTENSIONS = ("attr_list", "tables")
"""The Markdown extensions that the pages of the record need."""

THEME_FAVICON = "assets/images/favicon.png"
"""The theme's own sign, which ours takes the place of."""

SETTING = f"'theme: {{name: {THEME}, font: false}}'"
"""What a site has to say of its theme, at least."""

THEMES_SEARCH = {"search", "material/search"}
"""What the plugin that makes the theme's search is called."""

UNCONCERNED = THEMES_SEARCH | {US, NEIGHBOURS}
"""The plugins that do nothing of their own with a record. What others make of one is not known."""


_FOLDER = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)*")


def as_folder(text: str) -> str:
    """A folder of the site as a person writes it, with a slash at its end; empty for the top. Raises ValueError if it is none."""
    inner = text.strip("/")
    if inner and not _FOLDER.fullmatch(inner):
        raise ValueError(f"{text!r} is no folder of the site; write a name such as 'record', or several: 'our/record'")
    return f"{inner}/" if inner else ""


class Folder(Type[str]):
    """A setting that is a folder of the site."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """The folder with a slash at its end. Raises ValidationError."""
        try:
            return as_folder(super().run_validation(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None


class OnRecordConfig(Config):
    """The settings of the plugin.

    ``record``: the folder of the record within the docs folder. ``archive``: the folder of the archived texts, beside
    mkdocs.yml. ``offline``: whether the site is to be opened from a disk. ``content_security_policy``: whether each page says
    what a browser may load and run. ``search``: whether the record's own search takes the place of the theme's. ``quick``:
    whether most pages of the record are made past MkDocs, so that its Markdown extensions and other plugins do not see them.
    ``edit_links``: whether pages lead to the files of the record that they were made from, whose names they give away with that.
    ``publish``: what else of the docs folder is published than what a site needs, as lines of a .gitignore.
    ``pngs``: which records have pictures as PNG, and not as SVG alone.
    ``borders``: whose the maps draw, or none. ``under``: the folder of the site that the record lies in, with a slash at its end;
    empty for the top.
    """

    record = Type(str, default="record")
    archive = Type(str, default="archive")
    offline = Type(bool, default=False)
    content_security_policy = Type(bool, default=True)
    search = Type(bool, default=True)
    quick = Type(bool, default=True)
    under = Folder(default="")
    edit_links = Type(bool, default=False)
    publish = ListOfItems(Type(str), default=[])
    pngs = Choice([str(each) for each in Pngs], default=str(Pngs.FEW))
    borders = Choice([str(each) for each in Borders], default=str(Borders.NATURAL_EARTH))


def see_to_theme(config: MkDocsConfig, has_policy: bool) -> None:
    """Raise ConfigurationError if the theme is not the one that the pages are made for, or would load fonts of another host,
    which the policy of the pages forbids."""
    if config.theme.name != THEME:
        raise ConfigurationError(
            f"theme: On Record makes its pages for the theme {THEME}, and not for {config.theme.name or 'one without a name'}: "
            f"write {SETTING} into mkdocs.yml ('onrecord write' makes Markdown for other themes and engines)"
        )
    if has_policy and config.theme.get("font") is not False:
        raise ConfigurationError(
            "theme.font: the theme would load its fonts from Google, which the policy of the pages forbids: "
            f"write {SETTING} into mkdocs.yml"
        )


def add_ours(config: MkDocsConfig, is_offline: bool) -> None:
    """Add to MkDocs' settings what the pages need: extensions, stylesheet, scripts, sign, and what we add to the theme.
    ``is_offline``: the site is to be opened from a disk."""
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    if shipped.STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, shipped.STYLESHEET)
    config.extra_javascript[:0] = [path for path in shipped.SCRIPTS if path not in config.extra_javascript]
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(shipped.THEME))
    if config.theme.get("favicon") in (None, THEME_FAVICON):
        config.theme["favicon"] = shipped.FAVICON
    if is_offline:
        config.use_directory_urls = False
        config.extra["polyfills"] = [*config.extra.get("polyfills", []), shipped.IFRAME_WORKER]


def language_of(config: MkDocsConfig) -> str:
    """The language of the theme, which is that of the pages. Raises ConfigurationError if we have no words in it."""
    language = str(config.theme.get("language") or languages.SOURCE)
    if language not in languages.known():
        raise ConfigurationError(f"theme.language: {languages.UnknownLanguage(language)}")
    return language


def has_themes_search(config: MkDocsConfig) -> bool:
    """Whether the theme is Material with its search. If its search has changed so that ours does not fit, say so."""
    if config.theme.name != THEME or not THEMES_SEARCH & set(config.plugins):
        return False
    is_known = any(any(Path(folder).glob(theme_search.WORKER_FILES)) for folder in config.theme.dirs)
    if not is_known:
        log.warning("This version of the theme has another search than ours replaces, so the site keeps the theme's.")
    return is_known


def is_alone(plugins: Iterable[str]) -> bool:
    """Whether none of the plugins and hooks of a site, by name, does anything of its own with a record."""
    return set(plugins) <= UNCONCERNED


@dataclass(frozen=True)
class RecordSettings:
    """How a site has its record read: where it and its archive lie, and what else `prepare` makes its pages of."""

    folder: Path
    archive: Path
    links: LinkStyle
    language: str
    borders: Borders
    under: str
    home: Home
    pngs: Pngs


def record_settings(config: MkDocsConfig, ours: OnRecordConfig) -> RecordSettings:
    """How a site has its record read. Raises ConfigurationError."""
    folder, archive = record_and_archive(config, ours)
    return RecordSettings(
        folder,
        archive,
        links_of(config),
        language_of(config),
        Borders(ours.borders),
        ours.under,
        home_of(config, ours.under),
        Pngs(ours.pngs),
    )


def record_and_archive(config: MkDocsConfig, ours: OnRecordConfig) -> tuple[Path, Path]:
    """The folder of the record, and that of its archive."""
    return Path(config.docs_dir, ours.record), Path(config.config_file_path).parent / ours.archive


def links_of(config: MkDocsConfig) -> LinkStyle:
    """How finished HTML links to pages in this site."""
    return LinkStyle.FOLDERS if config.use_directory_urls else LinkStyle.FILES


def home_of(config: MkDocsConfig, under: str) -> Home:
    """Where the pages of a record will lie on the web. ``under``: in which folder of the site."""
    plugin = config.plugins.get("onrecord")
    is_copy = isinstance(plugin, BasePlugin) and plugin.config["offline"]
    return Home(f"{config.site_url.rstrip('/')}/{under}" if config.site_url else "", links_of(config), is_copy)


def edited_from(config: MkDocsConfig) -> Path | None:
    """The folder from which files of the record are named in edit links; None if pages have none."""
    plugin = config.plugins.get("onrecord")
    return Path(config.docs_dir) if isinstance(plugin, BasePlugin) and plugin.config["edit_links"] else None
