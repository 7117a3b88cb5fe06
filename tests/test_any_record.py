"""Whatever `check` accepts, `generate` makes pages of, on which every link leads somewhere, and the search an index."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.diagnostics import errors
from onrecord.generate import generate
from onrecord.proving.proofs import Evidence
from onrecord.searching.briefs import of_record
from onrecord.speaking.linking import LinkStyle
from tests.any_record import records
from tests.effort import examples
from tests.growing import SMALL, limited
from tests.indexes import shards
from tests.linking import broken_in_markdown
from tests.records import Data, texts_of
from tests.sharing import coarse_pictures

LANGUAGES = ("en", "fr", "ar")


@settings(
    max_examples=examples(5, thorough=500), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(made=records, language=st.sampled_from(LANGUAGES), limits=st.sampled_from([{}, SMALL]))
def test_what_check_accepts_is_made(made: tuple[Data, Evidence], language: str, limits: dict[str, int]) -> None:
    record, evidence = made
    with limited(**limits):
        generated = generate(texts_of(record), LinkStyle.SOURCES, evidence, language)
    assume(not errors(generated.diagnostics))
    pages = {path: output.text for path, output in generated.files.items() if path in generated.of_record}
    assert generated.edition
    assert list(broken_in_markdown(pages | dict.fromkeys(generated.edition.data, ""))) == []
    with coarse_pictures():
        assert all(generated.edition.data_at(path) for path in generated.edition.data)
    assert shards(of_record(generated.edition.view, LinkStyle.SOURCES), LinkStyle.SOURCES)
