"""Words that style.yaml lists are found whole, or by how they end."""

import pytest

from generator.rules.words import found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An arthritis of the Femur.", ["arthritis", "femur"]),
        ("A clematis and a lemur.", []),
        ("An -itis, by itself.", []),
        ("The femurs, mid-femur.", []),
    ],
)
def test_a_listed_word_is_found_whole_and_an_ending_at_any_word(text: str, words: list[str]) -> None:
    assert found(("-itis", "femur"), text) == words


def test_without_a_word_nothing_is_found() -> None:
    assert found((), "An arthritis of the femur.") == []
