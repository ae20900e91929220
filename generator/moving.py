"""Addresses that have moved: what is left at each, so that printed codes and bookmarks still lead somewhere.

A page leaves a small page that leads on by itself, on any host and from a disk; a PDF cannot lead on, so the
new one lies at the old address too. Hosts that can are told to answer with a redirect (`hosting`).
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from .content.references import PAGES
from .handouts.data import PAPERS
from .model.base import Id
from .model.guide import Guide
from .model.moved import Address, Move
from .output import Files

OWN = ("index", "search", "404")
"""Pages that no text links to by a name."""


@dataclass(frozen=True)
class Redirect:
    """A file that was, and the one where its address leads now: paths in the published site."""

    old: str
    new: str

    @property
    def way(self) -> str:
        """The address of the new file, as seen from the old one."""
        return posixpath.relpath(self.new, posixpath.dirname(self.old) or ".")


def published(guide: Guide) -> frozenset[str]:
    """Every page and PDF of the guide by its path in the published site, those that have moved left out."""
    return frozenset((*own_files(), *(file for one in guide.stretches for file in files_of(one.id))))


def own_files() -> tuple[str, ...]:
    """The pages and PDFs that every guide has."""
    return (*(f"{page}.html" for page in (*OWN, *PAGES.values())), *_sheets("guide"))


def files_of(stretch: Id) -> tuple[str, ...]:
    """The page and the sheets of a stretch."""
    return (f"stretches/{stretch}.html", *_sheets(stretch))


def redirects(guide: Guide) -> tuple[Redirect, ...]:
    """Every redirect of the guide, in the order in which it tells what has moved."""
    return tuple(one for move in (guide.moved.moved if guide.moved else ()) for one in spread(move))


def spread(move: Move) -> Iterator[Redirect]:
    """The files that one entry moves. The sheets of a stretch that is gone lead to the booklet."""
    yield Redirect(path(move.old), path(move.new))
    if old := _stretch(move.old):
        for sheets in zip(_sheets(old), _sheets(_stretch(move.new) or "guide"), strict=True):
            yield Redirect(*sheets)


def path(address: Address) -> str:
    """The path of a page or PDF in the published site."""
    return address if address.endswith((".html", ".pdf")) else f"{address}.html"


def successors(guide: Guide) -> dict[str, str]:
    """The id of each stretch that was -> the id of the one that stands for it now."""
    moved = guide.moved.moved if guide.moved else ()
    return {old: new for one in moved if (old := _stretch(one.old)) and (new := _stretch(one.new))}


def left_behind(guide: Guide, pdfs: Mapping[str, bytes]) -> Files:
    """What lies at each address that has moved, by its path in the published site."""
    environment = Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    page = environment.get_template("moved.html.jinja")
    return {
        one.old: pdfs[one.new] if one.new.endswith(".pdf") else page.render(guide=guide, redirect=one)
        for one in redirects(guide)
    }


def tell_removed(removed: Iterable[str], file: str) -> str:
    """What an editor is to do about addresses that the last build still had; empty if there is none.

    `removed` are paths in the published site, `file` is where content tells what has moved.
    """
    gone = sorted(one for one in removed if one.endswith((".html", ".pdf")))
    if not gone:
        return ""
    sheets = {sheet for one in gone if (id := _stretch(one)) for sheet in _sheets(id)}
    lines = (f"  - {{from: {one.removesuffix('.html')}, to: }}" for one in gone if one not in sheets)
    return "\n".join(
        (
            f"These addresses are gone: {', '.join(gone)}.",
            "Printed sheets and bookmarks may still lead there. Unless nobody has them,",
            f"say in {file}, under `moved:`, where each leads now:",
            *lines,
        )
    )


def _stretch(address: Address) -> str:
    """The id of the stretch whose page this is; empty if it is another page, or a PDF."""
    folder, _, name = address.removesuffix(".html").rpartition("/")
    is_page = folder == "stretches" and name != "index" and not name.endswith(".pdf")
    return name if is_page else ""


def _sheets(id: Id) -> tuple[str, ...]:
    return tuple(f"handouts/{id}{suffix}.pdf" for suffix in PAPERS.values())
