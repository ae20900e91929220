"""The addresses of a guide's pages and PDFs, and where addresses lead that it once had."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.base import Id
from ..model.guide import Guide
from ..model.moved import Address, Move
from ..model.paper import PAPERS, PRINTS

PAGES = {
    "stretches": "stretches/index",
    "session": "session",
    "handouts": "handouts",
    "safety": "safety",
    "tips": "tips",
    "faq": "faq",
    "evidence": "what-we-know",
    "sources": "sources",
    "glossary": "glossary",
    "about": "about",
}
"""The pages that every guide has beside its overview: the name that content uses -> document."""

UNNAMED_PAGES = ("index", "search", "404")
"""Pages that no text links to by a name."""

FOLDED = "guide_fold"
"""The name of the booklet to fold, on the usual paper."""


@dataclass(frozen=True)
class Redirect:
    """A file that was, and the one where its address leads now: paths in the published site."""

    old: str
    new: str

    @property
    def relative_target(self) -> str:
        """The address of the new file, relative to the old one."""
        return posixpath.relpath(self.new, posixpath.dirname(self.old) or ".")


def document_of(page: Id) -> str:
    """The document of a page, by the name that content uses for it or by the id of its stretch."""
    return "index" if page == "overview" else PAGES.get(page, f"stretches/{page}")


def site_paths(guide: Guide) -> frozenset[str]:
    """Every page and PDF of the guide by its path in the published site, those that have moved left out."""
    return frozenset((*fixed_paths(), *(path for one in guide.stretches for path in stretch_paths(one.id))))


def fixed_paths() -> tuple[str, ...]:
    """The paths of the pages and PDFs that every guide has."""
    pages = (f"{page}.html" for page in (*UNNAMED_PAGES, *PAGES.values()))
    return (*pages, *_booklet_paths(), *_booklet_paths(FOLDED))


def stretch_paths(stretch: Id) -> tuple[str, ...]:
    """The paths of the page and the sheets of a stretch."""
    return (f"stretches/{stretch}.html", *sheet_paths(stretch))


def sheet_paths(id: Id) -> tuple[str, ...]:
    """The paths of a stretch's sheets: in usual print and in large print, each for each size of paper."""
    return tuple(f"handouts/{id}{large}{paper}.pdf" for large in PRINTS.values() for paper in PAPERS.values())


def _booklet_paths(name: str = "guide") -> tuple[str, ...]:
    """The paths of the booklet, one for each size of paper; by its `name` also those of the one to fold."""
    return tuple(f"handouts/{name}{paper}.pdf" for paper in PAPERS.values())


def stretch_of(address: Address) -> str:
    """The id of the stretch whose page this is; empty if it is another page, or a PDF."""
    folder, _, name = address.removesuffix(".html").rpartition("/")
    is_page = folder == "stretches" and name != "index" and not name.endswith(".pdf")
    return name if is_page else ""


def site_path(address: Address) -> str:
    """The path of a page or PDF in the published site."""
    return address if address.endswith((".html", ".pdf")) else f"{address}.html"


def unanswered(guide: Guide) -> tuple[str, ...]:
    """The paths of pages that the guide has had and has no more, of which nothing says what became."""
    answers = (*(one.old for one in redirects(guide)), *(guide.moved.gone if guide.moved else ()))
    known = site_paths(guide) | {site_path(one) for one in answers}
    had = (site_path(one) for one in (guide.addresses.pages if guide.addresses else ()))
    return tuple(one for one in had if one not in known)


def redirects(guide: Guide) -> tuple[Redirect, ...]:
    """Every redirect of the guide, in the order in which it tells what has moved."""
    return tuple(one for move in (guide.moved.moved if guide.moved else ()) for one in redirects_of(move))


def redirects_of(move: Move) -> Iterator[Redirect]:
    """The redirects that one entry asks for. The sheets of a stretch that is gone lead to the booklet."""
    yield Redirect(site_path(move.old), site_path(move.new))
    if old := stretch_of(move.old):
        new = stretch_of(move.new)
        targets = sheet_paths(new) if new else _booklet_paths() * len(PRINTS)
        for paths in zip(sheet_paths(old), targets, strict=True):
            yield Redirect(*paths)


def stretch_redirects(guide: Guide) -> dict[str, str]:
    """The id of each stretch that was -> the id of the one that stands for it now."""
    moved = guide.moved.moved if guide.moved else ()
    return {old: new for one in moved if (old := stretch_of(one.old)) and (new := stretch_of(one.new))}
