"""Pages that stand alone: nothing of the theme and no other file is needed to show them, wherever they lie."""

from onrecord.speaking.languages import direction_of
from onrecord.speaking.markdown import to_html

_FRAME = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main>
<article>
{body}
</article>
</main>
</body>
</html>
"""


def standing_alone(title: str, language: str, body: str) -> str:
    """A page with a body of finished HTML, in a language of the interface."""
    return _FRAME.format(title=to_html(title), body=body, language=language, direction=direction_of(language))
