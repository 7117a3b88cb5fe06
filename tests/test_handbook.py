"""What the handbook and the README show holds: every block of YAML is read as what it is, and every command is one.

The commands of the page on how to begin are run, one after another, in a new project. All others, and those within a sentence,
are read by the command's own parser, so that each option is one that it knows.
"""

import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from onrecord.cli import COMMANDS, main
from onrecord.generate import check
from onrecord.importing import mapping
from onrecord.record import yaml_text
from onrecord.record.model import DEFAULTS, LISTS
from onrecord.record.nodes import Mapping, Sequence
from onrecord.record.reading import TOP_LEVEL, read_file
from onrecord.record.validating import validate
from tests.building import PROJECT
from tests.projects import onrecord
from tests.records import FILE

PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs" / "handbook").glob("*.md"))]
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of a page: where it is, and its lines."""

    place: str
    kind: str
    text: str


def blocks() -> list[Block]:
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Block(f"{page.name}:{line}", match[2], match[3]))
    return found


BLOCKS = blocks()
YAML = [block for block in BLOCKS if block.kind == "yaml"]
SHELL = [block for block in BLOCKS if block.kind == "sh"]


def entry_of(name: str) -> dict[str, Any]:
    """What an entry of a list must have, so that a part of one can be read as an entry."""
    return {info.alias or key: "x" for key, info in LISTS[name].model_fields.items() if info.is_required()}


def problems_of_record(text: str) -> list[str]:
    """What is wrong in a file of the record by itself; parts of claims that the page leaves out may lack."""
    problems = read_file("", text.encode()).problems
    return [str(each) for each in problems if each.code != "missing"]


def problems_of_part(text: str) -> list[str]:
    """What is wrong in some fields of an entry, or in entries of a list that is not named: of the list that it fits best."""
    lines = text.split("\n")
    indent = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    plain = "\n".join(line[indent:] for line in lines)
    root, problems = yaml_text.parse(plain.encode(), "")
    if problems:
        return [str(each) for each in problems]
    parts = root.items if isinstance(root, Sequence) else [root]
    assert all(isinstance(part, Mapping) for part in parts)
    return min(
        (_misfits(parts, name) for name in LISTS),
        key=lambda found: (" ".join(found).count("[unknown-key]"), len(found)),
    )


def _misfits(parts: list[Any], name: str) -> list[str]:
    """What does not fit if parts are entries of a list."""
    found = []
    for part in parts:
        filling, _ = yaml_text.parse(yaml_text.dump(entry_of(name)).encode(), "")
        assert isinstance(filling, Mapping)
        whole = Mapping(1, 1, False, filling.items | part.items, filling.keys | part.keys)
        found += [str(each) for each in validate(LISTS[name], whole, "")[1]]
    return found


class _Settings(yaml.SafeLoader):
    """Reads settings of MkDocs, which may name functions of Python."""


_Settings.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda *_: None)


def problems_of_settings(text: str) -> list[str]:
    """What MkDocs, its theme and our plugin say of settings."""
    config = MkDocsConfig(config_file_path=str(PROJECT / "mkdocs.yml"))
    config.load_dict({"site_name": "A record"} | yaml.load(text, _Settings))
    failed, warnings = config.validate()
    return [f"{key}: {error}" for key, error in [*failed, *warnings]]


def problems_of_hooks(text: str) -> list[str]:
    """What is wrong in settings of pre-commit: commands that we have not, and files that are none of a record."""
    hooks = [hook for repository in yaml.safe_load(text)["repos"] for hook in repository["hooks"]]
    names = [hook["entry"].split("/")[-1].split() for hook in hooks]
    strange = [" ".join(name) for name in names if name[0] != "onrecord" or name[1] not in COMMANDS]
    return strange + [hook["files"] for hook in hooks if not re.search(hook["files"], FILE)]


def problems_of_mapping(text: str) -> list[str]:
    """What is wrong in a mapping, or in some of its settings, which may lack others."""
    _, problems = mapping.parse(text.encode(), "")
    return [str(each) for each in problems if each.code != "missing"]


def problems_of(text: str) -> list[str]:
    """What is wrong in a block of YAML, as what its keys say it is."""
    if text.startswith("---"):
        return [] if isinstance(yaml.safe_load(text.strip().strip("-")), dict) else ["no front matter"]
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n")):
        return []
    keys = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    if keys and keys <= set(TOP_LEVEL):
        return problems_of_record(text)
    if keys & {"import", "known", "tables"}:
        return problems_of_mapping(text if "import" in keys else f"import: a-table\n{text}")
    if keys == {"repos"}:
        return problems_of_hooks(text)
    settings = {name for name, _ in MkDocsConfig._schema}
    return problems_of_settings(text) if keys and keys <= settings else problems_of_part(text)


THREATS = (PROJECT / "docs" / "handbook" / "threats.md").read_text("utf-8")


def test_what_holds_against_an_attack_is_held_by_a_test_that_exists() -> None:
    rows = [line.strip("|").split("|") for line in THREATS.splitlines() if line.startswith("| ") and "---" not in line]
    attacks = [row for row in rows if row[-1].strip() != "tests"]
    assert len(attacks) > 10
    for attack, _, tests in attacks:
        named = re.findall(r"`(test_\w+\.py)`", tests)
        assert named or tests.strip().startswith("no test"), attack
        assert [name for name in named if not (PROJECT / "tests" / name).is_file()] == [], attack


def test_there_are_blocks_of_each_kind() -> None:
    assert len(YAML) > 20
    assert len(SHELL) > 5
    assert {block.kind for block in BLOCKS} <= {"yaml", "sh", ""}


@pytest.mark.parametrize("block", YAML, ids=lambda block: block.place)
def test_a_block_of_yaml_is_read_as_what_it_is(block: Block) -> None:
    assert problems_of(block.text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("claims:\n  - id: a\n    sorce: b\n", "unknown key 'sorce'"),
        ("    quote: a\n    figurs: {a: 1}\n", "unknown key 'figurs'"),
        ("    made: 5/6/2024\n", "is not a date"),
        ("plugins:\n  - onrecord:\n      quik: false\n", "quik"),
        ("theme:\n  name: materiel\n", "materiel"),
        ("import: a\nknwon: [killed]\n", "knwon"),
        ("repos:\n  - hooks: [{entry: bin/onrecord chek, files: yml}]\n", "onrecord chek"),
    ],
)
def test_a_mistake_in_a_block_would_be_found(text: str, told: str) -> None:
    assert told in " ".join(problems_of(text))


@pytest.mark.parametrize(
    "block",
    [each for each in YAML if "claims:\n" in each.text and "documents:\n" in each.text and "import:" not in each.text],
    ids=lambda block: block.place,
)
def test_a_whole_record_holds(block: Block) -> None:
    assert [str(each) for each in check({"record.yml": block.text.encode()}).diagnostics] == []


def lines_of(text: str) -> list[str]:
    """The commands of a block, without what they say of themselves."""
    return [
        line.split("  #")[0].strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")
    ]


def commands_in_sentences() -> list[str]:
    """Every `onrecord …` that stands in a sentence or a table, but for those cut short."""
    found = {
        command
        for page in PAGES
        for command in re.findall(r"`(onrecord [a-z][^`…]*)`", BLOCK.sub("", page.read_text("utf-8")))
    }
    return sorted(found)


def is_known(arguments: list[str]) -> str:
    """What the command's own parser says of arguments; empty if it takes them. A mere command may lack what it needs."""
    command: click.Command = main
    context = click.Context(main, info_name="onrecord")
    while isinstance(command, click.Group) and arguments:
        name, *arguments = arguments
        below = command.get_command(context, name)
        if below is None:
            return f"no command {name}"
        command, context = below, click.Context(below, context, info_name=name)
    try:
        if arguments:
            command.make_context(command.name, arguments, resilient_parsing="--help" in arguments)
    except click.ClickException as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize(
    "command",
    [
        *commands_in_sentences(),
        *sorted({line for block in SHELL for line in lines_of(block.text) if line.startswith("onrecord ")}),
    ],
)
def test_a_command_is_one_and_knows_its_options(command: str) -> None:
    assert is_known(shlex.split(command)[1:]) == ""


@pytest.mark.parametrize("command", ["onrecord chek", "onrecord check --formt json", "onrecord add clam"])
def test_a_command_that_is_none_would_be_found(command: str) -> None:
    assert is_known(shlex.split(command)[1:]) != ""


def test_every_command_and_its_options_are_told_somewhere() -> None:
    told = " ".join(page.read_text("utf-8") for page in PAGES)
    assert {name for name in COMMANDS if f"onrecord {name}" not in told} == set()


def test_what_beginning_tells_is_so(tmp_path: Path) -> None:
    """The commands of the first page, one after another, as somebody types them."""
    folder, ran = tmp_path, []
    page = (PROJECT / "docs" / "handbook" / "beginning.md").read_text("utf-8")
    for match in BLOCK.finditer(page):
        for line in lines_of(match[3]) if match[2] == "sh" else ():
            words = shlex.split(line)
            if words[0] == "cd":
                folder = folder / words[1]
            elif words[0] == "onrecord":
                result = onrecord(folder, *words[1:])
                assert (line, result.returncode, "rror" in result.stderr) == (line, 0, False), result.stderr
                ran.append(words[1])
    assert ran == ["new", "build", "add", "add", "check", "verify", "build"]
    assert (folder / "site" / "sources" / "mayor" / "index.html").is_file()


def test_targets_of_make_that_are_named_are_there() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"site", "test", "offline"} <= named
    assert {target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()


def test_fields_that_a_file_may_set_for_its_claims_are_shown_where_defaults_are() -> None:
    shown = [block for block in YAML if block.text.startswith("defaults:")]
    assert shown
    assert all(set(yaml.safe_load(block.text)["defaults"]) <= set(DEFAULTS) for block in shown)
