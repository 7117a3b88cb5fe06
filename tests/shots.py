"""Pictures of each kind of page, to be looked at: wide, on a phone, in the dark scheme, in Arabic, on paper, from a disk; of the
record of this project, of one of a single claim, and of a made-up one of 10,000. `make shots` puts them into build/shots, a
folder for each record, and the two of the README into docs/pictures."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

from onrecord.proving.proofs import Evidence
from onrecord.record.yaml_text import dump
from onrecord.site import files
from onrecord.speaking.linking import LinkStyle, site_address
from tests import made_up
from tests.browsing import launched, served
from tests.building import PROJECT
from tests.projects import onrecord, real_project, speak
from tests.records import FILE, claim, minimal, viewed
from tests.samples import fullest_pages, largest_parts

BESIDES = {"handbook": "handbook/comparing.md", "lost": "404.html"}
"""Pages that are of no kind, by the names of their pictures."""


LOOKS: dict[str, tuple[str, dict[str, object]]] = {
    "wide": ("en", {"viewport": {"width": 1280, "height": 900}}),
    "phone": ("en", {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}),
    "dark": ("en", {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}),
    "arabic": ("ar", {"viewport": {"width": 1280, "height": 900}}),
    "arabic-phone": ("ar", {"viewport": {"width": 390, "height": 844}}),
}
"""How they are looked at: the language of the site, and what the browser is told."""

README = {"home": "docs/pictures/home.png", "comparisons": "docs/pictures/counts.png"}
"""The pictures that the README shows."""


LARGE = 10_000
"""Claims of the largest record."""


def one_claim() -> dict[str, bytes]:
    """A record of a single claim, as file name → bytes."""
    claims = [claim("four-hurt", quote="it hurt 4 people", figures={"injured": "4 people"})]
    return {FILE: dump(minimal(claims=claims)).encode()}


def write_record(project: Path, texts: Mapping[str, bytes]) -> None:
    """Put a record into a project, in the place of the one that it has."""
    shutil.rmtree(project / "docs" / "record")
    for name, data in texts.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(data)


def records() -> dict[str, Mapping[str, bytes] | None]:
    """The records of three sizes, by the names of their folders; none for the project's own."""
    texts, archive = made_up.made(LARGE)
    large = {f"docs/{name}": data for name, data in texts.items()} | archive
    return {"1": one_claim(), "real": None, f"{LARGE}": large}


def main() -> None:
    """Take every picture."""
    target = PROJECT / "build" / "shots"
    shutil.rmtree(target, ignore_errors=True)
    with launched() as browser:
        for size, texts in records().items():
            take_record(browser, texts, target / size)
    for name, place in README.items():
        (PROJECT / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(target / "real" / "wide" / f"{name}.png", PROJECT / place)


def take_record(browser: Browser, texts: Mapping[str, bytes] | None, target: Path) -> None:
    """Pictures of all kinds of page of a record."""
    own = files.read_record(PROJECT / "docs" / "record")
    record = {name: data for name, data in (texts or own).items() if name.startswith("docs/")}
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "ar"):
            project = speak(real_project(Path(folder) / language), language)
            if texts:
                write_record(project, texts)
            evidence = files.read_evidence(project / "docs" / "record", project / "archive")
            pages = pages_of(record, LinkStyle.FOLDERS, evidence)
            built = onrecord(project, "build")
            if built.returncode:
                raise SystemExit(built.stderr)
            with served(project / "site") as base:
                for look, (spoken, settings) in LOOKS.items():
                    if spoken == language:
                        take(browser, base, pages, target / look, settings)
                if language == "en":
                    print_pages(browser, base, pages, target / "paper")
            if language == "en":
                take_from_disk(browser, project, pages_of(record, LinkStyle.FILES, evidence), target / "disk")
            shutil.rmtree(project)


def pages_of(record: Mapping[str, bytes], links: LinkStyle, evidence: Evidence) -> dict[str, str]:
    """The pages to be looked at, by the names of their pictures: addresses from the top of the site."""
    view = viewed(record, evidence)
    besides = {name: site_address(path, links) if path.endswith(".md") else path for name, path in BESIDES.items()}
    return {**fullest_pages(view, links), **largest_parts(view, links), **besides}


def take_from_disk(browser: Browser, project: Path, pages: dict[str, str], target: Path) -> None:
    """Pictures of the site as a folder that is opened without a server."""
    built = onrecord(project, "build", "--offline")
    if built.returncode:
        raise SystemExit(built.stderr)
    there = {name: path for name, path in pages.items() if path != BESIDES["lost"]}  # no server answers with it there
    take(browser, f"{(project / 'site-offline').as_uri()}/", there, target, LOOKS["wide"][1])


def take(browser: Browser, base: str, pages: dict[str, str], target: Path, settings: dict[str, object]) -> None:
    """Pictures of all pages: the first view, and the whole of it."""
    page = browser.new_context(**settings).new_page()  # type: ignore[arg-type]
    for name, path in pages.items():
        page.goto(base + path)
        page.screenshot(path=target / f"{name}.png")
        page.screenshot(path=target / f"{name}-whole.png", full_page=True)
    page.context.close()


def print_pages(browser: Browser, base: str, pages: dict[str, str], target: Path) -> None:
    """All pages as they would be printed."""
    target.mkdir(parents=True)
    page = browser.new_context().new_page()
    for name, path in pages.items():
        page.goto(base + path)
        page.pdf(path=target / f"{name}.pdf", format="A4")
    page.context.close()


if __name__ == "__main__":
    main()
