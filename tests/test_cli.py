"""The command `onrecord`: what it prints, and what it exits with."""

import json
import pkgutil
import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord import cli
from onrecord.cli import COMMANDS, main
from onrecord.record.vocabulary import FORMAT
from tests.projects import environment
from tests.records import FILE, Data, claim, minimal, source, with_value, yaml_text


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    # Whatever is wrong is said in a line, not thrown at the reader.
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, data: Data | str, file: str = FILE) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else yaml_text(data), "utf-8")
    return path


NO_PROJECT = "(--record names another; 'onrecord new DIR' begins a project)"
"""What each command says where there is no record."""

BROKEN = with_value(minimal(), "claims", 0, "source", value="clark")
WARNED = minimal(sources=[*minimal()["sources"], source("nobody", name="Nobody")])


def test_check_says_nothing_of_a_good_record(folder: Path) -> None:
    put(folder, minimal())
    result = run("check")
    assert (result.exit_code, result.output) == (0, "")


def test_check_says_what_is_wrong_a_line_a_problem(folder: Path) -> None:
    path = put(folder, BROKEN)
    line = path.read_text("utf-8").split("\n").index("  source: clark") + 1
    result = run("check")
    assert result.exit_code == 1
    expected = f"{FILE}:{line}:11: no source 'clark' (did you mean 'clerk'?) [unknown-reference]\n"
    assert (result.stdout, result.stderr) == (expected, "")


def test_warnings_are_told_and_are_no_failure(folder: Path) -> None:
    put(folder, WARNED)
    result = run("check")
    assert result.exit_code == 0
    assert re.fullmatch(rf"{FILE}:\d+:7: warning: nothing points to source 'nobody' \[unused\]\n", result.stdout)


def test_check_of_named_files_says_what_is_wrong_in_these_alone(folder: Path) -> None:
    named, broken = (
        put(folder, WARNED),
        put(folder, {"claims": [claim("more", document="repot")]}, "docs/record/more.yml"),
    )
    result = run("check", str(named))
    assert (result.exit_code, result.stderr) == (0, "there are errors in 1 other file\n")
    assert re.fullmatch(rf"{FILE}:\d+:7: warning: nothing points to source 'nobody' \[unused\]\n", result.stdout)
    result = run("check", str(broken.relative_to(folder)))
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/record/more.yml:")
    assert result.stdout.count("\n") == 1
    result = run("check", "--record", str(folder / "docs/record"), str(broken), str(named))
    assert result.stdout.count("\n") == 2
    assert result.stderr == ""


@pytest.mark.parametrize("arguments", [["other.yml"], ["docs/record/notes.md"], ["missing.yml"], ["--coverage", FILE]])
def test_check_refuses_to_look_at_what_is_no_file_of_the_record(folder: Path, arguments: list[str]) -> None:
    put(folder, minimal())
    put(folder, minimal(), "other.yml")
    put(folder, "Notes", "docs/record/notes.md")
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert arguments[-1] in result.stderr or "--coverage" in result.stderr


def test_check_in_json(folder: Path) -> None:
    put(folder, BROKEN)
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert [set(each) for each in json.loads(result.stdout)] == [
        {"file", "line", "column", "severity", "code", "message", "hint"}
    ]
    found = json.loads(result.stdout)[0]
    assert (found["file"], found["column"], found["severity"]) == (FILE, 11, "error")
    assert (found["code"], found["message"], found["hint"]) == (
        "unknown-reference",
        "no source 'clark'",
        "did you mean 'clerk'?",
    )


def test_json_of_a_good_record_is_an_empty_list(folder: Path) -> None:
    put(folder, minimal())
    result = run("check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_json_says_which_problems_are_warnings(folder: Path) -> None:
    put(folder, WARNED)
    result = run("check", "--format", "json")
    assert (result.exit_code, [each["severity"] for each in json.loads(result.stdout)]) == (0, ["warning"])


def test_check_for_github(folder: Path) -> None:
    put(folder, BROKEN)
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    place = rf"file={FILE},line=\d+,col=11,title=unknown-reference"
    assert re.fullmatch(rf"::error {place}::no source 'clark' \(did you mean 'clerk'\?\)\n", result.stdout)


def test_warnings_for_github(folder: Path) -> None:
    put(folder, WARNED)
    assert run("check", "--format", "github").stdout.startswith("::warning file=")


def test_what_github_acts_on_is_escaped(folder: Path) -> None:
    put(folder, with_value(minimal(), "claims", 0, "made", value="100%::x"), "docs/record/a,b%c.yml")
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 1
    properties, _, message = lines[0].removeprefix("::error ").partition("::")
    assert properties.startswith("file=docs/record/a%2Cb%25c.yml,line=")
    assert "100%25::x" in message
    assert "%:" not in message


def test_a_value_cannot_begin_a_workflow_command_of_its_own(folder: Path) -> None:
    put(folder, with_value(minimal(), "claims", 0, "source", value="x\n::error file=a::forged\n\x1b[31m"))
    for form in ("github", "text"):
        lines = run("check", "--format", form).stdout.splitlines()
        assert lines
        assert not any(line.startswith("::error file=a") for line in lines)
        assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("command", ["check", "ids"])
def test_a_missing_folder_is_one_clear_line(command: str, folder: Path) -> None:
    result = run(command, "--record", "nowhere")
    assert result.exit_code == 2
    assert result.stderr == f"Error: nowhere: there is no such folder {NO_PROJECT}\n"
    assert result.stdout == ""


def test_a_folder_without_yaml_is_one_clear_line(folder: Path) -> None:
    put(folder, "# Notes\n", "docs/record/notes.md")
    result = run("check")
    assert result.exit_code == 2
    assert result.output == f"Error: docs/record: there is no YAML file (.yml) in it {NO_PROJECT}\n"


@pytest.mark.parametrize("arguments", [["check", "--format", "xml"], ["nothing"], ["check", "--nothing"], ["write"]])
def test_misuse_exits_with_2(arguments: list[str], folder: Path) -> None:
    put(folder, minimal())
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_any_folder_can_be_checked(folder: Path) -> None:
    put(folder, BROKEN, "elsewhere/deep/a.yaml")
    put(folder, minimal())
    result = run("check", "--record", "elsewhere")
    assert result.exit_code == 1
    assert result.stdout.startswith("elsewhere/deep/a.yaml:")


def test_hidden_files_and_backups_are_no_part_of_a_record(folder: Path) -> None:
    put(folder, minimal())
    for name in (
        "docs/record/.draft.yml",
        "docs/record/.git/a.yml",
        "docs/record/record.yml~",
        "docs/record/#record.yml#",
    ):
        put(folder, "not: a record\n", name)
    assert (run("check").exit_code, run("check").output) == (0, "")


def test_ids_are_written_into_claims_that_have_none(folder: Path) -> None:
    data = minimal()
    del data["claims"][1]["id"]
    path = put(folder, data)
    before = path.read_text("utf-8")
    assert run("check").exit_code == 1
    result = run("ids")
    assert result.exit_code == 0
    given = re.fullmatch(rf"{FILE}:(\d+):3: clerk-1\n", result.stdout)
    assert given
    after = path.read_text("utf-8")
    assert after.split("\n")[int(given[1]) - 1] == "- id: clerk-1"
    assert after.replace("- id: clerk-1\n  ", "- ") == before
    assert (run("check").exit_code, run("ids").output, path.read_text("utf-8")) == (0, "", after)


def test_ids_leave_files_alone_that_need_none(folder: Path) -> None:
    path = put(folder, minimal())
    other = put(folder, {"claims": [claim("another")]}, "docs/record/more.yml")
    stamps = [(each.stat().st_mtime_ns, each.stat().st_ino) for each in (path, other)]
    assert (run("ids").exit_code, run("ids").output) == (0, "")
    assert [(each.stat().st_mtime_ns, each.stat().st_ino) for each in (path, other)] == stamps
    assert sorted(each.name for each in path.parent.iterdir()) == ["more.yml", "record.yml"]


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["verify"], ["ids"], ["write", "out"], ["add", "source", "--name", "A"], ["build"]],
    ids=lambda arguments: arguments[0],
)
def test_outside_a_project_each_command_says_what_mends_it(arguments: list[str], folder: Path) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    what, option = ("mkdocs.yml", "--config-file") if arguments == ["build"] else ("docs/record", "--record")
    assert re.fullmatch(
        rf"Error: {what}: there is no such \w+ \({option} names another; 'onrecord new DIR' begins a project\)\n",
        result.stderr,
    )
    assert sorted(folder.iterdir()) == []


def test_the_schema_is_written_into_a_file(folder: Path) -> None:
    assert (run("schema", "--output", "a.json").output, run("schema").output) == (
        "",
        (folder / "a.json").read_text("utf-8"),
    )
    assert run("schema", "--output", "nowhere/a.json").exit_code == 2


def test_the_schema_is_json() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_version_is_told_with_that_of_the_format() -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"onrecord, version {version('onrecord')} (format {FORMAT})\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands(option: str) -> None:
    result = run(option)
    assert result.exit_code == 0
    assert all(command in result.stdout for command in ("check", "ids", "schema", "write"))


OF_THE_SITE = {"mkdocs", "jinja2", "asyncio", "onrecord.edition", "onrecord.pages"}
"""What only those need who make pages, and takes long to import."""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [([], {"pydantic", "yaml", *OF_THE_SITE}), (["check"], OF_THE_SITE), (["ids"], OF_THE_SITE)],
)
def test_a_command_imports_nothing_that_only_others_need(arguments: list[str], unneeded: set[str]) -> None:
    code = "import sys; from onrecord.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    command = [sys.executable, "-c", code, *arguments, "--help"]
    imported = subprocess.run(command, capture_output=True, text=True, check=True).stdout.rpartition("\n\n")[2].split()
    assert "onrecord.cli" in " ".join(imported)
    assert unneeded & set(imported) == set()


AT_THE_END = """
import atexit, sys
from onrecord import cli

class Kept:
    def __del__(self):
        print("taken apart")

cli.kept = Kept()
answer = cli._Commands.get_command

def late(*of):
    atexit.register(print, "done at the end")
    return answer(*of)

cli._Commands.get_command = late
cli.run()
"""


@pytest.mark.parametrize(("arguments", "code"), [(["schema"], 0), (["check", "--nonsense"], 2), (["check"], 1)])
def test_a_process_ends_with_its_code_and_all_that_was_said_and_takes_nothing_apart(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("nonsense: 1\n", "utf-8")

    def ended(*line: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *line, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    result, plain = ended("-c", AT_THE_END), ended("-c", "from onrecord.cli import main; main(prog_name='onrecord')")
    assert result.stdout == f"{plain.stdout}done at the end\n"
    assert (result.stderr, result.returncode) == (plain.stderr, code)


LATE = """
import sys
from onrecord import cli

cli.main = lambda **_: sys.exit(sys.stdout.write("said"))
cli.run()
"""
"""A command that has said something which is not written before it ends, with the code 4."""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_what_cannot_be_said_is_an_error_at_the_end_too() -> None:
    """A process whose words go nowhere does not end as if they had been read."""

    def ended(**more: Any) -> "subprocess.CompletedProcess[bytes]":
        line = [sys.executable, "-c", LATE]
        return subprocess.run(line, stderr=subprocess.PIPE, check=False, env=environment(PYTHONUNBUFFERED=""), **more)

    assert ended(stdout=subprocess.PIPE).stdout == b"said"
    with Path("/dev/full").open("w") as full:
        result = ended(stdout=full)
    assert result.returncode not in (0, 4)
    assert b"No space left" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="it takes a shell that closes what a process writes to")
def test_a_process_that_can_say_nothing_ends_quietly() -> None:
    code = LATE.replace('sys.stdout.write("said")', "4")
    line = ["sh", "-c", f"exec {shlex.quote(sys.executable)} -c {shlex.quote(code)} >&-"]
    result = subprocess.run(line, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (4, b"")


def test_every_module_of_a_command_is_listed() -> None:
    modules = {each.name.rstrip("_") for each in pkgutil.iter_modules(cli.__path__)}
    assert modules - set(COMMANDS) == {"answering", "asking", "exported", "making", "problems", "reading"}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"{name} [OPTIONS]" in result.output
