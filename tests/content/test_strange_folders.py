"""What an editor is told of a content folder in which something is not as it should be, a line each."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.content import ContentError, languages_in, load
from tests.sample_guide import change, small_guide


def no_file_of_ours(name: str, cure: str) -> str:
    where = "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/"
    return f"{name}:1:1: {where}; {cure} (unknown-file)"


def leave_out(content: Path) -> None:
    (content / "faq.yaml").unlink()


def make_folder(content: Path) -> None:
    leave_out(content)
    (content / "faq.yaml").mkdir()


def make_pipe(content: Path) -> None:
    leave_out(content)
    os.mkfifo(content / "faq.yaml")


def make_list(content: Path) -> None:
    (content / "faq.yaml").write_text("- a\n", encoding="utf-8")


def link_out(content: Path) -> None:
    (content / "faq.yaml").rename(content.parent / "faq.yaml")
    (content / "faq.yaml").symlink_to(content.parent / "faq.yaml")


def add_unknown(content: Path) -> None:
    (content / "notes.txt").write_text("No content.")  # no YAML file: it may lie there
    (content / "strech").mkdir()
    for name in ("strech/new.yaml", "tip.yaml", "stretches/bed.yml"):
        (content / name).write_text("a: b")


def write_id(content: Path) -> None:
    change(content / "stretches/wall.yaml", "order: 1", "order: 1\nid: wall")


def name_badly(content: Path) -> None:
    (content / "stretches/wall.yaml").rename(content / "stretches/My Wall.yaml")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            leave_out,
            [
                "faq.yaml:1:1: is missing; put it back, or write it anew with page, questions "
                "(README.md says what each is) (missing)"
            ],
        ),
        (make_folder, ["faq.yaml:1:1: is not a file (unreadable)"]),
        (make_pipe, ["faq.yaml:1:1: is neither a file nor a folder (unreadable)"]),
        (make_list, ["faq.yaml:1:1: must begin with a name, a colon and a space, as in `title: Tips` (top)"]),
        (link_out, ["faq.yaml:1:1: is a link to a place outside the content folder; put a copy here (link)"]),
        (
            add_unknown,
            [
                no_file_of_ours("strech/new.yaml", "did you mean 'stretches/wall.yaml'?"),
                "stretches/bed.yml:1:1: the name of a file here must end in .yaml; rename the file to "
                "'bed.yaml' (unknown-file)",
                no_file_of_ours("tip.yaml", "did you mean 'tips.yaml'?"),
            ],
        ),
        (
            write_id,
            ["stretches/wall.yaml:2:5: id: must not be written here: the file's name is the id (id-in-file)"],
        ),
        (
            name_badly,
            [
                "stretches/My Wall.yaml:1:1: the file's name is an id and an address: small letters, digits "
                "and single hyphens, such as `wall-lunge`; rename the file to 'my-wall.yaml' (file-name)"
            ],
        ),
    ],
)
def test_each_thing_that_is_no_content_is_told_with_its_cure(
    tmp_path: Path, spoil: Callable[[Path], None], told: list[str]
) -> None:
    content = small_guide(tmp_path, built=False)
    spoil(content)
    with pytest.raises(ContentError) as caught:
        load(content)
    assert [str(one).removeprefix(f"{content.as_posix()}/") for one in caught.value.problems] == told


def test_what_a_program_keeps_in_hidden_files_and_folders_is_left_alone(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    (content / ".sync").mkdir()
    for name in (".sync/other.yaml", "stretches/._wall.yaml", "poses/.#wall.yaml"):
        (content / name).write_text("a: b", encoding="utf-8")
    (content / "locale/.idea").mkdir(parents=True)
    assert len(load(content).guide.stretches) == 3
    assert languages_in(content) == ()


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = small_guide(tmp_path, built=False)
    usual = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path.name == "stretches":
            raise PermissionError(13, "Permission denied")
        return usual(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(ContentError) as caught:
        load(content)
    told = f"{content.as_posix()}/stretches:1:1: cannot be read: Permission denied (unreadable)"
    assert told in str(caught.value).splitlines()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load(tmp_path / "nothing")
    assert str(caught.value) == f"{tmp_path}/nothing:1:1: must be a folder with content files (no-content)"


def test_stretches_stand_in_their_order_and_what_a_guide_may_do_without_is_none(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "order: 1", "order: 9")
    (content / "moved.yaml").unlink()
    guide = load(content).guide
    assert [one.id for one in guide.stretches] == ["step", "towel", "wall"]
    optional = (guide.anatomy, guide.changelog, guide.moved, guide.addresses, guide.style, guide.reviewed)
    assert optional == (None,) * 6
