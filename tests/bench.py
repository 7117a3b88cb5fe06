"""Where the time goes: `make bench`, or `python -m tests.bench 1000 10000`.

Each step of made-up records of several sizes, as a share of the whole, and the whole beside stock MkDocs and Material on the
same Markdown. Only the ratios mean anything.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.checking import rules
from onrecord.generate import generate
from onrecord.record import draft, reading
from onrecord.searching.entries import of_record
from onrecord.searching.shards import shards
from onrecord.site import files
from onrecord.speaking.markdown import LinkStyle
from tests import bench_proving, made_up

os.environ["NO_MKDOCS_2_WARNING"] = "1"

SETTINGS = """\
site_name: Bench
theme: {name: material, font: false}
plugins: [search%(plugin)s]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
extra_css: [assets/onrecord.css]
exclude_docs: /record/
not_in_nav: "*"
nav: [index.md]
"""


def main(sizes: list[int]) -> None:
    """Print a table for each size."""
    for size in sizes:
        texts = made_up.record(size)
        steps = measure(texts)
        whole = steps["mkdocs build with the plugin"]
        print(f"\n{size:,} claims, {sum(map(len, texts.values())) / 1e6:.1f} MB of YAML")
        for name, seconds in steps.items():
            print(f"  {name:36} {seconds:8.2f} s   {seconds / whole:6.2f} of the build with the plugin")


def measure(texts: dict[str, bytes]) -> dict[str, float]:
    """Seconds for each step."""
    steps: dict[str, float] = {}
    read = timed(steps, "reading", lambda: reading.read(texts))
    built = timed(steps, "joining", lambda: draft.join(read[0]))
    problems = timed(steps, "rules", lambda: rules.check(built[0]))
    assert not [problem for problem in problems if problem.code != "unused"], problems[0]
    generated = timed(steps, "the whole of generate", lambda: generate(texts))
    print(f"  {len(generated.files):,} files")
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "with", "docs")
        for name, data in texts.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(data)
        links = LinkStyle.FOLDERS
        timed(steps, "the search index", lambda: shards(of_record(generated.edition.view, links), links))
        timed(steps, "mkdocs build with the plugin", lambda: build(docs.parent, ", onrecord"))
        plain = Path(folder, "without", "docs")
        files.write_docs(plain, {p: o.text for p, o in generated.files.items()} | files.assets(), {})
        timed(steps, "stock mkdocs on the same Markdown", lambda: build(plain.parent, ""))
    return steps


def timed(steps: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    """Do the work and note its seconds."""
    start = time.perf_counter()
    result = work()
    steps[name] = time.perf_counter() - start
    return result


def build(folder: Path, plugin: str) -> None:
    """Build the docs below a folder with MkDocs, with or without the plugin."""
    (folder / "mkdocs.yml").write_text(SETTINGS % {"plugin": plugin}, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
    bench_proving.main()
