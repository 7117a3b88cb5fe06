"""What lies in a folder, found quickly: a site has thousands of files, and a build looks through it more than once."""

import os
from collections.abc import Iterator
from pathlib import Path


def ways_in(folder: Path, are_files: bool = False) -> Iterator[str]:
    """The ways within a folder, with slashes, to all in it that is no folder, in no order. A linked folder is none.
    ``are_files``: to files alone, which links may lead to."""
    return (way for way, each in entries_in(folder) if not are_files or each.is_file())


def entries_in(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """The same ways, each with what the disk says of it. Raises OSError."""
    waiting = [("", str(folder))]
    while waiting:
        inside, path = waiting.pop()
        with os.scandir(path) as found:
            for each in found:
                if each.is_dir(follow_symlinks=False):
                    waiting.append((f"{inside}{each.name}/", each.path))
                else:
                    yield f"{inside}{each.name}", each
