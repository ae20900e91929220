"""Every kind of paper is as it was when it was looked at (`tests/approved`)."""

import pytest

from generator.content import load
from tests.approved.compare import POINT, assert_as_approved, names
from tests.approved.keyed import keyed_guide
from tests.approved.papers import DEPTH, papers
from tests.handouts.pdf_reader import painted


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return dict(papers(load(keyed_guide(tmp_path_factory.mktemp("keyed")))))


def test_each_paper_has_been_looked_at(printed: dict[str, bytes]) -> None:
    assert sorted(printed) == names("papers")


@pytest.mark.parametrize("name", names("papers"))
def test_a_paper_is_as_it_was_looked_at(printed: dict[str, bytes], name: str) -> None:
    assert_as_approved("papers", name, painted(printed[name], DEPTH), POINT)
