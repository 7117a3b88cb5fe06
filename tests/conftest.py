"""What several files of tests share."""

import pytest
from hypothesis import settings

from tests.building import PROJECT, Site, build_docs

# Examples take longer on a busy machine, and a store of them would be one more folder in the tree.
settings.register_profile("onrecord", deadline=None, database=None)
settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project's own site, built once by each worker."""
    return build_docs(PROJECT / "docs", tmp_path_factory.mktemp("real") / "site")
