"""What the tests share that build a small project again and again."""

from collections.abc import Iterator

import pytest

from tests.building.worlds import Oracle, one_process


@pytest.fixture
def in_this_process() -> Iterator[None]:
    """Builds in one process, so that what a test replaces is replaced for all of a build."""
    with one_process():
        yield


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    """What a site built of nothing would be."""
    return Oracle()
