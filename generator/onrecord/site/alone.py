"""What a site has to say where none of its pages can be shown."""

from onrecord.speaking import alone

COLOURS = '<meta name="color-scheme" content="light dark">'
"""A page without a stylesheet follows the reader's colours."""


def standing_alone(title: str, language: str, body: str) -> str:
    """A page with a body of finished HTML, in a language of the interface. It needs no other file."""
    return alone.standing_alone(title, language, f"<main>\n<article>\n{body}\n</article>\n</main>", head=[COLOURS])
