"""Builds are reproducible: the same content gives the same bytes in any folder, at any time, for any user."""

import os
import subprocess
import sys
from pathlib import Path

from tests.sample_guide import ROOT, small_guide
from tests.test_extension import tree

BUILD = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from generator.publish import handlers
from sphinx.cmd.build import main
handlers.SERIAL_BYTES = 0  # workers from the first page on, which a large guide has
sys.exit(main(sys.argv[1:]))
"""


def build(folder: Path, umask: int, workers: str, **settings: str) -> dict[str, bytes]:
    """Build a guide by so many workers, with given settings; returns the published files."""
    small_guide(folder, built=False)
    (folder / "docs").mkdir(exist_ok=True)
    options = ["-W", "-q", "-j", workers, "-c", str(ROOT), "-D", f"guide_content={folder / 'content'}"]
    command = [sys.executable, "-c", BUILD, *options, str(folder / "docs"), str(folder / "html")]
    environment = {**os.environ, **settings}
    subprocess.run(command, cwd=folder, env=environment, umask=umask, check=True)
    return tree(folder)


def test_two_users_get_the_same_tree(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "another folder with a long name"
    first.mkdir()
    second.mkdir()
    one = build(first, 0o022, "1", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1", LANGUAGE="")
    two = build(
        second,
        0o077,
        "2",
        TZ="Asia/Tokyo",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="2",
        LANGUAGE="de",
        SOURCE_DATE_EPOCH="1",
    )
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
