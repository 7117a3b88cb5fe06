"""Follows every name and attribute in a template to its type, from what the template is given."""

import inspect
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import UnionType
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from onrecord.speaking.markdown import Templates

Kind = Any
"""What a value is, as an annotation says it: a class, a union, a list of something. None: nothing with attributes. Any: a mistake
that was told already."""

_TEMPLATES = Templates()
BUILT_IN = {"md": set(_TEMPLATES.markdown.globals), "html": set(_TEMPLATES.html.globals)}
"""The names that every template has."""


BLOCKS = ("block", "piece")
"""What makes a block of another template; a piece is kept for the next page."""


@dataclass(frozen=True)
class Module:
    """A template and its macros, those that it imports included, each with the template that it stands in."""

    name: str
    body: list[nodes.Node]
    macros: "dict[str, tuple[nodes.Macro, Module]]"

    @property
    def built_in(self) -> set[str]:
        """The names that it has without being given them."""
        return BUILT_IN[self.name.split(".")[-2]]


def mistakes(texts: Mapping[str, str], template: str, given: Mapping[str, Kind], spare: str = "") -> list[str]:
    """Every name in a template that is neither given nor its own, every attribute that a value has not, every call of a macro
    with too few values; also in the macros and blocks that it calls. And everything given that it has no use for, but ``spare``.
    ``texts``: all templates by name."""
    return [*_mistakes(frozenset(texts.items()), template, tuple(given.items()), spare)]


@lru_cache(maxsize=1024)
def _mistakes(
    texts: frozenset[tuple[str, str]], template: str, all_given: tuple[tuple[str, Kind], ...], spare: str = ""
) -> tuple[str, ...]:
    """The same, kept for whoever asks it of another template that has the same block."""
    given = dict(all_given)
    trace = _Trace(texts, given)
    module = trace.module(template)
    trace.follow_all(module.body, {}, module)
    unused = sorted(set(given) - trace.used - {spare})
    return (*trace.found, *(f"{template}: has no use for {name}" for name in unused))


def reached(texts: Mapping[str, str], template: str) -> set[str]:
    """A template and all that it imports or has as a block, directly or not."""
    found, waiting = set[str](), {template}
    while waiting:
        found.add(name := waiting.pop())
        tree = _parsed(texts[name])
        waiting |= {str(each.template.value) for each in tree.find_all(nodes.FromImport) if _is_text(each.template)}
        calls = [each for each in tree.find_all(nodes.Call) if _called(each) in BLOCKS]
        waiting |= {str(each.args[0].value) for each in calls if _is_text(each.args[0])}
        waiting -= found
    return found


class _Trace:
    """One walk through a template: what is used of the things given, and the mistakes found."""

    def __init__(self, texts: frozenset[tuple[str, str]], given: Mapping[str, Kind]) -> None:
        self.all_texts, self.texts, self.given = texts, dict(texts), given
        self.used: set[str] = set()
        self.found: list[str] = []

    def module(self, name: str) -> Module:
        """Read a template, and those that it imports from."""
        tree = _parsed(self.texts[name])
        module = Module(name, tree.body, {})
        for each in tree.find_all(nodes.FromImport):
            assert _is_text(each.template), "an import is by name"
            assert not each.with_context, "an imported macro has what it is called with"
            imported = self.module(str(each.template.value))
            module.macros.update((str(macro), imported.macros[str(macro)]) for macro in each.names)
        module.macros.update((each.name, (each, module)) for each in tree.find_all(nodes.Macro))
        return module

    def follow_all(self, several: typing.Iterable[nodes.Node], local: Mapping[str, Kind], module: Module) -> None:
        """Follow nodes whose values are not used further."""
        for each in several:
            self.follow(each, local, module)

    def follow(self, node: nodes.Node, local: Mapping[str, Kind], module: Module) -> Kind:
        """Follow all names below a node; ``local``: those of loops and macros around it. Returns what the node's value is."""
        match node:
            case nodes.Macro() | nodes.FromImport():
                return None  # followed where it is called
            case nodes.Name():
                return self._name(node, local, module)
            case nodes.Getattr():
                return self._attribute(self.follow(node.node, local, module), node, module)
            case nodes.For(target=nodes.Name(name=name)):
                item = _item(self.follow(node.iter, local, module))
                self.follow_all((*node.body, *node.else_), {**local, name: item, "loop": LoopContext}, module)
                return None
            case nodes.Call() if _called(node) in module.macros:
                return self._macro(node, local, module)
            case nodes.Call() if _called(node) in BLOCKS:
                return self._block(node, local, module)
        self.follow_all(node.iter_child_nodes(), local, module)
        return None

    def _name(self, node: nodes.Name, local: Mapping[str, Kind], module: Module) -> Kind:
        if node.name in local:
            return local[node.name]
        if node.name in self.given:
            self.used.add(node.name)
            return self.given[node.name]
        if node.name not in module.built_in and node.name not in module.macros:
            return self._mistake(node, module, f"{node.name} is not given")
        return None

    def _attribute(self, kind: Kind, node: nodes.Getattr, module: Module) -> Kind:
        if kind is Any:
            return Any
        found = [one for each in _members(kind) for one in _attributes(each, node.attr)]
        if not found:
            return self._mistake(node, module, f"nothing is known of .{node.attr} of {kind}")
        return _any_of(found)

    def _macro(self, node: nodes.Call, local: Mapping[str, Kind], module: Module) -> Kind:
        macro, home = module.macros[_called(node)]
        values = [self.follow(each, local, module) for each in node.args]
        if len(values) != len(macro.args) or node.kwargs:
            self._mistake(node, module, f"{macro.name} takes {len(macro.args)} values in their order")
        values += [Any] * len(macro.args)
        self.follow_all(macro.body, dict(zip((each.name for each in macro.args), values, strict=False)), home)
        return None

    def _block(self, node: nodes.Call, local: Mapping[str, Kind], module: Module) -> Kind:
        given = {each.key: self.follow(each.value, local, module) for each in node.kwargs}
        assert _is_text(node.args[0]), "a block is called by its name"
        self.found += _mistakes(self.all_texts, node.args[0].value, tuple(given.items()))
        return None

    def _mistake(self, node: nodes.Node, module: Module, message: str) -> Kind:
        self.found.append(f"{module.name}:{node.lineno}: {message}")
        return Any


@lru_cache(maxsize=256)
def _parsed(text: str) -> nodes.Template:
    return _TEMPLATES.html.parse(text)


def _is_text(node: nodes.Node) -> typing.TypeGuard[nodes.Const]:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _called(node: nodes.Call) -> str:
    return node.node.name if isinstance(node.node, nodes.Name) else ""


def _members(kind: Kind) -> list[Kind]:
    """The kinds that a value may be of, if it is there."""
    is_union = isinstance(kind, UnionType) or typing.get_origin(kind) is typing.Union
    return [each for each in (typing.get_args(kind) if is_union else [kind]) if each not in (None, type(None))]


def _item(kind: Kind) -> Kind:
    """What a list, or another thing that a loop goes through, is of."""
    if kind is Any:
        return Any
    return _any_of([typing.get_args(each)[0] for each in _members(kind) if typing.get_args(each)])


def _any_of(kinds: list[Kind]) -> Kind:
    """What is of one of several kinds."""
    return typing.Union[tuple(kinds)] if kinds and None not in kinds else None  # noqa: UP007


def _attributes(kind: Kind, name: str) -> list[Kind]:
    """The kind of an attribute, alone in a list; an empty list if there is no such attribute."""
    if not isinstance(kind, type):
        return []
    hints = _hints(kind)
    if name in hints:
        return [hints[name]]
    found = inspect.getattr_static(kind, name, None)
    if isinstance(found, property) and found.fget:
        return [_hints(found.fget).get("return")]
    return [] if found is None else [None]


_hints = cache(typing.get_type_hints)
