"""What a site sets: another theme, or one that would load fonts of another host, ends the build with a line that mends it."""

from pathlib import Path
from typing import Any

import pytest

from tests.projects import onrecord
from tests.records import FILE, minimal, yaml_text

SITE = "site_name: A record\nplugins: [search, onrecord]\n"


def built(folder: Path, settings: str) -> Any:
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text(yaml_text(minimal()), "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return onrecord(folder, "build")


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (SITE, "theme: On Record makes its pages for the theme material, and not for mkdocs: write "),
        (
            f"{SITE}theme: readthedocs\n",
            "theme: On Record makes its pages for the theme material, and not for readthedocs: write ",
        ),
        (
            f"{SITE}theme: material\n",
            "theme.font: the theme would load its fonts from Google, which the policy of the pages forbids: write ",
        ),
        (
            f"{SITE}theme: {{name: material, font: {{text: Lato}}}}\n",
            "theme.font: the theme would load its fonts from Google",
        ),
    ],
    ids=["no theme", "another theme", "no word on fonts", "another font"],
)
def test_a_site_that_would_be_unstyled_or_blocked_is_not_built(settings: str, line: str, tmp_path: Path) -> None:
    ran = built(tmp_path, settings)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"Error: {line}")
    assert "'theme: {name: material, font: false}'" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "site").exists()


def test_the_setting_that_is_named_is_enough(tmp_path: Path) -> None:
    ran = built(tmp_path, f"{SITE}theme: {{name: material, font: false}}\n")
    assert (ran.returncode, (tmp_path / "site/index.html").is_file()) == (0, True)


def test_settings_without_a_record_say_what_begins_one(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"{SITE}theme: {{name: material, font: false}}\n", "utf-8")
    ran = onrecord(tmp_path, "build")
    assert ran.stderr == (
        "Error: On Record: docs/record: there is no such folder (the setting 'record' of the plugin names another; "
        "'onrecord new DIR' begins a project)\n"
    )
