"""Pictures as PNG, drawn by resvg with a font of ours and no other, so that every machine draws the same."""

import resvg_py

from onrecord.drawing.letters import FOLDER, FONTS

PIXELS = 2.0
"""Pixels of a unit: 864 from left to right of a picture. Twice as many take twice as long, and there is the SVG."""

_FONTS = [str(FOLDER / name) for name in FONTS]


def as_png(svg: str) -> bytes:
    """A picture as PNG, with nothing in it but its pixels."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=_FONTS, zoom=PIXELS))
