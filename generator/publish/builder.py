"""Sphinx's HTML builder, taught to write no more than what changed, and to publish it as a whole."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from ..exports import offline
from .cache import Cache
from .files import BlockedError, Files, is_same, write_file
from .foreign_text import with_language
from .search_terms import terms_of
from .sphinx_files import ASSETS, BUILD_INFO, SPHINX_FILES, WRITTEN_IN_PLACE, has_own_assets, is_checked
from .sphinx_internals import complete_index, set_output_folder, warning_count
from .staging import Stage
from .translator import GuideTranslator


class NotPublishedError(SphinxError):
    """The site could not be put in place; the last one stays."""


class GuideBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder for a site that changes as a whole, and only where its content has.

    What is written goes into a stage, which `publish` makes the site. Until then Sphinx's memory of what it
    read is marked as unfinished: a build that finds the mark reads and writes everything anew. Which pages
    are outdated is known by content; times do not count.
    """

    copysource = False  # else it makes an empty folder in the site
    default_translator_class = GuideTranslator

    def init(self) -> None:
        """Have a stage at hand, not opened yet."""
        super().init()
        self.stage = Stage(Path(self.outdir), Cache(Path(self.doctreedir) / "published"))
        self.staged = False
        self.writes_all = False
        self.knows_outdated = False
        self.copies_assets = True
        self.workers: Mapping[str, Set[str]] = {}
        self.events.connect("write-started", _forget_lists, 500)

    @property
    def mark(self) -> Path:
        """The mark of a build that has not been published."""
        return Path(self.doctreedir) / "unfinished"

    def get_outdated_docs(self) -> Iterator[str]:
        """The pages to write beside those that were read anew: none, or every one.

        Every one if the last build did not end, the site is damaged, a setting is another, or the site was
        not made from the sources that Sphinx remembers. The theme is among the settings, by its checksum.
        """
        self.writes_all = (
            self.mark.exists()
            or not self.stage.is_intact()
            or self._settings_changed()
            or self.stage.generated.made_from != self._sources
        )
        self.copies_assets = self.writes_all or has_own_assets(self.config)
        self.knows_outdated = True
        if self.writes_all:
            yield from self.env.found_docs

    @property
    def _sources(self) -> str:
        """A checksum of the sources that Sphinx has read."""
        return hashlib.sha256(json.dumps(source_checksums(self.env), sort_keys=True).encode()).hexdigest()

    def _settings_changed(self) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder, BUILD_INFO)
            self.build_info.dump(now)
            return not is_same(self.stage.site / BUILD_INFO, now.read_bytes())

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Open the stage if there is anything to write: Sphinx would copy its assets even if there is not.

        Raises NotPublishedError if files are named that alone are to be written: Sphinx would take the others
        for written too, and what has changed on them would never be seen.
        """
        if not self.knows_outdated and docnames < self.env.found_docs:
            raise NotPublishedError("a guide is built as a whole: name no files")
        if docnames:
            self.open_stage(self._is_written_in_place)
        super().prepare_writing(docnames)

    def open_stage(self, anew: Callable[[str], bool] = lambda path: False) -> None:
        """Let all that is written from here on go into the stage; of what was generated, `anew` is left
        out."""
        self.mark.touch()
        self.stage.open(anew)
        self.staged = True
        set_output_folder(self, self.stage.folder)

    def _is_written_in_place(self, path: str) -> bool:
        return path in WRITTEN_IN_PLACE or (self.copies_assets and path.startswith(ASSETS))

    def copy_assets(self) -> None:
        """Copy stylesheet, scripts and fonts, if a page is to be written and they may have changed; all of
        them or no build."""
        if self.staged and self.copies_assets:
            self._failing_on_warnings(super().copy_assets)

    def finish(self) -> None:
        """Write the search page and its index, if a page has been written."""
        if self.staged:
            self._failing_on_warnings(super().finish)

    def _failing_on_warnings(self, work: Callable[[], None]) -> None:
        """Sphinx takes a file that it cannot copy for no more than a warning."""
        before = warning_count(self)
        work()
        if warning_count(self) != before:
            raise NotPublishedError("a file could not be written; the warning above says which")

    def publish(
        self, files: Files, pages: Set[str], languages: Mapping[str, Set[str]] | None = None
    ) -> list[str]:
        """Let what was written be the site, with `files` beside its `pages`; gives the files that are gone.

        `languages` are the folders of other languages, each with its pages, which are among the files: they
        have workers of their own. Nothing is written if the site is just so. Raises BlockedError and OSError;
        then it is as it was.
        """
        gone: list[str] = []
        self.workers = {"": pages, **(languages or {})}
        if self.staged or not self._is_current(files, pages):
            if not self.staged:
                self.open_stage()
            folder = self.stage.folder
            for name, content in files.items():
                write_file(folder / name, content)
            gone = self.stage.remove_unwanted(lambda path: self._wanted(path, files, pages))
            for path, script in self._workers(folder):
                write_file(folder / path, script)
            self.stage.publish(self._sources, is_checked)
        self.mark.unlink(missing_ok=True)
        return gone

    def discard(self) -> None:
        """Take the stage away; the site stays as it was."""
        with suppress(OSError, BlockedError):
            self.stage.clear()

    def _is_current(self, files: Files, pages: Set[str]) -> bool:
        """Whether the site holds these files and nothing that was made but is not wanted any more."""
        site = self.stage.site
        return (
            all(self._wanted(path, files, pages) for path in self.stage.generated.checksums)
            and all(is_same(site / name, content) for name, content in files.items())
            and all(is_same(site / path, script) for path, script in self._workers(site))
        )

    def _workers(self, site: Path) -> Iterator[tuple[str, str]]:
        """The script of each service worker, by its path."""
        for folder, pages in self.workers.items():
            script = offline.service_worker(site / folder, {*pages, "search.html"})
            yield f"{folder}{offline.WORKER}", script

    def _wanted(self, path: str, files: Files, pages: Set[str]) -> bool:
        workers = (f"{folder}{offline.WORKER}" for folder in self.workers)
        return path in pages or path in files or path in (*SPHINX_FILES, *workers) or path.startswith(ASSETS)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page beside its place, then put it there if it differs.

        Sphinx takes it for no more than a warning if the disk refuses: NotPublishedError, if it is not whole.
        """
        place = Path(outfilename or self.get_output_path(pagename))
        fresh = place.with_name(f".{place.name}.new")
        super().handle_page(pagename, addctx, templatename, outfilename=fresh, event_arg=event_arg)
        content = fresh.read_bytes() if fresh.is_file() else b""
        if not content.rstrip().endswith(b"</html>"):
            raise NotPublishedError(f"{pagename} could not be written; the warning above says why")
        write_file(place, with_language(content.decode(), *self.config.guide_source_language))
        fresh.unlink()

    def copy_download_files(self) -> None:
        """Copy none: what can be downloaded is published at an address of its own."""

    def dump_search_index(self) -> None:
        """Write the index that a clean build would write."""
        if self.indexer:
            complete_index(self.indexer, self.env.all_docs, partial(terms_of, self.env))
        super().dump_search_index()


def _forget_lists(app: Sphinx, builder: Builder) -> None:
    """Let no page be written because one in its `toctree` was read again, as Sphinx would have it:
    `pages_with_new_neighbours` tells which of them show something else for it."""
    builder.env.files_to_rebuild.clear()


def source_checksums(env: BuildEnvironment) -> Mapping[str, str]:
    """The checksum of each source as it stood when Sphinx last read it, by document."""
    checksums: Mapping[str, str] = getattr(env, "guide_sources", {})
    return checksums
