"""What a translator is told: the line of the catalog, the field, and what to mend."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Message

from generator.content import load, translatable
from generator.content.po_files import messages
from generator.rules import check_translation
from generator.rules.text_pairs import check_sides_kept
from tests.pseudo import change_catalog, change_message, pseudo_guide, read, renew
from tests.sample_guide import change
from tests.translated import translations

UNTIL_THEN = "must be translated, or checked if it is fuzzy: until then it stands in the source's language"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, translated into a pseudo language."""
    return pseudo_guide(tmp_path)


def told(content: Path) -> Iterator[str]:
    source = load(content)
    (translated,) = translations(source, content)
    for one in check_translation(source, translated):
        yield one.text(marked=True).removeprefix(f"{content.as_posix()}/").removeprefix("locale/es/")


def leave_empty(message: Message) -> None:
    message.string = ""


def mark_fuzzy(message: Message) -> None:
    message.flags.add("fuzzy")


def swap_sides(message: Message) -> None:
    message.string = re.sub(r"\[(.*?)\|(.*?)\]", r"[\2|\1]", str(message.string))


def lose_sides(message: Message) -> None:
    message.string = re.sub(r"\[(.*?)\|(.*?)\]", r"\1 y \2", str(message.string))


def lose_link(message: Message) -> None:
    message.string = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", str(message.string))


@pytest.mark.parametrize(
    ("file", "field", "spoil", "expected"),
    [
        ("guide.po", "stretches/wall.yaml: purpose", leave_empty, f"{UNTIL_THEN} (untranslated, warning)"),
        ("guide.po", "stretches/wall.yaml: purpose", mark_fuzzy, f"{UNTIL_THEN} (untranslated, warning)"),
        (
            "safety.po",
            "safety.yaml: each_time",
            leave_empty,
            f"{UNTIL_THEN}, and the pages that show it are not published (untranslated, warning)",
        ),
        (
            "guide.po",
            "stretches/wall.yaml: cue",
            swap_sides,
            "'[Léft|Ríght]' must have its sides the other way round: 'Right' comes first (sides-kept)",
        ),
        (
            "guide.po",
            "stretches/wall.yaml: cue",
            lose_sides,
            "must name a side 1 time in a mark, as in [right|left], but does so 0 times (sides-kept)",
        ),
        (
            "guide.po",
            "chooser.yaml: note",
            lose_link,
            "must lead to (safety), as in [words](safety) (links-kept)",
        ),
    ],
)
def test_a_translator_reads_what_to_mend_and_where(
    content: Path, file: str, field: str, spoil: Callable[[Message], None], expected: str
) -> None:
    line = change_message(content / "locale/es" / file, field, spoil)
    assert [*told(content)] == [f"{file}:{line}:1: {field}: {expected}"]


def test_a_text_that_is_in_no_catalog_yet_says_how_it_gets_there(content: Path) -> None:
    change(content / "stretches/wall.yaml", "In your calf.", "In the whole of it.")
    change(content / "safety.yaml", "Go slow.", "Go on.")
    in_none = "is in no catalog of 'es' yet; run `make messages`, then translate it"
    assert [*told(content)] == [
        f"safety.yaml:12:12: each_time: {in_none}, and the pages that show it are not published "
        "(untranslated, warning)",
        f"stretches/wall.yaml:17:7: felt: {in_none} (untranslated, warning)",
    ]


def test_of_many_texts_the_first_are_told_and_how_many_more_there_are(content: Path) -> None:
    path = content / "locale/es/guide.po"
    change_catalog(path, leave_empty)
    found = [*told(content)]
    assert len(found) == 21
    lines = [one.lineno for one in messages(read(path))]
    assert [int(one.split(":")[1]) for one in found] == lines[:21]
    assert found[-1].startswith(f"guide.po:{lines[20]}:1: ")
    more = re.search(r"must be translated: it is the first of (\d+) more texts in this file and", found[-1])
    assert more
    assert int(more[1]) > 100
    assert found[-1].endswith(" (untranslated, warning)")


def test_one_text_more_than_are_told_is_told_as_such(content: Path) -> None:
    def leave_first(number: int) -> None:
        left = iter(range(number))
        change_catalog(path, lambda message: None if next(left, None) is None else leave_empty(message))

    path = content / "locale/es/guide.po"
    leave_first(21)
    assert [UNTIL_THEN in one for one in told(content)] == 21 * [True]
    leave_first(22)
    found = [*told(content)]
    assert len(found) == 21
    assert "it is the first of 2 more texts" in found[-1]


def told_of(content: Path, text: str, translation: str) -> Iterator[str]:
    """What is told of a catalog in which one text has this translation."""

    def translate(message: Message) -> None:
        message.string = translation
        message.flags.clear()

    change(content / "stretches/wall.yaml", "In your calf.", f'"{text}"')
    renew(content)
    change_message(content / "locale/es/guide.po", "stretches/wall.yaml: felt", translate)
    return (one.partition("felt: ")[2] for one in told(content))


@pytest.mark.parametrize(
    ("text", "translation", "lost"),
    [
        ("Hold it for 20 or 30.", "Son 20.", "30"),
        ("Hold it for 20 or 30.", "Son muchos.", "20 and 30"),
        ("Hold 3 times 3.", "Son 3.", "3"),
        ("Hold 1,000 of 1.5.", "Son 1 000 de 1,5.", ""),
        ("Hold 1,000.", "Son 1000.", ""),
        ("Hold it for 20.", "Son 20 y 30.", ""),
        ("Hold it for 20 or 30.", "٢٠ أو ٣٠.", ""),
        ("Hold it for 20 or 30.", "٢٠ أو ٤٠.", "30"),
    ],
)
def test_numbers_are_kept_however_the_language_parts_them(
    content: Path, text: str, translation: str, lost: str
) -> None:
    found = [*told_of(content, text, translation)]
    wanted = f"should have the number {lost} of the text (numbers-kept, warning)"
    assert found == ([wanted] if lost else [])


@pytest.mark.parametrize(
    ("text", "translation", "wrong"),
    [
        ("At.", "A esta hora.", False),
        ("Your calf.", "La " * 26 + "a.", False),
        ("Your calf.", "La " * 26 + "la.", True),
        ("My " * 26 + "a.", "Pantorras.", False),
        ("My " * 26 + "my.", "Pantorras.", True),
    ],
)
def test_a_translation_many_times_as_long_or_short_may_be_that_of_another_text(
    content: Path, text: str, translation: str, wrong: bool
) -> None:
    found = [*told_of(content, text, translation)]
    assert [one.rpartition("(")[2] for one in found] == (["length-kept, warning)"] if wrong else [])
    assert all(f"text has {len(text)} letters, and this has {len(translation)}" in one for one in found)


def sides_told(content: Path, *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """What is told of texts and their translations: the translation that is wrong, and the message."""
    source = load(content)
    (translated,) = translations(source, content)
    texts = [one for one in translatable(source) if one.file == "tips.yaml"][: len(pairs)]
    given = tuple((replace(one, text=text), value) for one, (text, value) in zip(texts, pairs, strict=True))
    values = {text.place: value for text, value in given}
    found = check_sides_kept(translated, source, given)
    fields = {translated.problem("tips.yaml", place, "", "").field: value for place, value in values.items()}
    return [(fields[one.field], one.message) for one in found]


RIGHT, SWAPPED = "El pie [derecho|izquierdo].", "El pie [izquierdo|derecho]."
OTHER_WAY = "'[izquierdo|derecho]' must have its sides the other way round: 'right' comes first"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ([RIGHT, RIGHT, SWAPPED], [(SWAPPED, OTHER_WAY)]),
        ([SWAPPED, RIGHT, RIGHT, RIGHT], [(SWAPPED, OTHER_WAY)]),
        ([RIGHT, RIGHT, RIGHT, SWAPPED, SWAPPED], 2 * [(SWAPPED, OTHER_WAY)]),
        ([RIGHT, SWAPPED], []),  # nobody can say which of them is right
        ([RIGHT], []),
    ],
)
def test_which_word_stands_for_which_side_is_known_from_most_translations(
    content: Path, values: list[str], wrong: list[tuple[str, str]]
) -> None:
    assert sides_told(content, *(("Your [right|left] foot.", value) for value in values)) == wrong


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("El pie [derecho|derecho].", "'[derecho|derecho]' must name one side and then the other"),
        (
            "El pie [right|left].",
            "'[right|left]' must be translated too, as elsewhere: 'derecho'",
        ),
    ],
)
def test_a_side_is_named_in_the_language_and_so_is_the_other(content: Path, value: str, wrong: str) -> None:
    pairs = (("Your [right|left] foot.", one) for one in (RIGHT, RIGHT, value))
    assert sides_told(content, *pairs) == [(value, wrong)]


def test_a_safety_text_that_is_the_source_itself_is_told(content: Path) -> None:
    def copy(message: Message) -> None:
        message.string = str(message.id)
        message.flags.clear()

    path = content / "locale/es/safety.po"
    change(content / "safety.yaml", "Go slow.", "Go as slow as you can.")
    renew(content)
    line = change_message(path, "safety.yaml: each_time", copy)
    change_message(path, "safety.yaml: before_title", copy)  # a word may be the same in both
    assert [*told(content)] == [
        f"safety.po:{line}:1: safety.yaml: each_time: should be translated: it is the text itself, word for "
        "word (copied, warning)"
    ]


@pytest.mark.parametrize(
    ("name", "day", "wrong"),
    [
        ("Ana Ruiz", "2026-01-05", []),
        ("Ana Ruiz", "2026-01-06", ["checked_on: must not be a day to come: today is 2026-01-05 (checked)"]),
        (
            "n/a",
            "2026-01-05",
            [
                "checked_by: must be the name and role of who has checked it, but is 'n/a'; leave it empty "
                "until then (checked)"
            ],
        ),
    ],
)
def test_who_has_checked_a_translation_has_a_name_and_did_it(
    content: Path, name: str, day: str, wrong: list[str]
) -> None:
    with (content / "locale/es/language.yaml").open("a", encoding="utf-8") as file:
        file.write(f"checked_by: {name}\nchecked_on: {day}\n")
    source = load(content)
    (translated,) = translations(source, content)
    found = check_translation(source, translated, date(2026, 1, 5))
    assert [one.text().partition(":1: ")[2] or one.text().split(" ", 1)[1] for one in found] == wrong


def test_a_side_that_only_the_translation_names_is_told(content: Path) -> None:
    ((value, told),) = sides_told(content, ("Walk.", RIGHT), ("Sit.", "Siéntese."))
    assert value == RIGHT
    assert told.startswith("must name a side 0 times in a mark, as in [right|left], but does so 1 time")


def test_every_link_that_is_lost_is_named(content: Path) -> None:
    change(content / "chooser.yaml", "See [Take care](safety).", "See [Take care](safety), [more](tips).")
    renew(content)
    change_message(content / "locale/es/guide.po", "chooser.yaml: note", _lose_links)
    (one,) = told(content)
    assert re.search(r"must lead to \((safety|tips)\), \((safety|tips)\), as in \[words\]", one)


def _lose_links(message: Message) -> None:
    message.string = "Vea más."
    message.flags.clear()
