"""Drawings whose time runs as the language is read: for languages that run from right to left, the drawing of those that run from
left to right is turned round. Words, numbers and ranges keep their own direction: a label only goes to the other side."""

import re
from dataclasses import replace

from onrecord.drawing.shapes import Anchor, Circle, Curve, Drawing, Label, Linked, Shape, units
from onrecord.speaking.languages import spoken

_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_OTHER_SIDE = {Anchor.LEFT: Anchor.RIGHT, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.RIGHT: Anchor.LEFT}


def as_it_is_read(drawing: Drawing) -> Drawing:
    """A drawing for the language that is spoken: as it is, or turned round for one that runs from right to left."""
    if spoken().direction == "ltr":
        return drawing
    return replace(drawing, shapes=tuple(_turned(shape, drawing.width) for shape in drawing.shapes))


def _turned(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Curve):
        return replace(shape, data=_turned_path(shape.data, width))
    if isinstance(shape, Linked):
        return replace(shape, shapes=tuple(_moved(each, width) for each in shape.shapes))
    return _moved(shape, width)


def _moved(shape: Circle | Label, width: float) -> Circle | Label:
    if isinstance(shape, Label):
        return replace(shape, x=width - shape.x, anchor=_OTHER_SIDE[shape.anchor])
    return replace(shape, x=width - shape.x)


def _turned_path(data: str, width: float) -> str:
    """A path of straight lines. Raises ValueError for any other."""
    return "".join(_turned_step(found[1], found[2], width) for found in _COMMAND.finditer(data))


def _turned_step(command: str, numbers: str, width: float) -> str:
    """A command of a path; a small letter tells of steps from where the one before it ended, a capital of places."""
    if command in "VvZz":
        return command + numbers
    if command not in "MLHlh":
        raise ValueError(f"a path that can't be turned round: {command}{numbers}")
    edge = width if command.isupper() else 0.0
    places = [float(number) for number in _NUMBER.findall(numbers)]
    turned = [place if command in "MLl" and index % 2 else edge - place for index, place in enumerate(places)]
    return command + " ".join(map(units, turned))
