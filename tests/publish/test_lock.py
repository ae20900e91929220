"""One build at a time, and none waits for one that has ended, however it ended."""

import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from generator.publish import GuideBuilder, lock
from tests import forked
from tests.sample_guide import ROOT, small_guide

TWO_BUILDS = """
import sys
from pathlib import Path
from generator.cli import main
content, docs = sys.argv[1:]
words = ["build", "--content", content, "--docs", docs]
step = Path(content, "stretches/wall.yaml")
good = step.read_text()
step.write_text(good.replace("instead: step", "instead: stp"))
first = main(words)
step.write_text(good)
print(first, main(words))
"""

TWO_SPHINX_BUILDS = """
import sys
from pathlib import Path
from sphinx.cmd.build import main
conf, docs, html = sys.argv[1:]
words = ["-q", "-c", conf, docs, html]
step = Path(conf, "content/stretches/wall.yaml")
good = step.read_text()
step.write_text(good.replace("instead: step", "instead: stp"))
try:
    first = main(words)
except SystemExit as ended:
    first = ended.code
step.write_text(good)
print(first, main(words))
"""


def last_line(code: str, *arguments: Path) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()[-1]


def test_a_build_waits_until_the_one_before_has_ended_and_says_so_once(tmp_path: Path) -> None:
    told: list[str] = []
    waits = threading.Event()

    def wait() -> None:
        told.append("waits")
        waits.set()

    def second() -> None:
        with lock.exclusive(tmp_path / "deep/docs", wait):
            told.append("second")
            waits.set()  # if it did not wait, there is nothing to wait for

    with lock.exclusive(tmp_path / "deep/docs", wait):
        other = threading.Thread(target=second, daemon=True)
        other.start()
        assert waits.wait(60)
        other.join(0.1)
        told.append("first ends")
    other.join(10)
    assert told == ["waits", "first ends", "second"]


def test_a_build_after_one_that_failed_in_the_same_process_does_not_wait(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert last_line(TWO_BUILDS, content, tmp_path / "docs") == "1 0"


def test_sphinx_after_a_build_that_failed_in_the_same_process_does_not_wait(tmp_path: Path) -> None:
    small_guide(tmp_path)
    settings = (ROOT / "conf.py").read_text().replace("Path(__file__).parent", f"Path({str(ROOT)!r})")
    (tmp_path / "conf.py").write_text(settings)
    (tmp_path / "docs").mkdir(exist_ok=True)
    assert last_line(TWO_SPHINX_BUILDS, tmp_path, tmp_path / "docs", tmp_path / "html") == "1 0"


def tell_whether_locked(folder: Path) -> None:
    """Write down whether another build would wait when this one publishes its site."""
    publish = GuideBuilder.publish

    def telling(*arguments: Any) -> list[str]:
        (folder / "told").write_text(str(forked.is_locked(folder)), encoding="utf-8")
        return publish(*arguments)

    mock.patch.object(GuideBuilder, "publish", telling).start()  # until the process ends


def test_no_other_build_begins_before_the_site_is_published(tmp_path: Path) -> None:
    small_guide(tmp_path)
    run = forked.sphinx(tmp_path, forked.options(tmp_path), partial(tell_whether_locked, tmp_path))
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "told").read_text(encoding="utf-8") == "True"
