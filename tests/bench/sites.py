"""Three ways to a site from the same content: the guide's own, stock Sphinx, and MkDocs Material."""

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
from generator.extension import site_context
from tests.kit import ROOT

from .clock import Run, run
from .plain import MKDOCS, copy_pages, plain_copy

SPHINX = (sys.executable, "-m", "sphinx", "-j", "auto", "-W", "--keep-going", "-q")
"""As `make html` calls it; stock Sphinx gets the same options."""

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
    """One way to a site, in a folder of its own."""

    folder: Path
    command: tuple[str, ...]
    html: Path
    made: tuple[str, ...]
    """Folders that a cold run begins without."""
    prepare: Callable[[], None]
    """What a cold run needs; its time does not count."""

    def cold(self) -> Run:
        """Build with nothing there from before."""
        return self._without(self.made)

    def pages_cold(self) -> Run:
        """Build with drawings and PDFs from before, but no page: only the last of `made` is away."""
        return self._without(self.made[-1:])

    def again(self) -> Run:
        """Build on top of what is there."""
        return run(self.command, self.folder)

    def _without(self, names: tuple[str, ...]) -> Run:
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.prepare()
        return self.again()


def guide_site(folder: Path) -> Site:
    """The guide whose content stands in folder/content, built by everything that this project is."""
    options = ("-c", str(ROOT), "-d", "build/doctrees", "-D", f"guide_content={folder / 'content'}")
    command = (*SPHINX, *options, "docs", "build/html")
    prepare = partial((folder / "docs").mkdir, exist_ok=True)
    return Site(folder, command, folder / "build/html", ("docs", "build"), prepare)


def stock_site(folder: Path, docs: Path, theme: str, context: Mapping[str, Any]) -> Site:
    """Stock Sphinx on what was generated into `docs`; `context` is what our theme reads besides."""
    folder.mkdir()
    settings = SETTINGS.format(conf=str(ROOT / "conf.py"), theme=theme)
    (folder / "conf.py").write_text(settings, encoding="utf-8")
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    command = (*SPHINX, "-d", "build/doctrees", "-c", ".", "docs", "build/html")
    prepare = partial(copy_pages, docs, folder / "docs")
    return Site(folder, command, folder / "build/html", ("docs", "build"), prepare)


def theme_context(content: Path) -> dict[str, Any]:
    """What our theme reads beside Sphinx's own values, for the guide in `content`."""
    return site_context(load(content).guide, "")


def material_site(folder: Path, docs: Path, figures: Path) -> Site:
    """MkDocs Material on the same pages as plain Markdown, PDFs and drawings beside them, search on."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    prepare = partial(plain_copy, docs, figures, folder / "docs")
    return Site(folder, command, folder / "html", ("docs", "html"), prepare)


def edit(content: Path, text: str) -> Path:
    """Give the first stretch another text in one field; gives the stretch's file."""
    path = sorted((content / "stretches").glob("*.yaml"))[0]
    before = path.read_text(encoding="utf-8")
    after = FIELD.sub(f"felt: {text}\n", before, count=1)
    path.write_text(after, encoding="utf-8")
    return path
