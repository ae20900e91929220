"""Only regular files inside the content folder are read: no link leads out of it, and no pipe blocks."""

import os
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import main
from generator.content.load import load
from generator.content.problems import ContentError
from tests.sample_guide import small_guide


def reported(content: Path) -> set[tuple[str, str]]:
    """The path below the content folder and the rule of every problem."""
    with pytest.raises(ContentError) as error:
        load(content)
    return {(one.path.removeprefix(f"{content.as_posix()}/"), one.rule) for one in error.value.problems}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yaml").write_text("secret: x\n")
    (tmp_path / "outside/face.ttf").write_text("secret")
    return small_guide(tmp_path)


def test_a_folder_that_is_a_link_out_of_the_content_is_refused(content: Path) -> None:
    (content / "stretches").rename(content.parent / "moved")
    (content / "stretches").symlink_to(content.parent / "moved")
    assert ("stretches", "link") in reported(content)


@pytest.mark.parametrize("target", ["stretches", "nowhere", "../content/stretches"])
def test_a_folder_that_is_a_link_to_itself_or_nowhere_is_told(content: Path, target: str) -> None:
    (content / "stretches").rename(content.parent / "moved")
    (content / "stretches").symlink_to(target)
    assert ("stretches", "unreadable") in reported(content)


def test_a_folder_may_be_a_link_within_the_content(content: Path) -> None:
    (content / "stretches").rename(content / "exercises")
    (content / "stretches").symlink_to("exercises")
    assert {rule for _, rule in reported(content)} == {
        "unknown-file"
    }  # the files stand where they are not read


@pytest.mark.parametrize(
    "target", ["../outside/secret.yaml", "/etc/passwd", "/dev/zero", "/proc/self/environ"]
)
@pytest.mark.parametrize("file", ["tips.yaml", "changelog.yaml", "stretches/other.yaml"])
def test_a_file_that_is_a_link_out_of_the_content_is_refused(content: Path, file: str, target: str) -> None:
    (content / file).unlink(missing_ok=True)
    (content / file).symlink_to(content / target)
    assert reported(content) == {(file, "link")}


@pytest.mark.parametrize("file", ["tips.yaml", "changelog.yaml", "poses/other.yaml"])
def test_a_link_to_nowhere_a_pipe_and_a_folder_are_told(content: Path, file: str) -> None:
    for make in (lambda path: path.symlink_to("nowhere"), os.mkfifo, Path.mkdir):
        (content / file).unlink(missing_ok=True)
        make(content / file)
        assert reported(content) == {(file, "unreadable")}


def test_a_circle_of_links_ends(content: Path) -> None:
    (content / "more").symlink_to(".")
    (content / "stretches/again").symlink_to("..")
    assert len(load(content).guide.stretches) == 3


@pytest.mark.parametrize("name", ["fonts", "fonts/face.ttf", "fonts/more", "fonts/more/face.otf"])
@pytest.mark.parametrize("target", ["outside", "outside/face.ttf", "nowhere"])
def test_a_face_that_is_a_link_out_of_the_content_is_refused(content: Path, name: str, target: str) -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).symlink_to(content.parent / target)
    assert (name, "unreadable" if target == "nowhere" else "link") in reported(content)


def test_a_face_that_is_a_pipe_is_told_and_not_waited_for(content: Path, tmp_path: Path) -> None:
    (content / "fonts").mkdir()
    os.mkfifo(content / "fonts/face.ttf")
    assert reported(content) == {("fonts/face.ttf", "unreadable")}
    with pytest.raises(ContentError):
        build(content, tmp_path / "docs")


@pytest.mark.parametrize(
    "name",
    ["x.yml", "x.yaml.yaml", "\udcff.yaml", "e\u0301.yaml"],
    ids=ascii,
)
def test_a_name_that_editors_or_systems_make_is_read_or_told(content: Path, name: str) -> None:
    (content / "stretches" / name).write_bytes((content / "stretches/wall.yaml").read_bytes())
    for form in ("text", "json", "github"):
        assert main(["check", "--format", form, "--content", str(content)]) == 1
    for path, rule in reported(content):
        assert path.startswith("stretches/")
        assert rule in {"file-name", "form", "empty", "text", "unknown-file"}
