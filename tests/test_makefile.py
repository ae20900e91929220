"""What `make` asks of the generator and of Sphinx: every variable goes on, one with a blank as a whole."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample_guide import ROOT

ARGUMENTS = '#!/bin/sh\necho "$(basename "$0")"\nprintf "%s\\n" "$@"\n'
"""A program that tells its name and what it is given, a line each."""

Make = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Runs `make` in an empty project whose programs tell what they are given."""
    for name in ("python", "sphinx-build"):
        stand_in(tmp_path, name, ARGUMENTS)

    def run(*given: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = ["make", "--no-print-directory", "-f", str(ROOT / "Makefile"), "READY=", *given]
        environment = {"PATH": os.environ["PATH"], **more}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return run


def stand_in(project: Path, name: str, script: str) -> None:
    program = project / ".venv/bin" / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(script)
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (["live"], "-m generator live"),
        (["live", "PORT=8123", "LANGUAGES=es"], "-m generator live --port 8123 --languages es"),
        (["reviewed", "BY=Ana", "ON=2026-11-30"], "-m generator reviewed --by Ana --on 2026-11-30"),
        (
            ["reviewed", "BY=Ana", "ON=2026-11-30", "UNTIL=2027-01-02"],
            "-m generator reviewed --by Ana --on 2026-11-30 --until 2027-01-02",
        ),
        (
            ["handout", "STRETCHES=kneeling bed:left"],
            "-m generator handout --stretch kneeling --stretch bed:left --out build/handout.pdf",
        ),
    ],
)
def test_a_command_gets_what_is_given_and_no_more(make: Make, given: list[str], asked: str) -> None:
    assert make(*given).stdout.split() == ["python", *asked.split()]


def test_the_language_and_the_name_of_a_desktop_are_not_those_of_a_sheet(make: Make) -> None:
    asked = make("handout", "STRETCHES=wall", LANGUAGE="en_US:en", NAME="desktop-7")
    assert asked.stdout.split()[1:] == [
        "-m",
        "generator",
        "handout",
        "--stretch",
        "wall",
        "--out",
        "build/handout.pdf",
    ]
    wished = make("handout", "STRETCHES=wall", "NAME=Ana", NAME="desktop-7")
    assert wished.stdout.split()[-4:-2] == ["--name", "Ana"]


def test_a_handout_of_nothing_is_told(make: Make) -> None:
    for given in ((), ("STRETCHES=",), ("STRETCHES= \t",)):
        asked = make("handout", *given)
        assert asked.returncode == 2
        assert "Name one to three stretches" in asked.stderr
        assert asked.stdout == ""


def test_a_handout_gets_every_wish_as_it_was_written(make: Make) -> None:
    wishes = {
        "hold": "40",
        "repeats": "3",
        "days": "Mon, Fri",
        "name": "Ana Ruiz",
        "notes": "Take your time.",
        "paper": "us-letter",
        "language": "es",
        "second": "ar",
        "out": "my sheet.pdf",
    }
    asked = make("handout", "STRETCHES=wall", *(f"{name.upper()}={wish}" for name, wish in wishes.items()))
    given = [line for name, wish in wishes.items() for line in (f"--{name}", wish)]
    assert asked.stdout.splitlines() == ["python", "-m", "generator", "handout", "--stretch", "wall", *given]


WRITTEN = [
    "A$B",
    "$(shell touch made)",
    "$$5",
    "O'Hara; touch made",
    "`touch made`",
    "* #1 \\ 2",
    '"two\nlines"',
]
"""What make or the shell could take for something else than a text."""


@pytest.mark.parametrize("text", WRITTEN)
def test_a_wish_for_a_handout_is_a_text_to_make_and_to_the_shell(
    make: Make, tmp_path: Path, text: str
) -> None:
    wishes = ("hold", "repeats", "days", "name", "notes", "paper", "language", "second", "out")
    asked = make("handout", "STRETCHES=wall", *(f"{wish.upper()}={text}" for wish in wishes))
    given = "".join(f"--{wish}\n{text}\n" for wish in wishes)
    assert asked.stdout == f"python\n-m\ngenerator\nhandout\n--stretch\nwall\n{given}"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", "build"]


@pytest.mark.parametrize("text", [*WRITTEN, "  wall  bed:left\ttable "])
@pytest.mark.parametrize("on_the_command_line", [True, False])
def test_stretches_are_parted_by_blanks_and_are_texts_else(
    make: Make, tmp_path: Path, text: str, on_the_command_line: bool
) -> None:
    asked = make("handout", f"STRETCHES={text}") if on_the_command_line else make("handout", STRETCHES=text)
    stretches = "".join(f"--stretch\n{one}\n" for one in text.split())
    assert asked.stdout == f"python\n-m\ngenerator\nhandout\n{stretches}--out\nbuild/handout.pdf\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", "build"]


def test_a_review_without_a_name_or_a_day_is_not_asked_for(make: Make) -> None:
    for given in (["BY=Ana"], ["ON=2026-11-30"]):
        asked = make("reviewed", *given)
        assert (asked.returncode, asked.stdout) == (2, "")
        assert "BY=" in asked.stderr


def test_links_are_tried_in_the_language_of_the_source_alone(make: Make) -> None:
    """Each is the same in every other."""
    program, *given = make("links").stdout.splitlines()
    assert program == "sphinx-build"
    assert given[given.index("-b") + 1] == "linkcheck"
    assert given[given.index("-D") + 1] == "guide_languages=source"


@pytest.mark.parametrize("code", [0, 1])
def test_what_was_built_goes_once_no_build_is_at_work_though_the_generator_fails(
    make: Make, tmp_path: Path, code: int
) -> None:
    """The generator waits for a build that is at work, and cannot if its own code is broken."""
    for folder in ("build", "generator/__pycache__"):
        (tmp_path / folder).mkdir(parents=True)
    stand_in(tmp_path, "python", f'#!/bin/sh\ntest -d build && echo "first $*"\nexit {code}\n')
    cleaned = make("clean")
    assert cleaned.stdout == "first -m generator clean\n"
    assert (cleaned.returncode != 0) == (code != 0)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".venv"] == ["generator"]
    assert list((tmp_path / "generator").iterdir()) == []


def test_before_anything_is_set_up_what_was_built_goes_too(make: Make, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / ".venv/bin/python").unlink()
    assert make("clean").returncode == 0
    assert not (tmp_path / "build").exists()
