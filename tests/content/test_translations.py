"""Catalogs: what a translator gets, what becomes of it when the guide changes, what is told of mistakes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages import Message

from generator.checked import load_checked
from generator.content import (
    AS_WRITTEN,
    UNTRANSLATED,
    ContentError,
    Problem,
    is_foreign,
    load,
    without_marks,
)
from generator.content.overlay import MessageAt, TranslatedSource
from generator.content.po_files import messages
from generator.content.source import Source, from_bytes
from generator.model.annotations import DistanceMark
from generator.rules import check, check_translation
from generator.text import READING_EASE
from tests.pseudo import add_language, change_catalog, change_message, pseudo_guide, read, renew
from tests.sample_guide import change
from tests.translated import translations
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, translated into a pseudo language."""
    return pseudo_guide(tmp_path)


def problems(content: Path) -> list[str]:
    """What is told of the translation, a line each, without the folder of the guide."""
    source = load(content)
    try:
        (translated,) = translations(source, content)
    except ContentError as error:
        found = error.problems
    else:
        found = (*check_translation(source, translated), *{*check(translated, {})} - {*check(source, {})})
    return [one.text(marked=True).partition("locale/")[2] for one in found if one.rule != "unused"]


def fuzzy(path: Path) -> list[str]:
    return [str(one.id) for one in messages(read(path)) if one.fuzzy]


def test_a_whole_translation_has_nothing_to_tell(content: Path) -> None:
    assert problems(content) == []


def test_a_message_says_where_it_stands_what_it_is_and_what_to_keep(content: Path) -> None:
    by_context = {one.context: one for one in messages(read(content / "locale/es/guide.po"))}
    cue = by_context["stretches/wall.yaml: cue"]
    ((file, line),) = cue.locations
    assert "foot back" in (content / file).read_text(encoding="utf-8").splitlines()[line - 1]
    assert any("first side is the one in the picture" in note for note in cue.auto_comments)
    assert by_context["guide.yaml: name"].auto_comments == ["The guide's name.", "At most 60 characters."]
    assert by_context["words.yaml: number.times"].auto_comments[-1] == "Keep {n}."
    assert by_context["words.yaml: dose.each_side"].auto_comments[-1] == "Keep {times}."


def test_ids_doses_names_and_references_are_no_messages(content: Path) -> None:
    texts = {one.id for po in ("guide", "safety") for one in messages(read(content / f"locale/es/{po}.po"))}
    guide = load(content).guide
    assert texts.isdisjoint({one.id for one in guide.stretches})
    assert texts.isdisjoint({one.cite for one in guide.sources.sources})
    assert texts.isdisjoint({guide.settings.version, guide.settings.url, guide.settings.licence.name})


def test_safety_texts_stand_in_a_catalog_of_their_own(content: Path) -> None:
    texts = {one.id for one in messages(read(content / "locale/es/safety.po"))}
    guide = load(content).guide
    assert {point for tier in guide.safety.tiers for point in tier.points} <= texts
    assert {one.text for stretch in guide.stretches for one in stretch.leave_out_if} <= texts
    assert {one.without for one in guide.chooser.abilities} <= texts


def test_an_inserted_step_leaves_all_else_translated(content: Path) -> None:
    before = {(one.context, one.id): one.string for one in messages(read(content / "locale/es/guide.po"))}
    change(content / "stretches/wall.yaml", "steps: [", "steps: [Breathe out slowly., ")
    change(content / "stretches/wall.yaml", "pictures: [", "pictures: [start, ")
    renew(content)
    after = {(one.context, one.id): one.string for one in messages(read(content / "locale/es/guide.po"))}
    assert {text for _, text in after.keys() - before.keys()} == {"Breathe out slowly."}
    assert {key: after[key] for key in before} == before
    assert fuzzy(content / "locale/es/guide.po") == []


def test_a_changed_text_is_fuzzy_with_the_one_before_and_nothing_else_is(content: Path) -> None:
    change(content / "stretches/wall.yaml", "Stretches the soleus.", "Stretches the deep soleus.")
    renew(content)
    path = content / "locale/es/guide.po"
    (changed,) = [one for one in messages(read(path)) if one.fuzzy]
    assert (changed.context, changed.previous_id) == (
        "stretches/wall.yaml: purpose",
        ["Stretches the soleus."],
    )
    assert changed.string
    (translated,) = translations(load(content), content)
    assert "Stretches the deep soleus." in translated.guide.stretch("wall").purpose
    assert problems(content)[0].startswith(f"es/guide.po:{changed.lineno}:1: stretches/wall.yaml: purpose: ")


def test_what_is_in_no_field_any_more_is_kept_as_obsolete_and_comes_back(content: Path) -> None:
    path, file = content / "locale/es/guide.po", content / "stretches/wall.yaml"
    before = path.read_bytes()
    change(file, "Stretches the soleus.", "It is wholly another thing now, with no word in common.")
    renew(content)
    assert b"#~ msgid" in path.read_bytes()
    assert fuzzy(path) == []
    change(file, "It is wholly another thing now, with no word in common.", "Stretches the soleus.")
    renew(content)
    assert path.read_bytes() == before


def test_a_text_that_has_gone_from_two_fields_is_kept_for_both(content: Path) -> None:
    for stretch in ("wall", "step"):
        change(content / f"stretches/{stretch}.yaml", "Hold and breathe.", "Wait.")
    path = content / "locale/es/guide.po"
    renew(content)
    kept = path.read_text(encoding="utf-8").split("\n#~ msgctxt ")[1:]
    assert sorted(one.partition("\n")[0] for one in kept if "Hold and breathe." in one) == [
        '"stretches/step.yaml: steps"',
        '"stretches/wall.yaml: steps"',
    ]


def test_a_broken_catalog_is_told_by_its_path_when_catalogs_are_renewed(content: Path) -> None:
    (content / "locale/es/guide.po").write_text("msgid what\n", encoding="utf-8")
    with pytest.raises(ContentError) as told:
        renew(content)
    assert str(told.value).startswith(f"{content.as_posix()}/locale/es/guide.po:1:1: ")


def test_renewed_catalogs_are_the_same_bytes(content: Path) -> None:
    files = sorted((content / "locale").rglob("*.po*"))
    before = [path.read_bytes() for path in files]
    renew(content)
    assert [path.read_bytes() for path in files] == before


def _lose_brace(message: Message) -> None:
    message.string = str(message.string).replace("{", "")


def _lose_side(message: Message) -> None:
    message.string = str(message.string).replace("[", "").replace("]", "").replace("|", " ")


def _swap_sides(message: Message) -> None:
    start, _, rest = str(message.string).partition("[")
    sides, _, end = rest.partition("]")
    one, _, other = sides.partition("|")
    message.string = f"{start}[{other}|{one}]{end}"


def _make_long(message: Message) -> None:
    message.string = "á" * 61


@pytest.mark.parametrize(
    ("context", "spoil", "told"),
    [
        ("words.yaml: dose.each_side", _lose_brace, "must hold {times}, each in braces"),
        ("guide.yaml: name", _make_long, "must have at most 60 characters, but has 61 (length)"),
        ("stretches/wall.yaml: cue", _lose_side, "must name a side 1 time in a mark"),
        ("stretches/wall.yaml: cue", _swap_sides, "must have its sides the other way round"),
    ],
)
def test_a_spoilt_message_is_told_at_its_line(
    content: Path, context: str, spoil: Callable[[Message], None], told: str
) -> None:
    line = change_message(content / "locale/es/guide.po", context, spoil)
    (found,) = problems(content)
    assert found.startswith(f"es/guide.po:{line}:1: {context}: ")
    assert told in found


def test_a_lost_link_and_a_lost_number_are_told(content: Path) -> None:
    def lose(message: Message) -> None:
        if isinstance(message.string, str):
            message.string = message.string.replace("](", "] (").replace("60", "sixty")

    change_catalog(content / "locale/es/guide.po", lose)
    found = "\n".join(problems(content))
    assert "must lead to (" in found
    assert "should have the number 60 of the text" in found


LINK = "must be plain words, as no link works here: leave out '[sí](saftey)' (link)"


@pytest.mark.parametrize(
    ("context", "more", "told"),
    [
        ("stretches/wall.yaml: needs.words", " [sí](saftey)", LINK),
        (
            "stretches/wall.yaml: basis",
            " [sí](saftey)",
            "there is no 'saftey'; did you mean 'safety'? (link)",
        ),
        ("words.yaml: number.range", " [sí](saftey)", LINK),
        ("words.yaml: number.minutes", " [sí](saftey)", LINK),
        (
            "stretches/wall.yaml: name",
            " [sí",
            "must be plain words, as no mark works here: leave out '[' (mark)",
        ),
        (
            "routines.yaml: routines.name",
            " [sí|no]",
            "must be plain words, as no mark works here: leave out '[sí|no]' (mark)",
        ),
    ],
)
def test_what_a_translation_adds_is_judged_as_the_text_itself_is(
    content: Path, context: str, more: str, told: str
) -> None:
    def add(message: Message) -> None:
        forms = (message.string,) if isinstance(message.string, str) else (message.string or ())
        added = tuple(f"{form}{more}" for form in forms)
        message.string = added[0] if isinstance(message.string, str) else added

    line = change_message(content / "locale/es/guide.po", context, add)
    found = {one for one in problems(content) if "(sides-kept)" not in one}
    assert {one.partition(f": {context}: ")[0] for one in found} == {f"es/guide.po:{line}:1"}
    assert all(one.endswith(told) for one in found)


def test_a_rule_that_is_off_in_the_source_is_off_in_every_language(content: Path) -> None:
    def leave_half(message: Message) -> None:
        message.string = f"{message.string} [x"

    change_message(content / "locale/es/guide.po", "stretches/wall.yaml: basis", leave_half)
    assert [one for one in problems(content) if "(mark)" in one]
    style = ("language: en", "verbs: [Put, Hold, Do]", "levels: {verb: 'off', mark: 'off'}", "")
    (content / "style.yaml").write_text("\n".join(style), encoding="utf-8")
    assert [one for one in problems(content) if "mark" in one] == []


def test_a_file_that_is_hard_to_read_is_told_by_the_formula_of_its_language(content: Path) -> None:
    style = ("language: en", "verbs: [Put, Hold, Do]", "levels: {verb: 'off'}", "ease: {es: 100}", "")
    (content / "style.yaml").write_text("\n".join(style), encoding="utf-8")
    found = [one for one in problems(content) if "(ease, warning)" in one]
    told = [one for one in found if "stretches/wall.yaml should read at 100 or higher, but reads at" in one]
    assert [one.split(": ")[1:3] for one in told] == [
        ["stretches/wall.yaml", "purpose"]
    ]  # its first text to read
    assert all(one.startswith(("es/guide.po:", "es/safety.po:")) for one in found)
    change(content / "style.yaml", "ease: {es: 100}", "ease: {es: 0, ar: 100}")
    assert [one for one in problems(content) if "(ease, warning)" in one] == []


def test_a_plural_form_that_is_missing_is_as_if_untranslated(content: Path) -> None:
    def lose_form(message: Message) -> None:
        message.string = ((message.string or ("",))[0], "")

    line = change_message(content / "locale/es/guide.po", "words.yaml: number.seconds", lose_form)
    (found,) = problems(content)
    assert found.startswith(f"es/guide.po:{line}:1: words.yaml: number.seconds: must be translated")
    (translated,) = translations(load(content), content)
    assert "{n} seconds" in translated.guide.words.number.seconds.other
    assert UNTRANSLATED[0] in translated.guide.words.number.seconds.other


def test_a_form_that_is_there_is_kept_when_catalogs_are_renewed(content: Path) -> None:
    def keep_first(message: Message) -> None:
        message.string = ("{n} ségúndó", "")

    change_message(content / "locale/es/guide.po", "words.yaml: number.seconds", keep_first)
    renew(content)
    (one,) = (
        one
        for one in messages(read(content / "locale/es/guide.po"))
        if one.context == "words.yaml: number.seconds"
    )
    assert list(one.string or ()) == ["{n} ségúndó", ""]


def test_a_language_without_a_form_for_all_else_has_the_last_for_it(tmp_path: Path) -> None:
    def fill(message: Message) -> None:
        message.string = ("{n} óné", "{n} féw", "{n} mány")

    content = pseudo_guide(tmp_path, "ru")
    change_message(content / "locale/ru/guide.po", "words.yaml: number.seconds", fill)
    (translated,) = translations(load(content), content)
    forms = translated.guide.words.number.seconds.model_dump(exclude_none=True)
    assert forms == {"one": "{n} óné", "few": "{n} féw", "many": "{n} mány", "other": "{n} mány"}


def test_a_problem_of_a_translation_stands_at_its_message_or_else_in_the_content(content: Path) -> None:
    (translated,) = translations(load(content), content)
    page = translated.files["stretches/wall.yaml"]
    at_message = page.problem(("purpose",), "is wrong", "rule")
    assert at_message.path.endswith("locale/es/guide.po")
    assert at_message.line > 1
    whole = page.problem((), "is wrong", "rule")
    assert (Path(whole.path).name, whole.line, whole.message) == ("wall.yaml", 1, "is wrong")


def test_languages_with_more_plural_forms_have_them_all(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path, "ar")
    (translated,) = translations(load(content), content)
    forms = translated.guide.words.number.seconds.model_dump(exclude_none=True)
    assert forms.keys() == {"zero", "one", "two", "few", "many", "other"}
    assert translated.guide.settings.direction == "rtl"


def test_everything_that_is_wrong_in_the_files_of_every_language_is_told_at_once(content: Path) -> None:
    locale = content / "locale"
    add_language(content, "ar")
    for name in ("guide.po", "safety.po"):
        path = locale / "es" / name
        path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "A\n', encoding="utf-8")
    (locale / "es/language.yaml").write_text("nam: E\n", encoding="utf-8")
    change_message(locale / "ar/guide.po", "stretches/wall.yaml: cue", _swap_sides)
    found = "\n".join(checked(content))
    for wanted in ("es/guide.po:", "es/safety.po:", "es/language.yaml:", "(sides-kept)"):
        assert wanted in found
    change(content / "tips.yaml", "page:", "pag:")
    found = "\n".join(checked(content))
    for wanted in ("tips.yaml:", "es/guide.po:", "es/safety.po:", "es/language.yaml:"):
        assert wanted in found


def checked(content: Path) -> list[str]:
    """What is told of a whole content folder."""
    try:
        problems = load_checked(content, content.parent / "docs").problems
    except ContentError as error:
        problems = error.problems
    return [str(one) for one in problems]


@pytest.mark.parametrize("name", ["en", "EN"])
def test_catalogs_in_the_language_of_the_source_are_told(content: Path, name: str) -> None:
    (content / "locale/es").rename(content / "locale" / name)
    told = f"{name}:1:1: '{name}' is the language of guide.yaml, which has no catalogs; delete the folder"
    assert problems(content) == [f"{told} (language)"]


def test_numbers_to_call_for_a_tier_that_there_is_not_are_told(content: Path) -> None:
    path = content / "locale/es/language.yaml"
    call = "call:\n  emergancy:\n    - {number: '112', label: Llame al 112}\n"
    path.write_text(path.read_text(encoding="utf-8") + call, encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("  emergancy:") + 1
    (found,) = problems(content)
    assert found.startswith(f"es/language.yaml:{line}:3: call.emergancy: there is no tier 'emergancy'")
    assert found.endswith("(known-id)")


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("es/guide.po", "msgid what\n", "must be a line of a PO file"),
        ("es/guide.po", 'msgid "a"\nmsgid "b"\n', "(PO): missing msgstr for msgid 'a' (po)"),
        ("es/guide.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgid "d"\n', "guide.po:4:1: must be a file of"),
        ("es/safety.po", None, "es/safety.po:1:1: is missing; run `make messages`"),
        ("es/language.yaml", "name: E\n", "translators: is missing"),
        (
            "es/language.yaml",
            None,
            "is missing; put it back, or write it anew with name, translators, method",
        ),
    ],
)
def test_a_file_that_is_broken_or_not_there_is_told(
    content: Path, file: str, text: str | None, told: str
) -> None:
    path = content / "locale" / file
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    found = problems(content)
    assert found
    assert all(one.startswith(f"{file}:") for one in found)
    assert told in "".join(found)


def test_languages_can_be_picked_and_one_that_is_not_there_is_told(content: Path) -> None:
    add_language(content, "ar")
    source = load(content)
    assert [one.language for one in translations(source, content)] == ["ar", "es"]
    assert [one.language for one in translations(source, content, ["es"])] == ["es"]
    assert translations(source, content, ["source"]) == translations(source, content, ["en"]) == ()
    with pytest.raises(ContentError) as refused:
        translations(source, content, ["es", "xx"])
    told = "there is no language 'xx'; there are: source, en, ar, es (language)"
    assert str(refused.value) == f"{content.as_posix()}/locale:1:1: {told}"


def test_a_folder_that_is_no_language_is_told(content: Path) -> None:
    (content / "locale/es").rename(content / "locale/klingon")
    (found,) = problems(content)
    assert found.startswith("klingon:1:1: ")
    assert "must be a language" in found
    assert found.endswith(" (language)")


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        ("nplurals=2; plural=n;", "counts 2 forms, but its formula gives 1000001"),
        ("nplurals=2; plural=n/(n-1);", "has a formula that cannot be read: n/(n-1)"),
        ("nplurals=2; plural=n-1;", "has a formula that gives some numbers no form: n-1"),
        ("nplurals=2; plural=(n !== 1);", "has a formula that cannot be read: (n !== 1)"),
        (
            "nplurals=3; plural=(n != 1);",
            "counts 3 forms, but its formula gives 2; mend the one or the other",
        ),
        (
            "nplurals=1; plural=(n != 1);",
            "counts 1 forms, but its formula gives 2; mend the one or the other",
        ),
        (
            "nplurals=INTEGER; plural=EXPRESSION;",
            "must be a number of forms and a formula, as in nplurals=2; ",
        ),
        ("nplurals=2;", "must be a number of forms and a formula, as in nplurals=2; plural=(n != 1);"),
    ],
)
def test_plural_forms_that_cannot_be_are_told_once_at_their_line(
    content: Path, forms: str, told: str
) -> None:
    catalog = content / "locale/es/guide.po"
    change(catalog, "nplurals=2; plural=(n != 1);", forms)
    lines = catalog.read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(lines, 1) if one.startswith('"Plural-Forms'))
    (found,) = problems(content)
    assert found.startswith(f"es/guide.po:{line}:1: Plural-Forms {told}")
    assert found.endswith("(po)")


@pytest.mark.parametrize(
    "forms", ["nplurals=2;plural=n!=1", "nplurals = 2 ; plural = n == 1 ? 0 : 1 ;", "nplurals=1; plural=0;"]
)
def test_plural_forms_may_be_written_in_any_way(content: Path, forms: str) -> None:
    catalog = content / "locale/es/guide.po"
    change(catalog, "nplurals=2; plural=(n != 1);", forms)
    assert "Plural-Forms" not in "".join(problems(content))


def test_a_problem_of_a_text_without_a_message_stands_at_the_content_and_is_an_error() -> None:
    found = from_bytes(b"a: b\nc: d\n", "case.yaml")
    assert isinstance(found, Source)
    message = MessageAt("case.yaml: c", "es/guide.po", 7)
    one = TranslatedSource(found.path, found.data, found._values, found._keys, {("c",): message})
    assert one.problem(("a",), "is old", "age") == Problem("case.yaml", 1, 4, "a", "is old", "age")
    told = Problem("es/guide.po", 7, 1, "case.yaml: c", "is old", "age")
    assert one.problem(("c", 0), "is old", "age") == told


@pytest.mark.parametrize(
    ("marks", "foreign"), [(UNTRANSLATED, True), (AS_WRITTEN, True), (("“", "”"), False)]
)
def test_a_text_between_marks_is_in_another_language(marks: tuple[str, str], foreign: bool) -> None:
    text = f"{marks[0]}Doe, 2020{marks[1]}"
    assert is_foreign(text) == foreign
    assert (without_marks(text) == "Doe, 2020") == foreign


@pytest.mark.parametrize(("ease", "told"), [(70.0, False), (69.9, True)])
def test_a_file_that_reads_just_as_is_asked_for_is_fine(
    content: Path, monkeypatch: pytest.MonkeyPatch, ease: float, told: bool
) -> None:
    monkeypatch.setitem(READING_EASE, "es", lambda texts: ease)
    style = ("language: en", "verbs: [Put, Hold, Do]", "ease: {es: 70}", "")
    (content / "style.yaml").write_text("\n".join(style), encoding="utf-8")
    assert any("(ease, warning)" in one for one in problems(content)) == told


def test_while_texts_are_not_translated_the_others_are_judged_all_the_same(content: Path) -> None:
    def leave_half(message: Message) -> None:
        message.string = f"**{message.string}"

    catalog = content / "locale/es/guide.po"
    change_message(catalog, "tips.yaml: page.title", lambda message: message.flags.add("fuzzy"))
    change_message(catalog, "stretches/wall.yaml: basis", leave_half)
    assert [one for one in checked(content) if "(mark)" in one]


def test_a_text_that_leaves_no_room_for_marks_has_none(content: Path) -> None:
    longest = "Wall stretch that fills all of the field"
    assert len(longest) == 40
    change(content / "stretches/wall.yaml", "short: Wall", f"short: {longest}")
    (translated,) = translations(load(content), content)
    wall = translated.guide.stretch("wall")
    assert wall.short == longest
    assert is_foreign(translated.guide.stretch("step").short) is False
    assert ("stretches/wall.yaml", ("short",)) in {(one.file, one.place) for one in translated.missing}


def test_every_text_that_says_who_must_not_stands_in_the_safety_catalog(content: Path) -> None:
    fields = ("stretch.gate", "stretch.leave_out_if", "page.leave_out", "page.caution", "maker.leave_out")
    asked = ("session.set_up.reason", "session.set_up.reason_of")
    others = {
        "chooser.yaml: abilities.without",
        "tips.yaml: groups.moves.leave_out_if",
        "tips.yaml: groups.moves.caution",
        "stretches/wall.yaml: leave_out_if.text",
        "stretches/towel.yaml: leave_out_if.text",
    }
    wanted = {*others, *(f"words.yaml: {field}" for field in (*fields, *asked))}
    found = {str(one.context) for one in messages(read(content / "locale/es/safety.po"))}
    assert {one for one in found if not one.startswith("safety.yaml: ")} == wanted


def test_what_is_wrong_in_the_source_is_told_there_alone(content: Path) -> None:
    def mistype(message: Message) -> None:
        message.string = str(message.string).replace("](safety)", "](nowhere)")
        message.flags.clear()

    change(content / "chooser.yaml", "](safety)", "](nowhere)")
    renew(content)
    change_message(content / "locale/es/guide.po", "chooser.yaml: note", mistype)
    (told,) = [one for one in checked(content) if "nowhere" in one]
    assert "/chooser.yaml:" in told


def test_no_word_is_told_to_be_unused_while_a_text_is_not_translated(content: Path) -> None:
    def unused() -> list[str]:
        return [one for one in checked(content) if "locale/es" in one and "no text uses this word" in one]

    for path in (content / "locale/es").glob("*.po"):
        change_catalog(path, _without_soleus)
    assert len(unused()) == 1
    change_message(content / "locale/es/guide.po", "tips.yaml: page.lead", lambda one: one.flags.add("fuzzy"))
    assert unused() == []


def _without_soleus(message: Message) -> None:
    """Let the word stand in the glossary alone."""
    if message.context != "glossary.yaml: terms.term" and isinstance(message.string, str):
        message.string = re.sub("sóléús", "músculo", message.string, flags=re.IGNORECASE)


def test_a_long_label_that_is_not_translated_has_room_in_its_drawing(content: Path) -> None:
    mark = "{kind: distance, between: [left-foot, right-foot], label: about 29 cm (1 foot), metres: .29}"
    with (content / "poses/wall.yaml").open("a", encoding="utf-8") as file:
        file.write(f"    marks: [{mark}]\n")
    change(content / "poses/wall.yaml", "Side view.", "Seen from the side.")
    renew(content)
    assert [one for one in checked(content) if "at most 20" in one] == []
    (translated,) = translations(load(content), content)
    states = translated.guide.poses["wall"].states
    (label,) = [one.label for one in states["hold"].marks if isinstance(one, DistanceMark)]
    assert [is_foreign(text) for text in (label, states["start"].alt)] == [False, True]
