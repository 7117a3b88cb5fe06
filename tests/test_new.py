"""`onrecord new`: a project that builds at once, in each language, and in which every file does what it says."""

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from onrecord.generate import check
from onrecord.record.schema import json_schema
from onrecord.site import files as disk
from onrecord.speaking import languages
from onrecord.starting import beginning
from onrecord.starting.beginning import FILES, TITLES, Wishes, files_of, record_of, refusals
from tests.building import Site, build_docs, loud
from tests.projects import Ran, onrecord
from tests.sharing import site_once

EACH = sorted(TITLES)


def begun(folder: Path, *options: str) -> Path:
    """A project that was begun in a folder."""
    ran = onrecord(folder.parent, "new", folder.name, "--no-ask", *options)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


@pytest.fixture(scope="module", params=EACH)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project in each language. Nobody may change what is in it."""
    folder = tmp_path_factory.mktemp("new") / "project"
    return begun(folder, "--language", request.param)


@pytest.fixture(scope="session", params=EACH)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a new project in each language."""

    def made(folder: Path) -> Site:
        folder.mkdir(parents=True)
        new = begun(folder / "project", "--language", request.param)
        return build_docs(new / "docs", new / "site", settings=new / "mkdocs.yml")

    return site_once(tmp_path_factory, f"new-{request.param}", made)


def read_yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_every_language_of_the_interface_has_a_project_of_its_own() -> None:
    assert set(TITLES) == {each.name for each in FILES.iterdir()} - {beginning.COMMON}
    assert set(TITLES) >= set(languages.known())


@pytest.mark.parametrize("language", EACH)
def test_each_language_has_the_same_files(language: str) -> None:
    assert [*files_of(Wishes(language), "1")] == [*files_of(Wishes(), "1")]


def test_nothing_is_wrong_in_its_record_and_every_quote_is_proved(project: Path) -> None:
    assert onrecord(project, "check") == Ran(0, "", "")
    lock = (project / "docs/record" / disk.LOCK).read_bytes()
    assert onrecord(project, "verify") == Ran(0, "quotes: 3 looked up afresh\n", "")
    assert (project / "docs/record" / disk.LOCK).read_bytes() == lock


def test_it_builds_under_strict(site: Site) -> None:
    assert (site.failure, loud(site.log)) == ("", [])


def test_its_home_page_leads_with_two_counts_that_lie_apart(site: Site) -> None:
    home = site.pages["index.html"]
    assert home.index("or-dots-row") < home.index("or-totals")
    assert all(
        f'href="documents/{claim}"' in home
        for claim in ("courier-market-hall/#brigade-seven-injured", "radio-market-hall/#hospital-nine-injured")
    )


def test_its_pages_are_in_its_language(site: Site) -> None:
    language = site.folder.parent.parent.name.removeprefix("new-")
    assert f'<html lang="{language}"' in site.pages["index.html"]
    assert {f"{page}/index.html" for page in ("about", "method", "counts", "sources")} <= set(site.pages)


def test_its_navigation_names_pages_that_are_there(project: Path) -> None:
    listed = re.findall(r"- ([a-z/]+\.md)$", (project / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert len(listed) == 12


def test_its_schema_is_the_formats_and_accepts_its_record(project: Path) -> None:
    schema = json.loads((project / beginning.SCHEMA).read_text("utf-8"))
    assert schema == json_schema()
    for path in (project / "docs/record").rglob("*.yml"):
        text = re.sub(r"\d{4}-\d\d-\d\d", r"'\g<0>'", path.read_text("utf-8"))  # dates are text to editors
        assert [*Draft202012Validator(schema).iter_errors(yaml.safe_load(text))] == []


def test_editors_find_the_schema(project: Path) -> None:
    settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
    assert [*settings["yaml.schemas"]] == [f"./{beginning.SCHEMA}"]
    assert all(any(project.glob(pattern)) for pattern in settings["yaml.schemas"][f"./{beginning.SCHEMA}"][:1])
    for path in (project / "docs/record").rglob("*.yml"):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert found
        assert (path.parent / found[1]).resolve() == (project / beginning.SCHEMA).resolve()


def test_the_hook_checks_the_record(project: Path) -> None:
    [[hook]] = [repo["hooks"] for repo in read_yaml(project / ".pre-commit-config.yaml")["repos"]]
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("onrecord check", "system", False)
    assert all(re.search(hook["files"], path) for path in record_of(files_of(Wishes(), "1")))


def test_the_workflow_for_github_checks_builds_and_publishes(project: Path) -> None:
    workflow = read_yaml(project / ".github/workflows/pages.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    assert [step["run"].split()[0:2] for step in steps if "run" in step] == [
        ["python", "-m"],
        ["onrecord", "check"],
        ["onrecord", "build"],
    ]
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["jobs"]["publish"]["needs"] == "build"
    assert "default_branch" in workflow["jobs"]["publish"]["if"]


def test_the_one_for_gitlab_does_too(project: Path) -> None:
    workflow = read_yaml(project / ".gitlab-ci.yml")
    assert workflow["pages"]["script"] == ["onrecord check", "onrecord build --site-dir public"]
    assert workflow["pages"]["artifacts"]["paths"] == ["public"]
    assert workflow["check"]["script"] == ["onrecord check", "onrecord build"]


def test_what_is_made_or_confidential_stays_out_of_the_repository(project: Path) -> None:
    ignored = (project / ".gitignore").read_text("utf-8").split("\n")
    assert {"/site/", "/.venv/", "/archive/", "/site-offline/", "/public/"} <= set(ignored)


def test_its_requirements_name_this_version(project: Path) -> None:
    assert f"onrecord=={version('onrecord')}" in (project / "requirements.txt").read_text("utf-8").splitlines()


def test_its_readme_names_files_that_are_there(project: Path) -> None:
    readme = (project / "README.md").read_text("utf-8")
    named = set(re.findall(r"`((?:docs|archive|\.git|mkdocs|record\.|\.github)[\w./-]*)`", readme))
    assert len(named) > 8
    assert {name for name in named if not (project / name).exists()} == set()


def test_what_is_asked_stands_in_the_record(tmp_path: Path) -> None:
    title, contact = 'A "record": #1 \\ of us', "https://example.org/corrections"
    options = ["--title", title, "--editor", "The desk: two", "--contact", contact, "--licence", "CC BY 4.0 # all"]
    folder = begun(tmp_path / "a b", *options)
    texts = {path.name: path.read_bytes() for path in (folder / "docs/record").rglob("*.yml")}
    about = check(texts).draft.record.about
    assert (about.title, about.editor, about.contact, about.licence) == (
        title,
        "The desk: two",
        contact,
        "CC BY 4.0 # all",
    )
    text = re.sub(r"\n +separator:.*", "", (folder / "mkdocs.yml").read_text("utf-8"))
    assert yaml.safe_load(text)["site_name"] == title


def test_a_person_is_asked_until_the_answer_holds(tmp_path: Path) -> None:
    ran = onrecord(tmp_path, "new", "here", "--ask", answers="xx\nfr\nUn registre\nLa rédaction\n\n\n")
    assert ran.returncode == 0
    text = (tmp_path / "here/docs/record/about.yml").read_text("utf-8")
    assert "\n  title: Un registre\n" in text
    assert "\n  editor: La rédaction\n  # contact:\n  # licence:\n  language: fr\n" in text


@pytest.mark.parametrize("title", ["a\u202eb", "a\x07b"])
def test_what_check_would_refuse_is_refused(title: str, tmp_path: Path) -> None:
    assert refusals(Wishes(title=title))["title"].code == "character"
    ran = onrecord(tmp_path, "new", "here", "--no-ask", "--title", title)
    assert ran.returncode == 2
    assert re.fullmatch(r"Error: --title: .*\n", ran.stderr)
    assert not (tmp_path / "here").exists()


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    ran = onrecord(tmp_path, "new", ".", "--no-ask")
    assert ran == Ran(2, "", "Error: . is not empty: notes.txt lies in it; name a new folder\n")
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_new_repository_with_an_environment_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".venv").mkdir()
    assert onrecord(tmp_path, "new", ".", "--no-ask").returncode == 0
    assert onrecord(tmp_path, "check").returncode == 0
