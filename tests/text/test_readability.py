"""Reading grades, compared with words, sentences and syllables counted by hand."""

import pytest

from generator.text.readability import Reading, measure, sentences, syllables

BY_HAND = {
    1: "a the knee kneel press pushed stretched hold held side guide foot through breathe eased leave please",
    2: "muscle little table ankle buttock forward minute movement stretches poses reaches lying going quiet",
    3: "exercise relaxing easier easiest area idea serious previous beginner gentleness anyone everyone",
    4: "especially moderately scientific experience material anterior everybody",
    5: "possibilities side-bending-of-it",
    6: "physiotherapy hip-flexor-side-bending physiotherapist osteoporosis",
}
MORE_BY_HAND = {
    1: "straight height weight thigh slow cause once time whole tongue hour your they're don't eyes",
    2: "client needed lifted handled something safely safety guideline rhythm being people cushion create",
    3: "element position gradual usual together another supported holiday however",
}
MISSED_BY_THE_RULES = {
    1: "ache aches clothes cues fours hour hours ours queue toward towards",
    2: "ankle headache headaches maybe people peoples rely",
    3: "element elements",
}
TWO_MORE = "treatment didn't unique every second lower upper pillow doctor heavy rarely fashion player"


def counted() -> list[tuple[str, int]]:
    sets = [*BY_HAND.items(), *MORE_BY_HAND.items(), *MISSED_BY_THE_RULES.items(), (2, TWO_MORE)]
    return [(word, count) for count, words in sets for word in words.split()]


@pytest.mark.parametrize(("word", "count"), counted())
def test_a_word_has_the_syllables_that_are_heard(word: str, count: int) -> None:
    assert syllables(word) == syllables(word.capitalize()) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("5", 1),
        ("30", 2),
        ("1.5", 2),
        ("NHS", 3),
        ("STOP", 1),
        ("cm", 1),
        ("façade", 2),
        ("10-to-15", 5),
        ("Ж", 1),
    ],
)
def test_numbers_and_abbreviations_count_as_they_are_said_or_nearly(word: str, count: int) -> None:
    assert sum(syllables(part) for part in word.split("-")) == count


@pytest.mark.parametrize(
    "text",
    [
        "Kneel on a mat",
        "Stand 60 cm (2 ft) from the wall, e.g. near a door.",
        "Hold for 1.5 minutes, i.e. 90 seconds.",
        "Ask Dr. Smith, Prof. J. Brown or a nurse.",
        "It is fine (see No. 5 or Fig. A) for most, approx. 9 in 10, vs. Others.",
        "Hold... then let go.",
        "Read example.org first.",
        "One line\nand its second.",
        "“Stop!” she said.",
    ],
)
def test_what_is_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == (text,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kneel. Push.", ("Kneel.", "Push.")),
        ("Does it hurt? Stop! Rest.", ("Does it hurt?", "Stop!", "Rest.")),
        ("She said “stop.” Then we did (at once.) “Why?”", 3),
        ("Hold it for 30 s. Breathe.\nLet go.", 3),
        ("First\n\nSecond", ("First", "Second")),
        ("Das hilft nicht. Übe täglich.", 2),
        ("Ça va. Ça ira.", 2),
        ("Это лечит. Это помогает.", 2),
        ("זה עוזר. זה לא.", 2),
        ("هل تؤلمك؟ توقف. استرح.", 3),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_a_sign_and_a_capital_letter_part_sentences(text: str, parts: tuple[str, ...] | int) -> None:
    found = sentences(text)
    assert len(found) == parts if isinstance(parts, int) else found == parts


def test_a_text_is_measured_as_counted_by_hand() -> None:
    text = "Kneel on a soft mat. Put your right foot in front. "
    text += "Now push your hips forward and hold for 30 seconds."
    # 5, 6 and 10 words; 5 + 6 + (now push your hips for-ward and hold for thir-ty sec-onds = 13) syllables
    found = measure(text)
    assert (found.words, found.sentences, found.longest, found.mean) == (21, 3, 10, 7)
    assert found.grade == pytest.approx(0.39 * 7 + 11.8 * 24 / 21 - 15.59)


def test_texts_are_measured_together_and_each_ends_its_sentence() -> None:
    found = measure(["Kneel", "Push your hips.", "!"])
    assert (found.words, found.sentences, found.longest, found.mean) == (4, 2, 3, 2)


def test_a_word_with_a_hyphen_is_one_word_and_a_range_is_two() -> None:
    assert measure("Well-known stretches").words == 2
    assert measure("10–15 seconds").words == 3  # noqa: RUF001


@pytest.mark.parametrize("text", ["", [], [""], "…", "!?"])
def test_no_words_measure_nothing(text: str | list[str]) -> None:
    assert measure(text) == Reading(0, 0, 0, 0.0, 0.0)


def test_long_words_and_long_sentences_read_harder() -> None:
    plain = measure("Stretch the muscle slowly. Stop if it hurts.").grade
    hard = measure("The musculature necessitates gradual elongation until discomfort becomes apparent.").grade
    assert plain < 5
    assert hard > 15
