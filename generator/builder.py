"""Sphinx's HTML builder, taught to write no more than what changed."""

from collections.abc import Set
from pathlib import Path
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.index_entries import split_index_msg

from . import output


class GuideBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder, but a page whose bytes are the same is not written again; each page is whole."""

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Note whether there is anything to write: Sphinx would copy its assets even if there is not."""
        self.anything_new = bool(docnames)
        super().prepare_writing(docnames)

    def copy_assets(self) -> None:
        """Copy stylesheet, scripts and fonts, if a page is to be written."""
        if self.anything_new:
            super().copy_assets()

    def finish(self) -> None:
        """Write the search page and its index, if a page has been written."""
        if self.anything_new:
            super().finish()

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page beside its place, then put it there if it differs."""
        place = Path(outfilename or self.get_output_path(pagename))
        fresh = place.with_name(f".{place.name}.new")
        super().handle_page(pagename, addctx, templatename, outfilename=fresh, event_arg=event_arg)
        if fresh.is_file():
            output.write_file(place, fresh.read_bytes())
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
