"""Writes the texts of one page as MyST: terms linked at their first use, sources cited as footnotes."""

from collections.abc import Mapping

from ..model.evidence import Reference
from ..text import TermFinder, markup


class PageText:
    """One page's texts in the order in which they stand: it remembers what it has linked and cited."""

    def __init__(
        self, terms: TermFinder, addresses: Mapping[str, str], references: Mapping[str, Reference]
    ) -> None:
        self._terms, self._addresses, self._references = terms, addresses, references
        self._seen: set[str] = set()
        self._cited: dict[str, Reference] = {}

    def text(self, text: str) -> str:
        """Running text, with each term linked where the page first uses it."""
        return markup.myst(text, self._with_terms, self.link)

    def words(self, text: str) -> str:
        """Text with its own marks, but no terms linked: for tables, and cards, whose whole face is a link."""
        return markup.myst(text, markup.escape, self.link)

    def link(self, words: str, id: str) -> str:
        """A link to the page or thing of that id."""
        return f"[{markup.escape(words)}]({self._addresses[id]})"

    def cite(self, sources: tuple[str, ...]) -> str:
        """Footnote marks for these sources, to follow a text: they stay on the line of its last word."""
        self._cited.update({id: self._references[id] for id in sources})
        return "".join(f"\u00a0[^{id}]" for id in sources)

    def cited(self) -> tuple[Reference, ...]:
        """The sources that the page has cited so far, in order."""
        return tuple(self._cited.values())

    def _with_terms(self, text: str) -> str:
        pieces, end = [], 0
        for match, term in self._terms.find(text):
            if term in self._seen:
                continue
            self._seen.add(term)
            pieces += [markup.escape(text[end : match.start()]), f"{{term}}`{match[0]} <{term}>`"]
            end = match.end()
        return "".join([*pieces, markup.escape(text[end:])])
