"""A record that was exported, taken back by `onrecord import`."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from onrecord.checking.checked import check
from onrecord.cli.asking import Misuse
from onrecord.cli.problems import print_problems
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.importing import data_package, taking_back
from onrecord.progress import working
from onrecord.record.plain import as_data
from onrecord.site import files


def take_back(file: Path, data: bytes, record: Path) -> None:
    """Write the record of an export of ours into its folder, which must be empty, or not be there yet. Whether what comes in
    holds is checked first, and nothing is written if it does not. Raises Misuse."""
    if record.is_dir() and any(record.iterdir()):
        raise Misuse(f"{record} holds something already; --record names an empty folder, or one that is not there yet")
    with working("Reading the export"):
        texts, problems = taken_back(file, data)
        if not problems:
            checked = check(texts)
            problems = told(errors(checked.diagnostics), texts, file, data)
    if problems:
        print_problems(problems)
        sys.exit(1)
    texts, _ = taking_back.written(as_data(checked.draft.record), files.label(file))
    for name, text in texts.items():
        target = record / name
        target.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(str(target), text)
    click.echo(f"{record}: {len(texts):,} files", err=True)


def is_ours(data: bytes) -> bool:
    """Whether a file is an export of ours, by its shape."""
    return taking_back.is_ours(data) or data_package.is_package(data)


def taken_back(file: Path, data: bytes) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the record in an export, by their names in its folder, and what is wrong with it."""
    if taking_back.is_ours(data):
        found, problems = taking_back.data_of(data, files.label(file))
    else:
        beside = {name: file.with_name(name) for name in data_package.files_of_package()}
        tables = {name: path.read_bytes() for name, path in beside.items() if path.is_file()}
        found, problems = data_package.record_of(data, tables)
    return ({}, problems) if problems else taking_back.written(found, files.label(file))


def told(problems: list[Diagnostic], texts: Mapping[str, bytes], file: Path, data: bytes) -> list[Diagnostic]:
    """What is wrong in the record that would be written; each problem at the entry of the export, if that is one file."""
    if not taking_back.is_ours(data):
        return problems
    label = files.label(file)
    return in_order(taking_back.told_of(each, texts[each.position.file], data, label) for each in problems)
