"""Mutants on trial at the same time do not get in each other's way."""

from functools import partial
from pathlib import Path

from tests.mutants.collected import Collected, collect
from tests.mutants.forks import forked

TEST = """
from pathlib import Path

def test_where(tmp_path):
    with Path(__file__).with_name("seen").open("a") as seen:
        seen.write(f"{tmp_path}\\n")
"""


def test_each_trial_has_a_folder_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "test_where.py"
    file.write_text(TEST, encoding="utf-8")
    homes = [tmp_path / name for name in ("one", "other")]

    def trials(collected: Collected) -> None:
        (name,) = collected.names
        for home in homes:
            home.mkdir()
            forked(partial(collected.run, {name: 20}, (), home / "told"), home / "log", 60)

    forked(lambda: collect([str(file)], tmp_path / "shared", trials), tmp_path / "log", 120)
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert [Path(line).is_relative_to(home) for line, home in zip(seen, homes, strict=True)] == [True, True]
