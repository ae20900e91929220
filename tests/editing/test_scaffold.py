"""`new` creates valid content, marks what is to be filled in, and overwrites nothing."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.content import PLACEHOLDER
from generator.content.load import load
from generator.editing.new_content import NotMadeError
from generator.editing.scaffold import KINDS, scaffold
from generator.rules.table import check
from tests.sample_guide import change, small_guide

NAME = "Deep Lunge, at a Wall"
IDS = {"stretch": "stretches/deep-lunge-at-a-wall.yaml", "pose": "poses/deep-lunge-at-a-wall.yaml"}
ENTRIES = {"question": "faq.yaml", "source": "sources.yaml", "term": "glossary.yaml"}


def name_of(kind: str) -> str:
    return "deep lunge" if kind == "term" else NAME


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_begun_loads_and_check_tells_what_to_fill_in(kind: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    path, line = scaffold(kind, name_of(kind), content)
    name = path.relative_to(content).as_posix()
    assert name == {**IDS, **ENTRIES}[kind]
    problems = check(load(content), {})
    prefix = f"{content.as_posix()}/"
    told = {one.path.removeprefix(prefix) for one in problems if one.level == "error"}
    assert told == {name}
    assert {one.rule for one in problems} <= {"unfinished", "known-id", "unused", "alt"}
    assert all(one.line >= line for one in problems if one.rule == "unfinished")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_overwritten(kind: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    scaffold(kind, name_of(kind), content)
    before = {path: path.read_bytes() for path in content.rglob("*.yaml")}
    with pytest.raises(NotMadeError, match="choose another name"):
        scaffold(kind, name_of(kind).upper(), content)
    assert {path: path.read_bytes() for path in content.rglob("*.yaml")} == before


def test_a_new_stretch_comes_last_and_explains_each_field(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    path, _ = scaffold("stretch", NAME, content)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../schema/stretches.json"
    assert "order: 4" in lines
    fields = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    assert all(lines[number - 1].startswith("# ") for number in fields)
    steps = lines[lines.index("steps:") + 1 :]
    assert steps[:2] == [f"  - {PLACEHOLDER}"] * 2
    assert [line for line in lines if line.startswith("# May be added: picture_easier. ")]


def test_a_new_pose_is_one_that_a_body_can_take(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    path, _ = scaffold("pose", NAME, content)
    assert list(load(content).guide.poses[path.stem].states) == ["start", "hold"]
    path.write_text(path.read_text(encoding="utf-8").replace(PLACEHOLDER, "Done"), encoding="utf-8")
    arguments = ["--content", str(content), "--docs", str(tmp_path / "docs")]
    assert main(["build", *arguments]) == 0


def test_a_new_pose_explains_each_field_once(tmp_path: Path) -> None:
    path, _ = scaffold("pose", NAME, small_guide(tmp_path))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../schema/poses.json"
    fields = ("title", "person", "target", "states", "alt", "angles", "free", "touch", "short_because")
    for field in fields:
        first = next(i for i, line in enumerate(lines) if line.lstrip().startswith(f"{field}:"))
        assert lines[first - 1].lstrip().startswith("# "), field
    helps = [line.strip() for line in lines if line.lstrip().startswith("# What it touches: ")]
    assert len(helps) == 1
    assert "        x: -.12" in lines


@pytest.mark.parametrize("name", ["Deep lunge", 'Lunge: "deep"', "-5", "# 1 lunge", "{1}", "yes"])
def test_a_pose_begun_from_another_differs_from_it_by_its_title_alone(name: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = (content / "poses/wall.yaml").read_text(encoding="utf-8")
    assert main(["new", "pose", name, "--from", "wall", "--content", str(content)]) == 0
    poses = load(content).guide.poses
    (id,) = poses.keys() - {"wall"}
    assert poses[id] == poses["wall"].model_copy(update={"id": id, "title": name})
    assert (content / "poses/wall.yaml").read_text(encoding="utf-8") == before
    copied = (content / f"poses/{id}.yaml").read_text(encoding="utf-8")
    assert copied.split("\n")[1:] == before.split("\n")[1:]


@pytest.mark.parametrize(
    "title",
    ["title: >-\n  A\n  step", "title: A\n  step  # twice", 'title: "A\n  step"', "title: A step\r"],
)
def test_a_title_on_several_lines_is_replaced_whole(title: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    pose = content / "poses/wall.yaml"
    pose.write_bytes(pose.read_bytes().replace(b"title: A step", title.encode()))
    path, _ = scaffold("pose", NAME, content, "wall")
    poses = load(content).guide.poses
    assert poses["wall"].title == "A step"
    assert poses[path.stem] == poses["wall"].model_copy(update={"id": path.stem, "title": NAME})


def test_a_copied_pose_keeps_its_comments(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "states:", "# Two of them.\nstates:")
    path, _ = scaffold("pose", NAME, content, "wall")
    assert "\n# Two of them.\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["pose", NAME, "--from", "wal"], "there is no pose 'wal'; did you mean 'wall'?"),
        (["pose", NAME, "--from", "../people"], "there is no pose '../people'"),
        (["pose", "Wall", "--from", "wall"], "is there already"),
        (["stretch", NAME, "--from", "wall"], "only a pose can be begun from another one"),
        (["term", "bursa", "--from", "wall"], "only a pose can be begun from another one"),
    ],
)
def test_what_cannot_be_copied_is_told_with_2_and_nothing_is_written(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    before = {path: path.read_bytes() for path in content.rglob("*.yaml")}
    assert main(["new", *words, "--content", str(content)]) == 2
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in content.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("person: pat", "person pat", "mend it first"),
        ("person: pat", "persn: pat", "mend it first"),
        ("title: A step", "'title': A step", "line of its own"),
    ],
)
def test_a_pose_that_cannot_be_copied_just_so_is_not_copied(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", old, new)
    with pytest.raises(NotMadeError, match=told):
        scaffold("pose", NAME, content, "wall")
    assert not (content / IDS["pose"]).exists()


def test_a_new_source_asks_for_its_address(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    scaffold("source", NAME, content)
    told = {one.field for one in check(load(content), {}) if one.rule == "unfinished"}
    assert {"sources[2].url", "sources[2].cite", "sources[2].shows"} <= told


def test_an_entry_is_added_after_the_last_and_the_rest_stays(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = (content / "faq.yaml").read_text(encoding="utf-8")
    path, line = scaffold("question", 'Does it "hurt": yes or no?', content)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert line == before.count("\n") + 1
    assert load(content).guide.faq.questions[-1].question == 'Does it "hurt": yes or no?'


def test_a_list_that_is_not_last_is_left_alone(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    text = (content / "glossary.yaml").read_text(encoding="utf-8")
    head, _, terms = text.partition("terms:")
    (content / "glossary.yaml").write_text(f"terms:{terms}{head}", encoding="utf-8")
    with pytest.raises(NotMadeError, match="last field"):
        scaffold("term", "bursa", content)


@pytest.mark.parametrize(("old", "new"), [("terms:", "terms"), ("means: A muscle", "mean: A muscle")])
def test_a_broken_file_is_mended_first(tmp_path: Path, old: str, new: str) -> None:
    content = small_guide(tmp_path)
    change(content / "glossary.yaml", old, new)
    with pytest.raises(NotMadeError, match="mend it first"):
        scaffold("term", "bursa", content)


@pytest.mark.parametrize("name", ["", "  ", "!!", "…", "é" * 101, "עצם"])
def test_a_name_that_gives_no_id_is_refused_with_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    assert main(["new", "pose", name, "--content", str(content)]) == 2
    told = capsys.readouterr().err
    assert "must hold letters from a to z or digits, of which its id is made, 100 signs at most" in told


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "C:\\x", "é" * 80])
def test_a_name_never_leads_out_of_its_folder(name: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    path, _ = scaffold("stretch", name, content)
    assert path.parent == content / "stretches"
    load(content)


def test_a_new_stretch_asks_what_it_needs_and_names_the_ids_that_there_are(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    path, _ = scaffold("stretch", NAME, content)
    lines = path.read_text(encoding="utf-8").splitlines()
    for field, id in (("able", "stand"), ("have", "wall")):
        above = lines[lines.index(f"  {field}: [todo]") - 1]
        assert above.strip() == f"# There are: {id}. Write [] if it asks for none of them."
    told = {one.field for one in check(load(content), {}) if one.rule == "known-id"}
    assert {"needs.able[1]", "needs.have[1]"} <= told


@pytest.mark.parametrize("name", ["עצם", "عضلة", "мышца", "bow-leg"])
def test_a_term_may_be_a_word_of_any_script(name: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    scaffold("term", name, content)
    assert load(content).guide.glossary.terms[-1].term == name


@pytest.mark.parametrize("name", ["", "!!", "a/b", "bursa!", "é" * 101])
def test_a_term_that_is_no_word_is_told_as_such(name: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = (content / "glossary.yaml").read_bytes()
    with pytest.raises(NotMadeError) as told:
        scaffold("term", name, content)
    asked = "the term must be letters, spaces and hyphens, 100 signs at most"
    assert str(told.value) == f"{asked}, but is '{name}'"
    assert (content / "glossary.yaml").read_bytes() == before


HIDDEN_IN_NAMES = {
    "no UTF-8": ("\udcff", "the hidden character U+DCFF stands here; delete it"),
    "no width": ("\u200b", "the hidden character U+200B (zero width space) stands here; delete it"),
    "another order": (
        "\u202e",
        "the hidden character U+202E changes the order in which text is shown; delete it",
    ),
}
"""What no eye sees in a name, the first of it a byte that Python could not read, and what is told of it."""


@pytest.mark.parametrize("case", HIDDEN_IN_NAMES)
@pytest.mark.parametrize("words", [*([kind] for kind in KINDS), ["pose", "--from", "wall"]], ids=" ".join)
def test_what_no_eye_sees_in_a_name_is_told_with_2_and_nothing_is_written(
    words: list[str], case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path, built=False)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    hidden, told = HIDDEN_IN_NAMES[case]
    kind, *more = words
    assert main(["new", kind, f"Deep{hidden} lunge", *more, "--content", str(content)]) == 2
    assert capsys.readouterr().err == f"the name: {told}\n"
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_name_may_have_what_shows_where_a_word_ends(tmp_path: Path) -> None:
    """As Thai has it, which has no blanks between words."""
    content = small_guide(tmp_path, built=False)
    name = "Lunge \u0e01\u200b\u0e02"
    scaffold("question", name, content)
    assert load(content).guide.faq.questions[-1].question == name
