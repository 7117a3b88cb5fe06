"""The pages of the made-up record are the ones that were last read by a person. `make golden` renews them."""

import pytest

from tests import golden
from tests.test_model import every_model


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {path: output.text for path, output in golden.made().files.items()}


def test_the_record_has_no_problems() -> None:
    assert golden.made().diagnostics == []


def test_the_same_pages_are_made(made: dict[str, str]) -> None:
    assert sorted(made) == sorted(golden.kept())


@pytest.mark.parametrize("path", sorted(golden.kept()))
def test_a_page_is_as_it_was(path: str, made: dict[str, str]) -> None:
    assert made.get(path) == golden.kept()[path], "if this change is meant: make golden, and read the difference"


def test_the_record_uses_every_field_of_the_model() -> None:
    text = "".join(path.read_text("utf-8") for path in (golden.SITE / "record").glob("*.yml"))
    keys = {info.alias or name for model in every_model() for name, info in model.model_fields.items()}
    assert {key for key in keys if f"{key}:" not in text} == {"sealed"}  # each of its edits would have to be sealed
