"""Addresses that are only examples: no page, sheet or code leads to them."""

import pytest

from generator.content import load
from generator.model.guide import Settings
from tests.sample_guide import small_guide


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the small guide."""
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False)).guide.settings


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("example.org", False),
        ("example.com", False),
        ("example.net", False),
        ("calf.example.net", False),
        ("anexample.org", True),
        ("example.org.health", True),
        ("calf.health", True),
    ],
)
def test_an_address_is_the_guides_own_unless_it_is_that_of_an_example(
    settings: Settings, host: str, is_own: bool
) -> None:
    site, page, mail = f"https://{host}/guide/", f"https://{host}/?page={{page}}", f"mailto:guide@{host}"
    for feedback in (page, mail, f"{mail}?subject={{page}}"):
        one = settings.model_copy(update={"url": site, "feedback": feedback})
        assert one.own_url == (site if is_own else "")
        assert one.own_feedback == (feedback if is_own else "")


def test_who_asks_for_no_word_has_no_address_for_it(settings: Settings) -> None:
    assert settings.model_copy(update={"feedback": None}).own_feedback == ""
