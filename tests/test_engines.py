"""The record outlives its site engine: what `onrecord write` makes is built by others too, with every link good."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import Site, parsed
from tests.linking import broken_links
from tests.projects import environment, golden_project, onrecord

SETTINGS = """\
site_name: On Record
theme: {name: material, font: false}
extra_css: [assets/onrecord.css]
markdown_extensions: [attr_list, tables, admonition, {toc: {permalink: true}}]
"""


@pytest.mark.parametrize(("engine", "links"), [("zensical", "sources"), ("properdocs", "folders")])
def test_another_engine_builds_it_with_every_link_good(
    engine: str, links: str, tmp_path: Path, golden_site: Site
) -> None:
    project = golden_project(tmp_path)
    assert onrecord(project, "write", "plain/docs", "--links", links).returncode == 0
    written = project / "plain"
    (written / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    site = written / "site"
    done = subprocess.run(
        [str(Path(sys.executable).with_name(engine)), "build", "-f", "mkdocs.yml"],
        cwd=written,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = Site(site, (), "")
    assert set(golden_site.pages) <= set(made.pages)
    assert list(broken_links(made)) == []
    for path, page in golden_site.pages.items():
        if path != "404.html":
            ours, theirs = (
                sorted(
                    str(tag["id"]) for tag in parsed(html).select(".md-content [id]") if not tag["id"].startswith("__")
                )
                for html in (page, made.pages[path])
            )
            assert ours == theirs, path
