"""Pages that stand alone: nothing of a theme is needed to show them, wherever they lie."""

from collections.abc import Iterable

from onrecord.speaking.escaping import to_html
from onrecord.speaking.languages import direction_of

_FRAME = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}<title>{title}</title>
</head>
<body>
{body}
</body>
</html>
"""


def standing_alone(title: str, language: str, body: str, policy: str = "", head: Iterable[str] = ()) -> str:
    """A page with a body of finished HTML, in a language of the interface. ``policy``: what it may take, beside nothing;
    ``head``: what else stands in its head, a finished line each."""
    return _FRAME.format(
        title=to_html(title),
        language=language,
        direction=direction_of(language),
        body=body,
        policy=policy,
        head="".join(f"{line}\n" for line in head),
    )
