"""Templates that this process has compiled, for the next environment that reads the same ones.

An edition has environments of its own, and so has each build of MkDocs. To compile their templates takes longer than to make the
pages of a small record, and while a person is watching each edit would do it anew.
"""

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Keeps what environments of one sort have compiled: those that differ in nothing but what they are asked for at run time.

    A template whose text has changed is compiled anew, and takes the place of what it was.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into its bucket, if it was compiled from the same text."""
        text, code = self._kept.get(_key(bucket), ("", None))
        if text == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._kept[_key(bucket)] = bucket.checksum, bucket.code


def _key(bucket: Bucket) -> tuple[object, ...]:
    """Which template it is, and how its environment reads it."""
    environment = bucket.environment
    return bucket.key, environment.lexer, environment.autoescape, *environment.extensions


OF_THE_THEME = Compiled()
"""Those of the theme, and of what a site puts in their place."""
