"""The id that a name becomes."""

import pytest

from generator.content import slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Wall lunge", "wall-lunge"),
        ("(Wall) lunge!", "wall-lunge"),
        ("Étirement du mollet", "etirement-du-mollet"),
        (f"{'a' * 59} b", "a" * 59),
        ("a" * 70, "a" * 60),
        ("…", ""),
        ("Füße", "fusse"),
        ("Łydka", "lydka"),
        ("Læg på Øre, đá", "laeg-pa-ore-da"),
        ("Œuf, Þistill, Bağ\u0131rsak", "oeuf-thistill-bagirsak"),
        ("عضلة", ""),
    ],
)
def test_a_name_becomes_small_letters_digits_and_single_hyphens(name: str, id_: str) -> None:
    assert slug(name) == id_
