"""Three ways to build a site from the same content: this project, stock Sphinx and Zensical."""

import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.content.load import load
from generator.pages import site_context, source_language
from tests.sample_guide import ROOT

from .plain_markdown import SETTINGS as ZENSICAL_SETTINGS
from .plain_markdown import copy_pages, plain_copy
from .timing import Run, run

OPTIONS = ("-j", "auto", "-W", "--keep-going", "-q")
"""The options of `make html`; stock Sphinx gets the same."""
SPHINX = (sys.executable, "-m", "sphinx", *OPTIONS)
MAKE_HTML = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from generator.up_to_date import main
sys.exit(main(sys.argv[1:]))
"""
"""The command of `make html`, from any folder."""

FIELD = re.compile(r"^felt:.*?\n(?=\w)", re.DOTALL | re.MULTILINE)

SETTINGS = """\
# The guide's own settings, without its generator.
import json
import runpy
from pathlib import Path

globals().update(runpy.run_path({conf!r}))
extensions = [name for name in extensions if not name.startswith("generator")]
html_theme = {theme!r}
html_context = json.loads(Path("context.json").read_text(encoding="utf-8"))
"""


@dataclass(frozen=True)
class Site:
    """One way to build a site, in a folder of its own."""

    folder: Path
    command: tuple[str, ...]
    html: Path
    made: tuple[str, ...]
    """Folders that are removed before a cold build."""
    prepare: Callable[[], None]
    """Set-up before a cold build; its time is not counted."""

    def cold(self) -> Run:
        """Build without any output of an earlier build."""
        return self._without(self.made)

    def pages_cold(self) -> Run:
        """Build with drawings and PDFs cached, but no page: only the last folder of `made` is removed."""
        return self._without(self.made[-1:])

    def again(self) -> Run:
        """Build on top of what is there."""
        return run(self.command, self.folder)

    def _without(self, names: tuple[str, ...]) -> Run:
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.prepare()
        return self.again()


def guide_site(folder: Path, languages: str = "source") -> Site:
    """This project's whole build of the guide in folder/content, in the source's language and in `languages`.

    Without any, in every language that there is.
    """
    settings = (f"guide_content={folder / 'content'}", f"guide_languages={languages}")
    options = ("-c", str(ROOT), "-d", "build/doctrees", *(part for one in settings for part in ("-D", one)))
    command = (sys.executable, "-c", MAKE_HTML, *OPTIONS, *options, "docs", "build/html")
    prepare = partial((folder / "docs").mkdir, exist_ok=True)
    return Site(folder, command, folder / "build/html", ("docs", "build"), prepare)


def stock_site(folder: Path, docs: Path, theme: str, context: Mapping[str, Any]) -> Site:
    """Stock Sphinx on the pages generated into `docs`; `context` has the values that our theme needs."""
    folder.mkdir()
    settings = SETTINGS.format(conf=str(ROOT / "conf.py"), theme=theme)
    (folder / "conf.py").write_text(settings, encoding="utf-8")
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    command = (*SPHINX, "-d", "build/doctrees", "-c", ".", "docs", "build/html")
    prepare = partial(copy_pages, docs, folder / "docs")
    return Site(folder, command, folder / "build/html", ("docs", "build"), prepare)


def theme_context(content: Path) -> dict[str, Any]:
    """The values that our theme needs beside Sphinx's own, for the guide in `content`."""
    return site_context(source_language(load(content).guide))


def zensical_site(folder: Path, docs: Path, figures: Path) -> Site:
    """Zensical on the same pages as plain Markdown, with PDFs, drawings and search."""
    folder.mkdir()
    (folder / "zensical.toml").write_text(ZENSICAL_SETTINGS, encoding="utf-8")
    command = (sys.executable, "-m", "zensical", "build")
    prepare = partial(plain_copy, docs, figures, folder / "docs")
    return Site(folder, command, folder / "html", ("docs", ".cache", "html"), prepare)


def edit(content: Path, text: str) -> Path:
    """Replace the text of one field of the first stretch; returns the file."""
    path = sorted((content / "stretches").glob("*.yaml"))[0]
    before = path.read_text(encoding="utf-8")
    after = FIELD.sub(f"felt: {text}\n", before, count=1)
    path.write_text(after, encoding="utf-8")
    return path
