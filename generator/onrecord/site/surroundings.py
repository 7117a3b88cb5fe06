"""What else than the record and our program a page may come from: the settings of the site, the theme, and every plugin.

Where none of that has changed, what was found out about pages of the last site need not be found out again.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from onrecord.site.inputs import installed
from onrecord.site.settings import is_alone
from onrecord.site.sources import READ_NOTHING


def surroundings(config: MkDocsConfig) -> bytes:
    """A digest of the settings, of the versions of all that is installed, and of the files that a site brings
    itself: templates, hooks, and the modules of plugins."""
    settings = json.dumps(_settings(config), default=_named)
    found = sha256(json.dumps([settings, installed()]).encode())
    for path in _own_files(config):
        data = path.read_bytes()
        found.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    is_known = is_alone(config.plugins) and set(config.markdown_extensions) <= READ_NOTHING
    if config.hooks or not is_known:
        found.update(os.urandom(16))  # what another's code reads is not known, so it may be another each time
    return found.digest()


def _settings(config: MkDocsConfig) -> list[Any]:
    """The settings of the site, its theme and its plugins, as far as they can differ between two builds into one folder."""
    plain = {name: value for name, value in config.items() if name not in ("plugins", "theme", "hooks")}
    theme = config.theme
    # A hook is a module among the plugins, and has no settings.
    plugins = [(name, dict(getattr(plugin, "config", {}))) for name, plugin in config.plugins.items()]
    return [plain, theme.name, {name: theme[name] for name in theme}, plugins]


def _named(value: Any) -> Any:
    """A value of the settings for which JSON has no word. What can't be told from another is another in each process."""
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "patterns"):  # of the paths that are left out
        return [str(each.pattern) for each in value.patterns]
    name = getattr(value, "__qualname__", None)
    return f"{value.__module__}.{name}" if name else repr(value)


def _own_files(config: MkDocsConfig) -> Iterator[Path]:
    """The files that may change without another version of anything."""
    if config.theme.custom_dir:
        yield from sorted(path for path in _below(config.theme.custom_dir) if path.is_file())
    modules = {type(plugin).__module__ for plugin in config.plugins.values()}
    files = {str(getattr(sys.modules.get(name), "__file__", None) or "") for name in modules}
    hooks = {str(name) for name in config.hooks}
    yield from sorted(path for path in (Path(each) for each in files | hooks) if path.is_file())


def _below(folder: str) -> Iterator[Path]:
    """What lies in a folder, and in those that it has as links: templates are found through them. One that leads round in a
    circle is looked at once."""
    seen = set[str]()
    for root, folders, names in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(root))
        folders[:] = [each for each in folders if os.path.realpath(Path(root, each)) not in seen]
        yield from (Path(root, name) for name in names)
