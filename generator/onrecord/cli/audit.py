"""`onrecord audit`: what a site says that it should not."""

import gzip
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

import click

from onrecord.auditing import files as of_files
from onrecord.auditing.finding import MEANINGS, LeakFound, in_order
from onrecord.auditing.homes import homes
from onrecord.auditing.texts import Allowed, in_text
from onrecord.checking.rules_private import names_kept_back
from onrecord.cli.asking import ARCHIVE, RECORD, Misuse
from onrecord.cli.reading import checked
from onrecord.progress import working
from onrecord.proving.passages import Proofs
from onrecord.record.draft import Draft
from onrecord.site.staging import MARK
from onrecord.writing.sought import NamesSought, names_in

TEXTS = frozenset(
    (".html", ".htm", ".json", ".jsonld", ".geojson", ".csv", ".xml", ".txt", ".md", ".svg", ".css", ".webmanifest")
)
"""The files of a site whose texts are read; of scripts, only the blocks of the search: others come with the program."""

SEARCH = "search/"
MOST_UNPACKED = 256 * 2**20
"""How large a packed file may become, for its content to be read."""


@click.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site"))
@RECORD
@ARCHIVE
@click.option(
    "--names",
    "names_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A list of names that must stand nowhere, one a line. It is read here and nowhere kept.",
)
@click.option("--around", is_flag=True, help="Also print the text around each quote, for you to read.")
def audit(site: Path, record: Path, archive: Path, names_file: Path | None, around: bool) -> None:
    """Look for what SITE should not say, before it is published: names of a list and of sources that are not public, addresses of
    people, homes, keys, paths of a machine, and files that nobody needs.

    Exit 0: nothing was found; 1: something was, a line each; 2: misuse."""
    try:
        given = names_in(names_file.read_text("utf-8-sig").splitlines()) if names_file else ()
    except (OSError, UnicodeDecodeError) as error:
        raise Misuse(f"{names_file}: {error}") from None
    with working("Reading the site"):
        found, _ = checked(record, archive)
        allowed, kept_back = allowed_by(found.draft), names_kept_back(found.whole)
        names = NamesSought((*given, *kept_back.names), kept_back.unsaid)
        findings = in_order(
            [*homes(found.draft), *(each for path in _files(site) for each in _in_file(site, path, names, allowed))]
        )
    for finding in findings:
        click.echo(str(finding))
    for line in _around(found.proofs) if around else ():
        click.echo(line)
    kinds = sorted({finding.leak for finding in findings})
    for kind in kinds:
        click.echo(f"[{kind}] {MEANINGS[kind]}", err=True)
    sought = f"{len(names.names)} names" if names_file else "no names of yours: give a list with --names"
    click.echo(f"{len(findings)} findings in {site}; looked for {sought}", err=True)
    sys.exit(1 if findings else 0)


def allowed_by(draft: Draft) -> Allowed:
    """What the record itself gives as addresses: those of its documents, claims and sources, and its own."""
    about, record = draft.record.about, draft.record
    of_documents = (each for document in record.documents.values() for each in (document.url, document.archived_url))
    of_claims = (claim.url for claim in record.claims.values())
    of_sources = (str(link) for source in record.sources.values() for _, link in source.links if link)
    return Allowed(
        about.contact or "", frozenset(each for each in (*of_documents, *of_claims, *of_sources, about.contact) if each)
    )


def _files(site: Path) -> Iterator[str]:
    return (
        path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file() and path.name != MARK
    )


def _in_file(site: Path, path: str, names: NamesSought, allowed: Allowed) -> Iterator[LeakFound]:
    if not path.endswith("sitemap.xml.gz"):
        yield from of_files.in_name(path)
    yield from _in_data(path, (site / path).read_bytes(), names, allowed)


def _in_data(path: str, data: bytes, names: NamesSought, allowed: Allowed) -> Iterator[LeakFound]:
    """What is found in a file; of a packed one, in what it holds."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == ".gz":
        with gzip.open(BytesIO(data)) as packed:
            yield from _in_data(path.removesuffix(".gz"), packed.read(MOST_UNPACKED), names, allowed)
    elif suffix == ".zip" and zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inner in archive.infolist():
                if inner.file_size < MOST_UNPACKED:
                    yield from _in_data(f"{path}/{inner.filename}", archive.read(inner), names, allowed)
    elif suffix in TEXTS or not suffix or (suffix == ".js" and path.startswith(SEARCH)):
        yield from in_text(path, data.decode("utf-8", "replace"), names, allowed)
    else:
        yield from in_text(path, "", names, allowed)
        yield from of_files.in_bytes(path, data)


def _around(proofs: Proofs) -> Iterator[str]:
    """The text around each quote, as pages show it."""
    for claim, proof in sorted(proofs.proofs.items()):
        for passage in proof.passages:
            if passage.prefix or passage.suffix:
                yield f"{claim}: …{' '.join(passage.prefix.split())} [quote] {' '.join(passage.suffix.split())}…"
