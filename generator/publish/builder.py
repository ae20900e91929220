"""Sphinx's HTML builder, taught to write no more than what changed, and to publish it as a whole."""

from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.html._build_info import BuildInfo
from sphinx.errors import SphinxError
from sphinx.util.index_entries import split_index_msg

from ..exports import offline
from . import files as output
from .staging import Stage

WRITTEN_IN_PLACE = {"objects.inv", ".buildinfo"}
"""What Sphinx writes into whatever file is there, beside its assets; it does so at every writing of pages."""
SPHINX_FILES = {*WRITTEN_IN_PLACE, "search.html", "searchindex.js", offline.WORKER}
"""What Sphinx publishes beside the pages and its assets."""
ASSETS = "_static/"


class NotPublishedError(SphinxError):
    """The site could not be put in place; the last one stays."""

    category = "Not published: the last good site stays"


class GuideBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder, but a page whose bytes are the same is not written again; each page is whole.

    What is written goes into a stage, which `publish` makes the site. Until then Sphinx's memory of what it
    read is marked as unfinished: a build that finds the mark reads and writes everything anew.
    """

    copysource = False  # else it makes an empty folder in the site

    def init(self) -> None:
        """Have a stage at hand, not opened yet."""
        super().init()
        self.stage = Stage(Path(self.outdir))
        self.staged = False

    @property
    def mark(self) -> Path:
        """The mark of a build that has not been published."""
        return Path(self.doctreedir) / "unfinished"

    def get_outdated_docs(self) -> Iterator[str]:
        """The pages to write beside those that were read anew: such as were written before they were read.

        All of them, if a setting is another, a file is gone or the last build did not end. That a template of
        the theme is newer is no reason: its checksum is among the settings.
        """
        anew = self.mark.exists() or self._settings_changed() or self._is_incomplete()
        for page in self.env.found_docs:
            if anew or _written(Path(self.get_output_path(page))) < _written(self.env.doc2path(page)):
                yield page

    def _settings_changed(self) -> bool:
        try:
            return bool(BuildInfo.load(Path(self.outdir) / ".buildinfo") != self.build_info)
        except (OSError, ValueError):
            return True

    def _is_incomplete(self) -> bool:
        return not all((self.stage.site / path).is_file() for path in self.stage.made)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Open the stage if there is anything to write: Sphinx would copy its assets even if there is not."""
        if docnames:
            self.open_stage(lambda path: path in WRITTEN_IN_PLACE or path.startswith(ASSETS))
        super().prepare_writing(docnames)

    def open_stage(self, anew: Callable[[str], bool] = lambda path: False) -> None:
        """Let all that is written from here on go into the stage; of what was made, `anew` is left out."""
        self.mark.touch()
        self.stage.open(anew)
        self.staged = True
        self._write_to(self.stage.folder)

    def _write_to(self, folder: Path) -> None:
        self.outdir = folder
        self._static_dir, self._images_dir = folder / "_static", folder / "_images"

    def copy_assets(self) -> None:
        """Copy stylesheet, scripts and fonts, if a page is to be written; all of them or no build."""
        if self.staged:
            self._failing_on_warnings(super().copy_assets)

    def finish(self) -> None:
        """Write the search page and its index, if a page has been written."""
        if self.staged:
            self._failing_on_warnings(super().finish)

    def _failing_on_warnings(self, work: Callable[[], None]) -> None:
        """Sphinx takes a file that it cannot copy for no more than a warning."""
        before = self._app._warncount
        work()
        if self._app._warncount != before:
            raise NotPublishedError("a file could not be written; the warning above says which")

    def publish(self, files: output.Files, pages: Set[str]) -> list[str]:
        """Let what was written be the site, with `files` beside its `pages`; gives the files that are gone.

        Nothing is written if the site is just so. Raises BlockedError and OSError; then it is as it was.
        """
        gone: list[str] = []
        if self.staged or not self._is_current(files, pages):
            if not self.staged:
                self.open_stage()
            folder = self.stage.folder
            for name, content in files.items():
                output.write_file(folder / name, content)
            gone = self.stage.remove_unwanted(lambda path: _wanted(path, files, pages))
            output.write_file(folder / offline.WORKER, self._worker(folder, pages))
            self.stage.publish()
        self.mark.unlink(missing_ok=True)
        return gone

    def discard(self) -> None:
        """Take the stage away; the site stays as it was."""
        with suppress(OSError, output.BlockedError):
            self.stage.clear()

    def _is_current(self, files: output.Files, pages: Set[str]) -> bool:
        """Whether the site holds these files and nothing that was made but is not wanted any more."""
        site = self.stage.site
        return (
            all(_wanted(path, files, pages) for path in self.stage.made)
            and all(output.is_same(site / name, content) for name, content in files.items())
            and output.is_same(site / offline.WORKER, self._worker(site, pages))
        )

    def _worker(self, folder: Path, pages: Set[str]) -> str:
        return offline.service_worker(folder, {*pages, "search.html"})

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
        output.write_file(place, content)
        fresh.unlink()

    def copy_download_files(self) -> None:
        """Copy none: what can be downloaded is published at an address of its own."""

    def dump_search_index(self) -> None:
        """Write the index that a clean build would write.

        Sphinx keeps words that no page has any more, even those of a page that is gone, and forgets the terms
        of pages that are not written anew.
        """
        if self.indexer:
            self.indexer.prune(self.env.all_docs)
            for words in (self.indexer._mapping, self.indexer._title_mapping):
                for word in [word for word, pages in words.items() if not pages]:
                    del words[word]
            self.indexer._index_entries = {page: self._terms(page) for page in sorted(self.env.all_docs)}
        super().dump_search_index()

    def _terms(self, page: str) -> list[tuple[str, str, str]]:
        """The terms that a page explains, as the index has them: word, address on the page, mark."""
        entries = self.env.domains.index_domain.entries.get(page, ())
        words = (
            (word, target or "", main)
            for kind, value, target, main, _ in entries
            for word in split_index_msg(kind, value)
        )
        return sorted(set(words))


def _written(path: Path) -> float:
    """When a file was last written; before all time, if it is not there."""
    return path.stat().st_mtime if path.is_file() else 0.0


def _wanted(path: str, files: output.Files, pages: Set[str]) -> bool:
    return path in pages or path in files or path in SPHINX_FILES or path.startswith(ASSETS)
