"""Catalogs as files: what a translator's tool or a merge makes of them is read rightly, or told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages import Message

from generator.content import ContentError, load
from generator.content.po_files import messages
from tests.pseudo import add_language, change_message, pseudo_guide, read, renew
from tests.sample_guide import change
from tests.translated import translations

NAME = "guide.yaml: name"
Spoil = Callable[[str], str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, translated into a pseudo language."""
    return pseudo_guide(tmp_path)


@pytest.fixture
def catalog(content: Path) -> Path:
    """The catalog of that language with all but the warnings."""
    return content / "locale/es/guide.po"


def told(path: Path) -> list[str]:
    """What is told of a file, without its name."""
    try:
        read(path)
    except ContentError as error:
        return [str(one).removeprefix(f"{path.name}:") for one in error.problems]
    return []


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(text) + 1


def string_of(path: Path, context: str) -> str:
    return next(str(one.string) for one in messages(read(path)) if one.context == context)


@pytest.mark.parametrize("named", ["ISO-8859-1", "CHARSET", "", "utf-16"])
def test_a_file_in_utf_8_is_read_as_such_whatever_its_head_says(content: Path, named: str) -> None:
    before = read(content / "locale/es/safety.po")
    change(content / "locale/es/safety.po", "charset=utf-8", f"charset={named}")
    after = read(content / "locale/es/safety.po")
    assert [one.string for one in messages(after)] == [one.string for one in messages(before)]
    assert any("é" in str(one.string) for one in messages(after))


def test_a_mark_at_the_start_and_line_ends_of_another_system_change_nothing(catalog: Path) -> None:
    before = [one.string for one in messages(read(catalog))]
    text = catalog.read_bytes().replace(b"\n", b"\r\n")
    catalog.write_bytes(b"\xef\xbb\xbf" + text)
    assert [one.string for one in messages(read(catalog))] == before


@pytest.mark.parametrize(
    ("bytes_", "line", "rule"), [(b"# caf\xe9\n", 1, "encoding"), ("# é\n".encode("utf-16"), 1, "encoding")]
)
def test_a_file_in_another_encoding_is_told(catalog: Path, bytes_: bytes, line: int, rule: str) -> None:
    catalog.write_bytes(bytes_)
    (found,) = told(catalog)
    assert found.startswith(f"{line}:")
    assert found.endswith(f"({rule})")


def test_a_folder_in_the_place_of_a_catalog_is_told(catalog: Path) -> None:
    catalog.unlink()
    catalog.mkdir()
    (found,) = told(catalog)
    assert found.startswith("1:1: cannot be read: ")


@pytest.mark.parametrize(
    ("character", "rule"),
    [("\u202e", "reordering"), ("\u200b", "hidden-character"), ("\u0007", "hidden-character")],
)
def test_a_character_that_shows_text_in_another_order_or_not_at_all_is_told(
    catalog: Path, character: str, rule: str
) -> None:
    text = catalog.read_text(encoding="utf-8")
    lines = [*text.splitlines(), "", f'msgctxt "a{character}"', 'msgid "a"', 'msgstr "b"', ""]
    catalog.write_text("\n".join(lines), encoding="utf-8")
    found = told(catalog)
    assert [one.rpartition(" (")[2] for one in found] == ([f"{rule})"] if rule else [])
    assert all(one.startswith(f"{len(lines) - 3}:11: ") for one in found)


def test_every_line_that_is_broken_is_told(catalog: Path) -> None:
    lines = catalog.read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith("msgstr ")][3:6:2]
    for number in at:
        lines[number] = lines[number].rstrip('"')
    catalog.write_text("\n".join(lines), encoding="utf-8")
    assert [one.partition(":")[0] for one in told(catalog)] == [str(number + 1) for number in at]


def test_a_message_that_stands_there_twice_is_told_at_the_second(catalog: Path) -> None:
    before = len(catalog.read_text(encoding="utf-8").splitlines())
    first = '\nmsgctxt "a"\nmsgid "A and B"\nmsgstr "C"\n'
    again = '\n# As a merge leaves it.\nmsgctxt "a"\nmsgid ""\n"A "\n"and B"\nmsgstr "D"\n'
    catalog.write_text(catalog.read_text(encoding="utf-8") + first + again, encoding="utf-8")
    where = f"this message stands in line {before + 3} already"
    assert told(catalog) == [f"{before + 8}:1: a: {where}; delete one of the two (po)"]


def test_the_same_text_in_two_fields_or_as_obsolete_is_no_double(catalog: Path) -> None:
    more = (
        '\nmsgctxt "a"\nmsgid "A"\nmsgstr "Á"\nmsgctxt "b"\nmsgid "A"\nmsgstr "Á"\n'
        '#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "Á"\n'
    )
    catalog.write_text(catalog.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert told(catalog) == []


def test_a_second_head_is_told(catalog: Path) -> None:
    head = '\nmsgid ""\nmsgstr ""\n"Language: es\\n"\n'
    catalog.write_text(catalog.read_text(encoding="utf-8") + head, encoding="utf-8")
    (found,) = told(catalog)
    assert "the head of the file stands in line" in found


def test_a_text_that_a_message_has_twice_is_told_at_the_second(catalog: Path) -> None:
    more = '\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\nmsgstr "C"\n'
    catalog.write_text(catalog.read_text(encoding="utf-8") + more, encoding="utf-8")
    line = line_of(catalog, 'msgstr "C"')
    assert told(catalog) == [f"{line}:1: a: must stand once in a message; delete one of the two (po)"]


def lengthen(text: str) -> Callable[[Message], None]:
    def change_(message: Message) -> None:
        message.string = text

    return change_


def test_a_long_text_from_before_is_the_same_however_often_catalogs_are_renewed(content: Path) -> None:
    before = 'Stretch the "calf" of one leg, then that of the other, ' * 3 + "and rest."
    file, catalog = content / "stretches/wall.yaml", content / "locale/es/guide.po"
    change(file, "In your calf.", f"'{before}'")
    renew(content)
    change_message(catalog, "stretches/wall.yaml: felt", lengthen("Estire."))
    change_message(catalog, "stretches/wall.yaml: felt", lambda one: one.flags.discard("fuzzy"))
    change(file, "and rest.", "and rest well.")
    for _ in range(3):
        renew(content)
        (one,) = (one for one in messages(read(catalog)) if one.context == "stretches/wall.yaml: felt")
        assert (one.fuzzy, one.string, list(one.previous_id)) == (True, "Estire.", [before])
        assert one.user_comments == []
    assert "# |" not in catalog.read_text(encoding="utf-8")


def test_a_note_of_the_translator_stays(content: Path) -> None:
    catalog = content / "locale/es/guide.po"
    change_message(catalog, NAME, lambda one: one.user_comments.append("Ask Ana."))
    renew(content)
    (one,) = (one for one in messages(read(catalog)) if one.context == NAME)
    assert one.user_comments == ["Ask Ana."]


def test_the_forms_of_a_count_stay_those_of_the_files_own_formula(content: Path) -> None:
    catalog = content / "locale/es/guide.po"
    text = catalog.read_text(encoding="utf-8")
    formula = "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
    text = text.replace("nplurals=2; plural=(n != 1);", formula).replace(
        "msgstr[1] ", 'msgstr[1] "{n} de"\nmsgstr[2] '
    )
    catalog.write_text(text, encoding="utf-8")
    (before,) = translations(load(content), content)
    renew(content)
    assert formula.rstrip(";") in catalog.read_text(encoding="utf-8").replace('"\n"', "")
    (after,) = translations(load(content), content)
    assert after.guide.words.number == before.guide.words.number
    assert before.guide.words.number.seconds.other != "{n} de"


def test_a_file_that_is_renamed_keeps_its_translations(content: Path) -> None:
    add_language(content, "ar")
    stretches = content / "stretches"
    catalogs = [content / f"locale/{language}/guide.po" for language in ("ar", "es")]
    before = [string_of(one, "stretches/wall.yaml: felt") for one in catalogs]
    (stretches / "wall.yaml").rename(stretches / "door.yaml")
    for path in sorted(content.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for old, new in (("instead: wall", "instead: door"), ("stretches: [wall", "stretches: [door")):
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    renew(content)
    for path, text in zip(catalogs, before, strict=True):
        assert string_of(path, "stretches/door.yaml: felt") == text
        assert not [one for one in messages(read(path)) if one.fuzzy or not one.string]
        assert not [one for one in read(path).obsolete.values() if "door" in str(one.context)]


def test_the_same_text_in_another_field_is_no_translation_of_it(content: Path) -> None:
    catalog = content / "locale/es/guide.po"
    change(content / "stretches/wall.yaml", "felt: In your calf.", 'felt: "Where it is warm."')
    change(content / "stretches/wall.yaml", "easier: Step less.", 'easier: "In your calf."')
    renew(content)
    assert [string_of(catalog, f"stretches/wall.yaml: {field}") for field in ("easier", "felt")] == ["", ""]


@pytest.mark.parametrize(
    ("named", "told_of"),
    [("ar", "ar"), ("es_MX", ""), ("es", ""), ("", ""), ("es-419", ""), ("Spanish", "Spanish")],
)
def test_a_catalog_of_another_language_is_told_at_its_head(catalog: Path, named: str, told_of: str) -> None:
    change(catalog, '"Language: es\\n"', f'"Language: {named}\\n"')
    line = line_of(catalog, f'"Language: {named}\\n"')
    where = f"{line}:1: this catalog is of '{named}', but stands in the folder 'es'"
    assert told(catalog) == ([f"{where}; put the one of 'es' here (po)"] if told_of else [])


def test_a_head_that_names_no_language_is_taken(catalog: Path) -> None:
    change(catalog, '"Language: es\\n"\n', "")
    assert told(catalog) == []


def test_a_catalog_of_another_country_is_told(content: Path) -> None:
    (content / "locale/es").rename(content / "locale/es-MX")
    catalog = content / "locale/es-MX/guide.po"
    change(catalog, '"Language: es\\n"', '"Language: es_ES\\n"')
    assert [one.partition(": ")[2] for one in told(catalog)] == [
        "this catalog is of 'es_ES', but stands in the folder 'es-MX'; put the one of 'es-MX' here (po)"
    ]


def test_the_language_in_a_long_head_and_of_a_message_named_so_is_not_mixed_up(catalog: Path) -> None:
    text = catalog.read_text(encoding="utf-8")
    more = '\nmsgctxt "a"\nmsgid ""\n"Language: ar\\n"\nmsgstr ""\n"Language: ar\\n"\n'
    text = text.replace('"Language: es\\n"', '"Langu"\n"age: ar\\n"') + more
    catalog.write_text(text, encoding="utf-8")
    (found,) = told(catalog)
    assert found.startswith(f"{line_of(catalog, chr(34) + 'Langu' + chr(34))}:1: this catalog is of 'ar'")


def test_two_versions_of_a_message_are_told_at_their_first_mark(catalog: Path) -> None:
    text = catalog.read_text(encoding="utf-8")
    before = len(text.splitlines())
    more = '\nmsgctxt "a"\nmsgid "A"\n<<<<<<< HEAD\nmsgstr "B"\n=======\nmsgstr "C"\n>>>>>>> one\n'
    catalog.write_text(text + more, encoding="utf-8")
    where = f"two versions of this place stand here (lines {before + 4}-{before + 8}); keep one, and delete"
    (found,) = told(catalog)
    assert found.startswith(f"{before + 4}:1: {where} ")
    assert found.endswith("(merge)")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('msgstr "Pre"cau"cion"', 12),
        ('msgstr ""Precaucion""', 9),
        ('"Pre\\"cau"cion"', 10),
        ('msgid "a" b"', 9),
    ],
)
def test_a_quotation_mark_inside_a_text_is_told_where_it_stands(
    catalog: Path, line: str, column: int
) -> None:
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(f'{text}\nmsgctxt "a"\nmsgid "A"\nmsgstr ""\n{line}\n', encoding="utf-8")
    cure = 'a quotation mark stands inside the text; write it with a backslash before it, as \\"'
    assert f"{line_of(catalog, line)}:{column}: {cure} (po)" in told(catalog)
