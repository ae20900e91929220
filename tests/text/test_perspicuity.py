"""How easy a Spanish text is to read."""

import pytest

from generator.text.perspicuity import READING_EASE, perspicuity, spanish_syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("pie", 1),
        ("guía", 2),
        ("aire", 2),
        ("quieto", 2),
        ("guerra", 2),
        ("ciudad", 2),
        ("rey", 1),
        ("ya", 1),
        ("pingüino", 3),
        ("ahora", 3),
        ("poeta", 3),
        ("oído", 3),
        ("músculo", 3),
        ("estiramiento", 5),
        ("iliopsoas", 4),
        ("NHS", 1),
        ("30", 2),
    ],
)
def test_syllables_are_those_of_the_spelling(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables


def test_the_index_is_that_of_the_formula() -> None:
    # 8 words, 14 syllables, 2 sentences: la ca-sa es blan-ca; el ga-to duer-me... by hand
    texts = ["La casa es blanca.", "El gato duerme mucho."]
    syllables, words, sentences = (1 + 2 + 1 + 2) + (1 + 2 + 2 + 2), 8, 2
    assert perspicuity(texts) == pytest.approx(206.835 - 62.3 * syllables / words - words / sentences)


def test_spanish_is_a_language_with_a_formula() -> None:
    assert READING_EASE["es"](["La casa es blanca."]) == perspicuity(["La casa es blanca."])


def test_a_question_and_an_accented_capital_begin_a_sentence() -> None:
    assert perspicuity(["Pare si le duele. ¿Le duele?"]) == perspicuity(["Pare si le duele.", "¿Le duele?"])
    assert perspicuity(["Pare ya. Él va."]) == perspicuity(["Pare ya.", "Él va."])


def test_long_words_and_sentences_are_harder() -> None:
    easy = perspicuity(["Pare si le duele."])
    assert perspicuity(["Interrumpa inmediatamente el estiramiento."]) < easy
    assert perspicuity(["Pare si le duele y si no le duele siga un poco y pare si le duele."]) < easy


def test_no_words_are_easy() -> None:
    assert perspicuity([]) == perspicuity([" "]) == 100
