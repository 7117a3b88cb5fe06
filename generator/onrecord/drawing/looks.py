"""What the stylesheet gives each look, as attributes of SVG, for a picture that stands alone: in the colours of the light scheme.

`drawings.css` is the same for pages; a test holds both against each other. A page keeps lines as thick as they are on every
screen, and a picture grows with its lines, so these are thinner by a share.
"""

from collections.abc import Mapping
from functools import lru_cache

PAPER, INK, SOFT, LINE, LINK, ACCENT = "#fdfcf9", "#1b2226", "#545c61", "#d9d6cd", "#14527d", "#a33d1a"
"""The ground, words, quiet words, thin lines, what is the record's, and what is to be seen first, in the light scheme."""

THIN = 0.6
"""How thick lines are in units, of their pixels on a page."""

LOOKS: Mapping[str, Mapping[str, str]] = {
    "or-country-name": {"fill": SOFT},
    "or-tick": {"fill": SOFT},
    "or-key": {"fill": SOFT},
    "or-coast": {"fill": "none", "stroke": "#8fa6b3"},
    "or-border": {"fill": "none", "stroke": SOFT},
    "or-frame": {"fill": "none", "stroke": "#c3ced6", "stroke-width": "3px"},
    "or-bar": {"fill": "none", "stroke": INK, "stroke-width": "1.5px"},
    "or-thin-line": {"stroke": "#c3ced6", "stroke-width": "1px"},
    "or-small-shade": {"fill": "#c9dbe7"},
    "or-here": {"fill": "none", "stroke": ACCENT, "stroke-width": "1.75px"},
    "or-grid": {"fill": "none", "stroke": LINE},
    "or-sea": {"fill": "#e3ebef"},
    "or-land": {"fill": PAPER},
    "or-along": {
        "fill": "none",
        "stroke": "#c9dbe7",
        "stroke-width": "10px",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    },
    "or-shade": {"fill": "#c9dbe7", "fill-opacity": "0.75", "stroke": LINK, "stroke-width": "1.5px"},
    "or-sign": {"fill": LINK, "fill-opacity": "0.14", "stroke": LINK, "stroke-width": "2px"},
    "or-exact": {"fill-opacity": "1", "stroke": PAPER, "stroke-width": "1.5px"},
    "or-district": {"stroke-dasharray": "5 3"},
    "or-region": {"stroke-dasharray": "10 5"},
    "or-vague": {"stroke-dasharray": "1.5 3.5"},
    "or-unsaid": {"fill": PAPER, "fill-opacity": "1"},
    "or-several": {"fill": PAPER, "fill-opacity": "1", "stroke": INK, "stroke-width": "1.5px"},
    "or-several-vague": {
        "fill": PAPER,
        "fill-opacity": "1",
        "stroke": INK,
        "stroke-dasharray": "3 2",
        "stroke-width": "1.5px",
    },
    "or-inside-filled": {"fill": PAPER},
    "or-day": {"fill": "currentcolor"},
    "or-lasting": {"fill": "currentcolor"},
    "or-within": {
        "fill": "currentcolor",
        "fill-opacity": "0.12",
        "stroke": "currentcolor",
        "stroke-dasharray": "4 2.5",
        "stroke-width": "1.5px",
    },
    "or-open": {"fill": "none", "stroke": "currentcolor", "stroke-width": "2px"},
    "or-happened": {"color": INK},
    "or-spoken-of": {"color": INK},
    "or-said": {"color": LINK},
    "or-stretch": {"fill": "none", "stroke": "currentcolor", "stroke-width": "2.5px"},
    "or-thin": {"stroke-width": "1.5px"},
    "or-stair": {"fill": "none", "stroke": "currentcolor", "stroke-width": "1.5px"},
    "or-band": {"fill": "currentcolor", "fill-opacity": "0.16"},
    "or-leader": {"fill": "none", "stroke": SOFT},
    "or-axis": {"fill": "none", "stroke": SOFT},
    "or-lone": {"color": INK},
    "or-run-1": {"color": LINK},
    "or-run-2": {"color": "#4d7018"},
    "or-run-3": {"color": "#7a3f9d"},
    "or-run-4": {"color": "#8a6500"},
    "or-run-5": {"color": "#0b7a75"},
    "or-run-6": {"color": "#a8326e"},
    "or-near": {"fill": PAPER, "stroke": "currentcolor", "stroke-width": "2px"},
    "or-hollow": {"fill": PAPER, "stroke": "currentcolor", "stroke-width": "2px"},
    "or-published": {"color": SOFT},
    "or-plain": {"color": SOFT},
}
"""What each class gives, in the order of the stylesheet: of two that give the same, the later holds."""

DOTS: Mapping[str, Mapping[str, str]] = {
    "or-tick": {"fill": SOFT},
    "or-ours": {"fill": SOFT},
    "or-dot-number": {"fill": LINK},
    "or-grid": {"stroke": LINE, "stroke-width": "1px"},
    "or-dot": {"fill": "none", "stroke": LINK, "stroke-width": "2px"},
    "or-range": {"fill": "none", "stroke": LINK, "stroke-width": "2px"},
    "or-full": {"fill": LINK},
    "or-hollow": {"fill": PAPER},
    "or-about": {"fill": PAPER, "stroke-dasharray": "2.5 2.5"},
}
"""The same for rows of counts, whose classes have looks of their own."""

BOLD = frozenset({"or-heading", "or-inside", "or-dot-number", "or-count"})
"""The looks whose words are bold."""

WITH_HALO = frozenset({"or-name", "or-small", "or-dot-number"})
"""The looks whose words have the ground around them, so that they can be read on lines."""

SMALLER = {"or-inside": 0.85, "or-ours": 0.9, "or-key": 0.9, "or-tick": 0.95, "or-dot-number": 1.2}
"""How large words of a look are, as a share of the others of a picture."""


@lru_cache(maxsize=1024)
def attributes(look: str, is_of_dots: bool = False) -> dict[str, str]:
    """The attributes of what has these classes, but for its size. ``is_of_dots``: it is part of rows of counts."""
    has = set(look.split())
    found: dict[str, str] = {}
    for name, given in (DOTS if is_of_dots else LOOKS).items():
        found |= given if name in has else {}
    color = found.pop("color", INK)
    found = {name: color if value == "currentcolor" else value for name, value in found.items()}
    if "stroke" in found:
        found.setdefault("stroke-width", "1px")
    for name in {"stroke-width", "stroke-dasharray"} & set(found):
        found[name] = " ".join(_thin(each) for each in found[name].split())
    return dict(sorted(found.items()))


def _thin(pixels: str) -> str:
    return f"{round(float(pixels.removesuffix('px')) * THIN, 2):g}"
