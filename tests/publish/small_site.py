"""A project of three pages, published by Sphinx with our builder and nothing else of the generator."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from generator.pages import CompiledTemplates
from generator.publish import THEME_ENVIRONMENT, GuideBuilder, keep_compiled_templates, write_file
from generator.publish.generated_list import FILE_NAME

CONF = """
import hashlib
from pathlib import Path

from generator.publish import GuideBuilder, Publication, keep_doctrees_outside, pages_with_new_neighbours

extensions = ["myst_parser"]
html_theme = "basic"
html_title = {title!r}
html_copy_source = False
html_use_index = False
html_context = {{"languages": {languages!r}, "words": {{"page": {{"footnotes": "Notes & sources"}}}}}}


def publish(app, config):
    keep_doctrees_outside(app)
    files = {files!r}
    if config.guide_language:  # the run for another language, with files of its own
        files = {{"guide.json": config.guide_language}}
        config.html_title = config.guide_language
    texts = Path(app.srcdir).glob("*.md")
    sources = {{path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in texts}}
    publication = Publication(files, sources, {redirects!r})
    publication.connect(app)

    def finish(app, error):
        published = publication.publish_or_discard(app, error, {pages!r})
        Path(app.confdir, "ended").write_text(str(published))

    app.connect("build-finished", finish)


def setup(app):
    app.add_config_value("guide_source_language", ("en", "ltr"), "html", tuple)
    app.add_config_value("guide_language", "", "env", str)
    app.add_builder(GuideBuilder, override=True)
    app.connect("config-inited", publish)
    app.connect("env-updated", pages_with_new_neighbours)
"""
TEMPLATES = CompiledTemplates({}, THEME_ENVIRONMENT)
"""The templates of the theme as they are compiled, which takes most of a build of three pages."""
HOME = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
PAGES = {"index": HOME, "apple": "# Apple\n\nA round fruit.\n", "pear": "# Pear\n\nA long fruit.\n"}
OF_SPHINX = {".buildinfo", "objects.inv", "search.html", "searchindex.js", "sw.js", FILE_NAME}


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Let just these pages stand in a folder; those that are the same are not written again."""
    folder.mkdir(exist_ok=True)
    for page in folder.glob("*.md"):
        if page.stem not in pages:
            page.unlink()
    for name, text in pages.items():
        write_file(folder / f"{name}.md", text)


@dataclass
class Project:
    """A few pages and what is published beside them."""

    folder: Path
    pages: dict[str, str] = field(default_factory=lambda: dict(PAGES))
    files: dict[str, str] = field(default_factory=lambda: {"guide.json": "{}", "figures/a.svg": "<svg/>"})
    title: str = "Fruit"
    languages: dict[str, set[str]] = field(default_factory=dict)
    """The pages of each other language by its folder, such as `es/`."""
    redirects: str | None = "content/moved.yaml"
    doctrees: str = "doctrees"
    builder: str = "html"
    settings: str = ""
    """More lines of conf.py."""
    told: str = ""
    """What Sphinx told of the last run."""

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def write(self) -> None:
        """Write the pages and the settings, as a build does before Sphinx runs."""
        docs = self.folder / "docs"
        write_pages(docs, self.pages)
        languages = [{"code": folder.rstrip("/")} for folder in self.languages]
        conf = CONF.format(
            title=self.title,
            languages=languages,
            files=self.files,
            pages=self.languages,
            redirects=self.redirects,
        )
        (self.folder / "conf.py").write_text(conf + self.settings, encoding="utf-8")

    def build(self, *, strict: bool = False, every_page: bool = False, pages: Sequence[str] = ()) -> None:
        """Run Sphinx as a build does that has generated these pages and files; `-a` for every page.

        If `pages` are named, it is asked for them alone.
        """
        told = io.StringIO()
        named = [self.folder / f"docs/{page}.md" for page in pages]
        with docutils_namespace():
            self.prepared(told, strict=strict).build(force_all=every_page, filenames=named)
        self.told = told.getvalue()

    def prepared(self, told: TextIO, *, strict: bool = False) -> Sphinx:
        """A run of Sphinx that is ready to begin."""
        self.write()
        app = Sphinx(
            self.folder / "docs",
            self.folder,
            self.site,
            self.folder / self.doctrees,
            self.builder,
            status=None,
            warning=told,
            warningiserror=strict,
        )
        if isinstance(app.builder, GuideBuilder):
            keep_compiled_templates(app.builder, TEMPLATES)
        return app

    @property
    def is_published(self) -> bool:
        """Whether the last run said that it was published."""
        return (self.folder / "ended").read_text() == "True"

    def published(self) -> dict[str, bytes]:
        """Every published file but those of the theme, by its path."""
        found = {path.relative_to(self.site).as_posix(): path for path in self.site.rglob("*")}
        return {
            name: path.read_bytes()
            for name, path in found.items()
            if path.is_file() and not name.startswith("_static/")
        }

    def page(self, name: str) -> str:
        return (self.site / f"{name}.html").read_text(encoding="utf-8")

    def read_at(self) -> dict[str, int]:
        """When Sphinx last read each page."""
        return {
            path.stem: path.stat().st_mtime_ns for path in (self.folder / self.doctrees).glob("*.doctree")
        }

    def written_at(self) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in (self.site, *self.site.rglob("*"))}

    def left_beside(self) -> set[str]:
        """What a run has left beside the site that is hidden."""
        return {path.name for path in self.folder.glob(".*")}
