"""While a person is watching, a page is made when it is asked for: an edit shows without waiting for all other pages."""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""What answers requests, as WSGI has it (PEP 3333)."""

PATIENCE = 10
"""How often at most a file is made for one request: an edit that comes before it is read takes it away again."""


def on_demand(serve: Application, mount: str, write: Callable[[str], bool]) -> Application:
    """An application that makes what another does not find, and asks that again.

    ``mount``: where the site lies, with a slash at both ends. ``write``: makes the file at a path of the site, and tells whether
    there is such a file.
    """

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        for _ in range(PATIENCE):
            begun: list[tuple[Any, ...]] = []
            body = serve(environ, lambda *arguments: begun.append(arguments))  # noqa: B023  # it is called at once
            is_there = not begun[0][0].startswith("404")
            if is_there or not path.startswith(mount) or not write(path.removeprefix(mount)):
                start(*begun[0])
                return body
        return serve(environ, start)

    return answer
