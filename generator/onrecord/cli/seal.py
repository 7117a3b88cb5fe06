"""`onrecord seal`: what every claim says today, as digests, and whether a site still says it."""

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.cli.asking import ARCHIVE, RECORD, Misuse
from onrecord.cli.exported import taken_back, told
from onrecord.cli.problems import print_problems
from onrecord.cli.reading import checked
from onrecord.diagnostics import Diagnostic, Position, did_you_mean, errors, shown
from onrecord.progress import working
from onrecord.record import draft, reading
from onrecord.sealing.altered import as_published, diagnostics, hold, how_to_name, of_another_row
from onrecord.sealing.canonical import SaidInFull
from onrecord.sealing.inclusion import inclusion_of, read_inclusion, write_inclusion
from onrecord.sealing.seal import Seal, read_seal, sealed, write_seal
from onrecord.site import files, sums
from onrecord.telling.data import WHOLE


@click.command()
@RECORD
@ARCHIVE
@click.option(
    "--verify",
    "to_verify",
    metavar="[PATH]",
    is_flag=False,
    flag_value="site",
    type=click.Path(path_type=Path),
    help="Look, instead, whether a site says what was sealed and has the files that it was made with: its folder, or else "
    "site. Or whether a proof holds: its file.",
)
@click.option("--proof", metavar="CLAIM", help="Print, instead, a proof that this claim is under the last seal.")
def seal(record: Path, archive: Path, to_verify: Path | None, proof: str | None) -> None:
    """Write the record's seal.json: what every claim says today, as digests, with one root over all of them. A later check tells
    what has changed since without a correction.

    Exit 0: it was sealed, or all holds; 1: not so; 2: misuse."""
    if to_verify and proof:
        raise Misuse("--verify and --proof are two things: name one of them")
    if to_verify:
        sys.exit(_verify_proof(to_verify) if to_verify.is_file() else _verify_site(to_verify))
    with working("Reading the record"):
        found, evidence = checked(record, archive)
    if wrong := errors(found.diagnostics):
        print_problems(wrong)
        sys.exit(1)
    before, _ = read_seal(evidence.seal, evidence.seal_file)
    if proof:
        click.echo(_proof(found.draft, before, proof), nl=False)
        return
    day = date.today().isoformat()
    if before and before.last.day > day:
        raise Misuse(f"the last seal is of {before.last.day}, which is after today, {day}")
    made = sealed(found.draft.record, day, before)
    files.write_file(str(record / files.SEAL), write_seal(made))
    what = f"nothing has changed since {made.last.day}" if made is before else f"sealed on {day}"
    click.echo(f"{files.label(record / files.SEAL)}: {what}: {_of(made)}")
    if not found.draft.record.about.sealed:
        click.echo(f"{how_to_name(made)}: then its loss is an error")


def _of(made: Seal) -> str:
    """What a seal is over, and its root."""
    number = made.last.claims
    return f"{number:,} claim{'' if number == 1 else 's'}, root {made.last.root}"


def _proof(drafted: draft.Draft, before: Seal | None, identifier: str) -> bytes:
    """The proof for a claim. Raises Misuse if there is none."""
    if before is None:
        raise Misuse("the record has no seal; 'onrecord seal' makes it")
    if identifier not in drafted.record.claims:
        hint = did_you_mean(identifier, drafted.record.claims)
        raise Misuse(f"no claim {shown(identifier)} in the record{f' ({hint})' if hint else ''}")
    found = inclusion_of(drafted.record, before, identifier)
    if found is None:
        raise Misuse(f"claim '{identifier}' is new or other since {before.last.day}; 'onrecord seal' seals it")
    return write_inclusion(found)


def _verify_proof(path: Path) -> int:
    """Tell whether a proof holds; the exit code."""
    found = read_inclusion(path.read_bytes())
    if found is None:
        click.echo(f"{files.label(path)}: this proof does not hold")
        return 1
    click.echo(f"{files.label(path)}: holds, if the root sealed on {found.seal.day} was {found.seal.root}")
    return 0


def _verify_site(folder: Path) -> int:
    """Tell whether a site is as it was made, and says what was sealed; the exit code. Raises Misuse."""
    if not folder.is_dir():
        raise Misuse(f"{folder}: there is no such folder, and no such file")
    seals = sorted(folder.rglob(files.SEAL), key=lambda path: (len(path.parts), path))
    place = next((each.parent for each in seals if (each.parent / f"{WHOLE}.json").is_file()), None)
    if place is None:
        raise Misuse(f"{folder}: there is no {files.SEAL} in it beside {WHOLE}.json; was the record sealed?")
    with working("Looking at the files"):
        problems = _problems_of_files(folder)
    with working("Looking at the claims"):
        more, line = _held(place)
    print_problems([*problems, *more])
    click.echo(line)
    return 1 if problems or more else 0


def _problems_of_files(folder: Path) -> list[Diagnostic]:
    """The files that are not as the site's list has them."""
    try:
        found = [*sums.differing(folder)]
    except (OSError, UnicodeDecodeError):
        return [
            Diagnostic(Position(files.label(folder / sums.SUMS)), "sums", "the list of the site's files can't be read")
        ]
    return [Diagnostic(Position(files.label(folder / name)), "sums", f"this file {what}") for name, what in found]


def _held(place: Path) -> tuple[list[Diagnostic], str]:
    """What was altered in the record of a site, and what there is to say in a line."""
    file, path = place / f"{WHOLE}.json", place / files.SEAL
    label, data, text = files.label(path), path.read_bytes(), file.read_bytes()
    made, problems = read_seal(data, label)
    texts, more = taken_back(file, text)
    found, wrong = reading.read(texts)
    drafted, repeated = draft.join(found)
    if problems or more or wrong or repeated or made is None:
        return [*problems, *more, *told([*wrong, *repeated], texts, file, text)], f"{label}: not verified"
    record = as_published(drafted.record, made)
    by = SaidInFull(record)
    held = hold(record, made, {each: by.sha256(claim) for each, claim in record.claims.items()})
    altered = [*of_another_row(drafted, made, label), *diagnostics(drafted, made, label, held.altered, data)]
    in_seal = [each for each in altered if each.code == "sealed-deleted"]
    in_record = told([each for each in altered if each.code != "sealed-deleted"], texts, file, text)
    others = len(made.claims) - held.same
    line = (
        f"{label}: sealed on {made.last.day}: {_of(made)}; {held.same:,} as sealed, {others:,} other, {held.new:,} new"
    )
    return [*in_seal, *in_record], line
