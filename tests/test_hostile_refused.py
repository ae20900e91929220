"""Text that cannot be shown as typed is refused in every field, with its line and column."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import build
from generator.content.load import load
from generator.content.messages import parse
from generator.content.problems import ContentError, Problem, field_path
from generator.content.source import Source, from_bytes
from generator.model.base import Place
from tests import fields, hostile
from tests.fields import Data, Field
from tests.sample_guide import change, small_guide
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]

PATTERNS = {fields.TEXT, fields.LINE}
MOST = 90
"""How many fields are tried at once: reading stops after a hundred problems."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Data]:
    return fields.full_guide(tmp_path_factory.mktemp("full"))


def reported(file: str, data: Data) -> tuple[Problem, ...]:
    """The problems of a file with this data."""
    source = from_bytes(fields.as_yaml(data).encode(), file)
    found = parse(_named(source, file), fields.model_of(file)) if isinstance(source, Source) else source
    return found if isinstance(found, tuple) else ()


def _named(source: Source, file: str) -> Source:
    named = {**source.data, "id": Path(file).stem} if "/" in file else source.data
    return replace(source, data=named)


def chunks(guide: dict[str, Data], wanted: list[Field]) -> Iterator[tuple[str, list[Place]]]:
    """The fields by file, at most `MOST` at once."""
    for file in guide:
        places = [place for name, place, _ in wanted if name == file]
        yield from ((file, places[start : start + MOST]) for start in range(0, len(places), MOST))


def accepted(guide: dict[str, Data], wanted: list[Field], text: str) -> list[str]:
    """Those of the fields that take this text without a problem being reported there."""
    missed = []
    for file, places in chunks(guide, wanted):
        data = {file: copy.deepcopy(guide[file])}
        for place in places:
            fields.put(data, file, place, text)
        lines = fields.as_yaml(data[file]).splitlines()
        problems = {one.field: one for one in reported(file, data[file])}
        for place in places:
            one = problems.get(field_path(place))
            if one is None or not lines[one.line - 1][one.column - 1 :].startswith('"'):
                missed.append(f"{file} {field_path(place)}")
    return missed


def one_of_each(guide: dict[str, Data]) -> list[Field]:
    """A text of several lines and one of a single line, which are all the kinds of text there are."""
    found = [one for one in fields.text_fields(guide) if one[0] == "tips.yaml"]
    kinds = {pattern: next(one for one in found if one[2]["pattern"] == pattern) for pattern in PATTERNS}
    return list(kinds.values())


@pytest.mark.parametrize("sign", [*hostile.CONTROL_CHARACTERS, *hostile.BIDI_CONTROLS], ids=ascii)
def test_what_no_reader_sees_is_refused(guide: dict[str, Data], sign: str) -> None:
    assert accepted(guide, one_of_each(guide), f"words {sign} words") == []


@pytest.mark.parametrize("sign", [hostile.CONTROL_CHARACTERS[0], hostile.BIDI_CONTROLS[0]], ids=ascii)
def test_what_no_reader_sees_is_refused_in_every_text(guide: dict[str, Data], sign: str) -> None:
    wanted = fields.text_fields(guide)
    assert {one[2]["pattern"] for one in wanted} == PATTERNS
    assert accepted(guide, wanted, f"words {sign} words") == []


@pytest.mark.parametrize("half", ["\ud800", "\udfff", "\ud83d \ude00"], ids=ascii)
def test_half_a_character_is_refused(guide: dict[str, Data], half: str) -> None:
    data = copy.deepcopy(guide["tips.yaml"])
    data["page"]["lead"] = half
    assert [(one.line, one.rule) for one in reported("tips.yaml", data)] == [(4, "escape")]


@pytest.mark.parametrize(
    "text",
    [*hostile.INVISIBLE_TEXTS, "x" * 81, "x" * 2_000, "so " * 700, "", "   ", "\u00e9" * 81, "a/b" * 40],
    ids=lambda text: ascii(text[:12]),
)
def test_what_shows_nothing_or_runs_off_the_page_is_refused_in_every_text(
    guide: dict[str, Data], text: str
) -> None:
    assert accepted(guide, fields.text_fields(guide), text) == []


@pytest.mark.parametrize(
    "text", ["one\ntwo", "one\rtwo", "one\r\r# head", "one\r\n\r\n```{raw} html"], ids=ascii
)
def test_a_line_has_no_second_line(guide: dict[str, Data], text: str) -> None:
    lines = [one for one in fields.text_fields(guide) if one[2]["pattern"] == fields.LINE]
    assert len(lines) > 300
    assert accepted(guide, lines, text) == []


def test_scripts_that_do_without_spaces_have_no_longest_word(guide: dict[str, Data]) -> None:
    for text in ("\u8170" * 150, "\u0e2a" * 150, "\u3053" * 150, "\uc5d0" * 150):
        (place,) = [
            one for one in fields.text_fields(guide) if one[:2] == ("tips.yaml", ("sections", 0, "text", 0))
        ]
        assert accepted(guide, [place], text) == ["tips.yaml sections[1].text[1]"]


def of_pattern(guide: dict[str, Data], start: str) -> list[Field]:
    return [
        (file, place, node)
        for file, data in guide.items()
        for place, node in fields.nodes(file, data)
        if node.get("pattern", "").startswith(start)
    ]


@pytest.mark.parametrize("address", hostile.INVALID_ADDRESSES, ids=ascii)
def test_what_is_no_address_for_readers_is_refused(guide: dict[str, Data], address: str) -> None:
    wanted = [*of_pattern(guide, "^(https://"), *of_pattern(guide, "^https://")]
    assert len(wanted) == 4
    assert accepted(guide, wanted, address) == []


@pytest.mark.parametrize("name", hostile.INVALID_IDS, ids=ascii)
def test_what_is_no_id_is_refused_in_every_field(guide: dict[str, Data], name: str) -> None:
    wanted = of_pattern(guide, "^[a-z0-9]+(-")
    assert len(wanted) > 40
    assert accepted(guide, wanted, name) == []


@pytest.mark.parametrize("folder", ["stretches", "poses"])
@pytest.mark.parametrize(
    "name",
    [one for one in hostile.INVALID_IDS if one[:1] not in ("", ".") and "/" not in one and "\0" not in one],
    ids=ascii,
)
def test_a_file_whose_name_is_no_id_is_refused(tmp_path: Path, folder: str, name: str) -> None:
    content = small_guide(tmp_path)
    file = content / folder / f"{name}.yaml"
    file.write_bytes((content / folder / "wall.yaml").read_bytes())
    with pytest.raises(ContentError) as error:
        load(content)
    assert {(one.path, one.field, one.rule) for one in error.value.problems} == {
        (file.as_posix(), "", "file-name")
    }


@pytest.mark.parametrize("letters", hostile.NOT_IN_TYPEFACE)
def test_letters_that_paper_cannot_show_are_told_with_their_places(tmp_path: Path, letters: str) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Step less.", f"Step {letters} less.")
    change(content / "tips.yaml", "Walk a lot.", f"{letters} {letters}")
    with pytest.raises(ContentError) as error:
        build(content, tmp_path / "docs")
    reported = {(Path(one.path).name, one.field, one.rule) for one in error.value.problems}
    assert reported == {("tips.yaml", "sections[1].text[1]", "letter"), ("wall.yaml", "easier", "letter")}


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("words.yaml", 'other: "{n} times"', 'other: "{n} times {"', "number.times.other"),
        ("words.yaml", 'other: "{n} times"', 'other: "{n} {n.__class__}"', "number.times.other"),
        ("words.yaml", "date: d MMMM y", "date: dddd", "number.date"),
        ("words.yaml", "date: d MMMM y", "date: MMMMMMMMMM", "number.date"),
        ("guide.yaml", "language: en", "language: xx", "language"),
        ("guide.yaml", "url: https://example.org/calf/", "url: mailto:a@example.org/", "url"),
        ("guide.yaml", "url: https://example.org/calf/", "url: https://example.org/?x=/", "url"),
        ("guide.yaml", "audience: Testers.", 'audience: "[x](javascript:x)"', "plan.audience"),
        ("tips.yaml", "Walk a lot.", '"[x](javascript:x)"', "sections[1].text[1]"),
        ("tips.yaml", "Walk a lot.", '"[x](data:text/html,x)"', "sections[1].text[1]"),
        ("tips.yaml", "Walk a lot.", '"[x](https://example.org/)"', "sections[1].text[1]"),
        ("glossary.yaml", "term: soleus,", 'term: soleus, also: ["a`b> <c"],', "terms[1].also[1]"),
        ("glossary.yaml", "term: soleus,", "term: __soleus__,", "terms[1].term"),
        ("muscles.yaml", "at: knee-pit,", "at: nowhere,", "muscles"),
        ("stretches/wall.yaml", "order: 1", f"order: {'9' * 5000}", "order"),
        ("people.yaml", "style: short", "style: short, build: nan", "pat.build"),
    ],
)
def test_what_would_lead_a_program_astray_is_told(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    content = small_guide(tmp_path)
    change(content / file, old, new)
    with pytest.raises(ContentError) as error:
        build(content, tmp_path / "docs")
    assert (f"{content.as_posix()}/{file}", place) in {(one.path, one.field) for one in error.value.problems}


def test_a_list_of_fifty_thousand_is_refused(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "tips.yaml", "text: [Walk a lot.]", f"text: [{', '.join(['a'] * 50_000)}]")
    with pytest.raises(ContentError, match="at most 5000 items") as error:
        load(content)
    assert [(one.line, one.rule) for one in error.value.problems] == [(2, "length")]


def test_letters_that_fold_alike_are_no_word_of_the_glossary(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "glossary.yaml", "term: soleus", "term: ilio")
    change(
        content / "overview.yaml",
        "There is more to test.",
        "\u0130lio and \u0131lio are none, ilio is.",
    )
    assert load(content).guide.glossary.terms[0].term == "ilio"
    page = (build(content, tmp_path / "docs"), (tmp_path / "docs/index.md").read_text(encoding="utf-8"))[1]
    assert page.count("{term}") == 1
