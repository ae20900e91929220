"""A content folder loads as one guide, or gives every problem of every file at once."""

from pathlib import Path

import pytest

from generator.content.load import load
from generator.content.problems import ContentError
from tests.sample_guide import change, small_guide


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        load(content)
    return [str(one).removeprefix(f"{content.as_posix()}/") for one in error.value.problems]


def test_a_good_folder_becomes_a_guide(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    assert [stretch.id for stretch in guide.stretches] == ["wall", "step", "towel"]
    assert guide.poses.keys() == {"wall"}
    assert guide.anatomy is None


def test_problems_of_all_files_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "repeats: 2", "repeats: many")
    change(content / "stretches/step.yaml", "short: Step", "shrot: Step")
    change(content / "about.yaml", "text: [We test.]", "text: []")
    found = problems(content)
    assert [line.split(":")[0] for line in found] == [
        "about.yaml",
        "stretches/step.yaml",
        "stretches/wall.yaml",
    ]
    assert "dose.repeats" in found[-1]
    assert any("did you mean 'short'" in line for line in found)


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "faq.yaml").unlink()
    assert [line.split(":")[0] for line in problems(content)] == ["faq.yaml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="must be a folder"):
        load(tmp_path / "nothing")


def test_a_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "strech").mkdir()
    (content / "strech/new.yaml").write_text("a: b")
    assert [line.split(":")[0] for line in problems(content)] == ["strech/new.yaml"]


def test_a_file_of_the_guide_whose_name_is_written_otherwise_is_told_with_its_right_name(
    tmp_path: Path,
) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "faq.yaml").rename(content / "FAQ!.yaml")
    (content / "Tips.yaml").write_text("a: b")
    (content / "stretches/Old Wall.yml").write_text("a: b")
    (content / "poses/Old Wall.yml").write_text("a: b")
    (content / "zzz.yaml").write_text("a: b")
    told = {line.partition(":")[0]: line for line in problems(content)}
    assert "; rename the file to 'faq.yaml' (unknown-file)" in told["FAQ!.yaml"]
    for folder in ("stretches", "poses"):
        assert "; rename the file to 'old-wall.yaml' (unknown-file)" in told[f"{folder}/Old Wall.yml"]
    assert "rename" not in told["zzz.yaml"]
    there = "; 'tips.yaml' is there already: put the two together, or delete this file (unknown-file)"
    assert there in told["Tips.yaml"]


NAMED = "the name of a file here must end in .yaml"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("stretches/door.yaml.txt", f"{NAMED}; rename the file to 'door.yaml'"),
        ("stretches/door", f"{NAMED}; rename the file to 'door.yaml'"),
        ("poses/My Door.YAML.bak", f"{NAMED}; rename the file to 'my-door.yaml'"),
        ("poses/…", f"{NAMED}; rename the file to 'x.yaml'"),
        (
            "stretches/wall.yaml.bak",
            f"{NAMED}; 'wall.yaml' is there already: put the two together, or delete this file",
        ),
        (
            "stretches/new/k2.yaml",
            "files here stand in no folder of their own; move the file to 'stretches/k2.yaml'",
        ),
        (
            "tips.yaml.txt",
            "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/; 'tips.yaml' "
            "is there already: put the two together, or delete this file",
        ),
        (
            "Changelog",
            "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/; rename the "
            "file to 'changelog.yaml'",
        ),
    ],
)
def test_a_file_that_nothing_reads_for_its_name_or_place_is_told(
    tmp_path: Path, name: str, told: str
) -> None:
    content = small_guide(tmp_path, built=False)
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("a: b")
    assert problems(content) == [f"{name}:1:1: {told} (unknown-file)"]


@pytest.mark.parametrize(
    "name", ["README.md", "tips.txt", "stretches/wall.yaml~", "poses/.wall.yaml.swp", "notes/tips.yaml.txt"]
)
def test_a_note_and_what_an_editor_keeps_may_lie_there(tmp_path: Path, name: str) -> None:
    content = small_guide(tmp_path, built=False)
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("a: b")
    assert load(content)


def test_a_file_that_holds_nothing_is_told_as_a_whole(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "faq.yaml").write_bytes(b"# Nothing yet.\n")
    told = "faq.yaml:1:1: is empty; write a first field, as in `title: Tips` (empty)"
    assert problems(content) == [told]


def test_a_hidden_sign_in_the_name_of_a_field_is_told(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "faq.yaml", "page:", '"pa\\u200dge\\u202e":')
    assert any("the hidden character U+202E" in line for line in problems(content))


def test_the_name_of_an_id_in_a_list_is_among_what_was_meant(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "faq.yaml", "{id: why, ", "{idd: why, ")
    assert any("did you mean 'id'" in line for line in problems(content))


def test_the_id_that_is_the_name_of_a_file_is_never_what_was_meant(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "order: 1", "ids: wall\norder: 1")
    (found,) = problems(content)
    assert found.startswith("stretches/wall.yaml:1:1: ids: ")
    assert "'id'" not in found


@pytest.mark.parametrize("name", ["fonts/letters.ttf", "locale/es/guide.po"])
def test_a_link_out_of_the_folder_is_refused_in_every_folder_that_is_read(tmp_path: Path, name: str) -> None:
    content = small_guide(tmp_path, built=False)
    outside = tmp_path / "outside"
    outside.touch()
    (content / name).parent.mkdir(parents=True)
    (content / name).symlink_to(outside)
    assert [line for line in problems(content) if line.startswith(f"{name}:1:1: is a link to a place")]


def test_an_id_in_a_file_named_by_its_id_is_told(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "order: 1", "id: wall\norder: 1")
    assert ["id-in-file" in line for line in problems(content)] == [True]


def test_a_file_name_that_is_no_id_is_told(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "stretches/wall.yaml").rename(content / "stretches/My Wall.yaml")
    assert [line.split(":")[0] for line in problems(content)] == ["stretches/My Wall.yaml"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    outside = tmp_path / "faq.yaml"
    (content / "faq.yaml").rename(outside)
    (content / "faq.yaml").symlink_to(outside)
    assert ["(link)" in line for line in problems(content)] == [True]
