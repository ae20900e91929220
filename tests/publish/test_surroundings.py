"""A build does not depend on its environment: user settings, nearby files, the network.

This cannot hold for Python itself: whoever sets PYTHONPATH or may change the project's files decides which
code runs. `make` clears PYTHONPATH.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.handlers import SERIAL_BYTES
from tests.sample_guide import ROOT, change, small_guide
from tests.test_extension import tree

BIN = Path(sys.executable).parent
MODULES = ("docutils", "generator", "jinja2", "pydantic", "sitecustomize", "sphinx", "typst", "yaml")
"""Modules that a build, or Python itself, would import."""

DOCUTILS = """\
[general]
language_code: de
report_level: 1
halt_level: 1
id_prefix: evil-
initial_header_level: 3
strip_comments: yes
strip_classes: lead
compact_lists: no
cloak_email_addresses: yes
"""

WATCHED = r"""
import os, sys

CALLS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.", "pty.")
CALLS += ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile")
QUIET = ("socket.__new__", "socket.gethostname", "http.client.send")
LOOK = ("socket.bind", (("::1", 0),))  # urllib3 tests for IPv6 when it is imported
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def watch(event, arguments):
    if event.startswith(CALLS) and event not in QUIET and (event, arguments[-1:]) != LOOK:
        os.write(log, (event + "\n").encode())

sys.addaudithook(watch)
"""
"""Logs each call by which Python reaches the network or starts a program, in forked workers too."""

BUILD = WATCHED + "from sphinx.cmd.build import main\nsys.exit(main(sys.argv[1:]))"
REACH = (
    WATCHED
    + """
import socket
try:
    socket.getaddrinfo("localhost", 9)
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except OSError:
    pass
if os.fork() == 0:
    os.system("true")
    os._exit(0)
os.wait()
"""
)


def project(folder: Path) -> Path:
    """A copy of the project with the small guide as its content."""
    for name in ("generator", "docs/_theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "conf.py", folder)
    small_guide(folder)
    return folder


def options(folder: Path) -> list[str]:
    return ["-q", "-c", str(folder), str(folder / "docs"), str(folder / "html")]


def build(folder: Path, cwd: Path, **settings: str) -> str:
    """Build the project in `folder` from the working folder `cwd`; returns what was printed."""
    command = [str(BIN / "sphinx-build"), *options(folder)]
    environment = {**os.environ, **settings}
    run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The published files of a project in a clean environment."""
    folder = project(tmp_path_factory.mktemp("plain"))
    assert build(folder, folder) == ""
    return tree(folder)


def hostile_home(home: Path) -> Path:
    """A home folder with settings and fonts of its own."""
    for name in (".docutils", ".config/docutils.conf", "docutils.conf"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(DOCUTILS, encoding="utf-8")
    fonts = home / ".fonts"
    fonts.mkdir()
    # Another font under the name of the guide's own.
    shutil.copy(
        ROOT / "generator/handouts/fonts/AtkinsonHyperlegibleNext-Bold.ttf",
        fonts / "AtkinsonHyperlegibleNext-Regular.ttf",
    )
    return home


def hostile_folder(folder: Path) -> Path:
    """A working folder with modules, settings and content named like the project's."""
    folder.mkdir()
    for name in MODULES:
        (folder / f"{name}.py").write_text(f"raise SystemExit('{name} of the working folder was loaded')")
    for name in ("docutils.conf", "setup.cfg", "tox.ini"):
        (folder / name).write_text(DOCUTILS, encoding="utf-8")
    (folder / "conf.py").write_text("project = 'evil'")
    for name in ("content", "docs", "templates", "fonts"):
        (folder / name).mkdir()
        (folder / name / "guide.yaml").write_text("name: Evil")
        (folder / name / "index.md").write_text("# Evil")
    return folder


def test_settings_of_a_user_and_another_working_folder_change_nothing(
    plain: dict[str, bytes], tmp_path: Path
) -> None:
    home = str(hostile_home(tmp_path / "home"))
    here = hostile_folder(tmp_path / "here")
    folder = project(tmp_path / "a project")
    said = build(
        folder,
        here,
        HOME=home,
        XDG_CONFIG_HOME=f"{home}/.config",
        XDG_CACHE_HOME=f"{home}/none",
        XDG_DATA_HOME=home,
        XDG_DATA_DIRS=home,
        FONTCONFIG_PATH=home,
        TYPST_FONT_PATHS=f"{home}/.fonts",
        TYPST_PACKAGE_PATH=home,
        TYPST_PACKAGE_CACHE_PATH=home,
        TYPST_ROOT="/",
        TYPST_FEATURES="html",
        SOURCE_DATE_EPOCH="1",
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LANGUAGE="de:fr",
        LC_ALL="C",
        READTHEDOCS="True",
        READTHEDOCS_CANONICAL_URL="https://example.org/evil/",
        READTHEDOCS_LANGUAGE="de",
        SPHINXOPTS="-D language=de",
        DOCUTILSCONFIG=f"{home}/docutils.conf",
        NO_COLOR="1",
        FORCE_COLOR="1",
        COLUMNS="20",
        TERM="dumb",
        PYTHONHASHSEED="3",
        PYTHONOPTIMIZE="2",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
        HTTPS_PROXY="http://127.0.0.1:9",
    )
    assert said == ""
    assert differing(plain, tree(folder)) == []


def test_files_next_to_those_of_the_project_change_nothing(plain: dict[str, bytes], tmp_path: Path) -> None:
    hostile_folder(tmp_path / "around")
    folder = project(tmp_path / "around/project")
    for place in ("", "docs", "content"):
        (folder / place / "docutils.conf").write_text(DOCUTILS, encoding="utf-8")
    (folder / "docs/stretches").mkdir()
    for page in ("extra.rst", "extra.txt", "x.md", "stretches/evil.md", "stretches/w[a]ll*.md"):
        (folder / "docs" / page).write_text("# Evil\n\n```{raw} html\n<script>evil()</script>\n```\n")
    (folder / "docs/_theme/NOTES.md").write_text("# Notes of a reader of the theme\n")
    for name in ("_static/guide.css", "_templates/layout.html", "figures/wall-hold.svg", "own.html"):
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_text("evil")
    said = build(folder, folder)
    assert differing(plain, tree(folder)) == []
    left_out = [line for line in said.splitlines() if "was not made from the content" in line]
    assert len(left_out) == len(said.splitlines()) == 3
    assert all(Path(line.partition(": is left out")[0]).is_file() for line in left_out)


def test_make_leaves_out_the_code_that_a_shell_names() -> None:
    show = 'show: ; @echo "[$$PYTHONPATH$$PYTHONHOME]"'
    hostile = {**os.environ, "PYTHONPATH": "/evil", "PYTHONHOME": "/evil"}
    command = ["make", "--no-print-directory", "--eval", show, "show"]
    run = subprocess.run(command, cwd=ROOT, env=hostile, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "[]\n")


def calls(code: str, log: Path, arguments: list[str], before: list[str] | None = None) -> list[str]:
    """The calls to the network and to other programs that running this code makes."""
    command = [*(before or []), sys.executable, "-c", code, str(log), *arguments]
    run = subprocess.run(command, cwd=log.parent, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    return log.read_text(encoding="utf-8").splitlines()


def no_network() -> list[str]:
    """The start of a command that is to run without a network; empty where that is not permitted."""
    begin = ["unshare", "--user", "--map-root-user", "--net"]
    try:
        return (
            begin
            if subprocess.run([*begin, "true"], capture_output=True, check=False).returncode == 0
            else []
        )
    except FileNotFoundError:
        return []


def test_the_watch_sees_calls_of_a_process_and_of_its_workers(tmp_path: Path) -> None:
    found = calls(REACH, tmp_path / "calls", [])
    assert {"socket.getaddrinfo", "socket.connect", "os.system"} <= set(found)


def test_a_build_reaches_for_no_network_and_starts_no_program(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    # Two workers from the first page on, which a large guide has.
    change(folder / "generator/publish/handlers.py", f"SERIAL_BYTES = {SERIAL_BYTES:_}", "SERIAL_BYTES = 0")
    assert calls(BUILD, tmp_path / "calls", ["-j", "2", *options(folder)], no_network()) == []
    assert (folder / "html/index.html").is_file()


def test_no_template_of_a_handout_loads_anything() -> None:
    """Typst itself, which Python's audit events do not cover, would only download packages."""
    templates = sorted((ROOT / "generator/handouts/templates").glob("*.typ"))
    assert templates
    loads = re.compile(
        r"\b(import|include|plugin|read|csv|toml|yaml|xml|cbor|bibliography)\b *[\"(]|@preview|@local"
    )
    assert [
        f"{one.name}: {found[0]}" for one in templates for found in loads.finditer(one.read_text("utf-8"))
    ] == []
