"""A guide in one language: what is drawn, printed and rendered of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .content import UNTRANSLATED, Problem, Translated, without_marks
from .exports import exports, manifest, redirect_files, versioned
from .figures import Drawn, draw_anatomy, draw_other_labels, print_anatomy, print_drawing, site_drawings
from .handouts import Handout, Typesetter, print_guide
from .model.base import Id
from .model.guide import Guide
from .model.state import StateName
from .pages import Published, render_pages, withheld_documents
from .publish import Cache, Changes, Files, sync_folder


def all_drawings(drawn: Mapping[str, Drawn], anatomy: Drawn | None) -> dict[str, str]:
    """The drawings of poses and the overview drawing, if there is one, for the site: by their path in it."""
    return site_drawings((*drawn.values(), *([anatomy] if anatomy else [])))


@dataclass(frozen=True)
class InLanguage:
    """A guide in another language, with what is drawn and printed for it alone."""

    translated: Translated
    drawn: Mapping[str, Drawn]
    """The poses whose drawings hold other words."""
    anatomy: Drawn | None
    handouts: tuple[Handout, ...]
    withheld: frozenset[str]
    """The documents that are not published in it."""

    @property
    def drawings(self) -> dict[str, str]:
        """Its own drawings for the site, by their path."""
        return all_drawings(self.drawn, self.anatomy)


@dataclass(frozen=True)
class Edition:
    """A guide in one language with everything rendered, and its pages written for Sphinx to read."""

    published: Published
    docs: Path
    """The folder with its pages."""
    site: Files
    """Files that the published site holds beside Sphinx's own, by their path in the language's folder."""
    sources: Mapping[str, str]
    """A checksum of the source of each page, by Sphinx's name of the document."""
    changes: Changes


@dataclass(frozen=True)
class Built:
    """A guide with everything rendered: in the language of its source, and in others."""

    source: Edition
    others: tuple[Edition, ...] = ()

    @property
    def guide(self) -> Guide:
        """The guide in the language of its source."""
        return self.source.published.guide

    @property
    def changes(self) -> Changes:
        """What the run changed of the source's pages."""
        return self.source.changes

    @property
    def languages(self) -> tuple[Published, ...]:
        """Every language in which the guide is published, that of the source first."""
        return tuple(one.published for one in (self.source, *self.others))

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of the guide's pages in the published site."""
        return tuple(f"{document}.html" for document in self.source.sources)


def print_translated(
    source: Guide, drawn: Mapping[str, Drawn], translated: Translated, kept: Cache, typesetter: Typesetter
) -> tuple[InLanguage, tuple[Problem, ...]]:
    """A guide in another language with its own drawings and handouts, and what is wrong with these.

    `drawn` are the poses of its `source`. Of a page that is withheld there is no sheet, and while there is
    such a page, no booklet.
    """
    guide, withheld = translated.guide, withheld_documents(translated)
    own = draw_other_labels(source, guide, kept)
    anatomy = draw_anatomy(guide, kept)
    all_drawn = {**drawn, **own}

    def draw(pose: Id, state: StateName, mirrored: bool) -> str:
        return print_drawing(all_drawn, pose, state, mirrored)

    if all(f"stretches/{one.id}" in withheld for one in guide.stretches):
        return InLanguage(translated, own, anatomy, (), withheld), ()
    printed = print_guide(translated, draw, typesetter, print_anatomy(anatomy) if anatomy else "")
    handouts = tuple(
        one
        for one in printed.handouts
        if not (f"stretches/{one.stretch}" in withheld if one.stretch else withheld)
    )
    return InLanguage(translated, own, anatomy, handouts, withheld), printed.problems


@dataclass(frozen=True)
class Rendered:
    """A guide in one language as text and bytes: its pages, and what the site holds beside them."""

    pages: Mapping[str, str]
    pdfs: Mapping[str, bytes | Path]
    site: Files

    @classmethod
    def of(
        cls,
        guide: Guide,
        handouts: tuple[Handout, ...],
        drawings: Mapping[str, str],
        shared: Mapping[str, str],
        kept: Cache,
    ) -> "Rendered":
        """`drawings` stand in the folder of the language, those `shared` in that of the source above it."""
        rendered = render_pages(guide, handouts, kept)
        pdfs = {one.path: one.file for one in handouts}
        site = {
            **_unmarked({**exports(guide), **manifest(guide), **redirect_files(guide, pdfs)}),
            **pdfs,
        }
        pages = {path: versioned(page, drawings, shared) for path, page in rendered.items()}
        return cls(pages, pdfs, site)

    @property
    def documents(self) -> dict[str, str]:
        """Its pages by the names that Sphinx has for them."""
        return {path.removesuffix(".md"): page for path, page in self.pages.items()}

    @property
    def partial(self) -> frozenset[str]:
        """The documents with a text that is not translated."""
        return frozenset(name for name, page in self.documents.items() if UNTRANSLATED[0] in page)

    def written(self, published: Published, docs: Path, kept: Cache, site: Files) -> Edition:
        """Write the pages for Sphinx to read."""
        changes = sync_folder(docs, {**self.pages, **self.pdfs}, kept)
        sums = {name: sha256(page.encode()).hexdigest() for name, page in self.documents.items()}
        return Edition(published, docs, site, sums, changes)


def _unmarked(files: Files) -> Files:
    """The files with no marks around what is not translated: only pages show that."""
    return {path: without_marks(text) if isinstance(text, str) else text for path, text in files.items()}
