"""What lies at an address that has moved, so that printed codes and bookmarks still lead somewhere.

A page leaves a small page that leads on by itself, on any host and from a disk; a PDF cannot lead on, so the
new one lies at the old address too. Hosts that can are told to answer with a redirect (`host_headers`).
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..content import redirects, sheet_paths, stretch_of
from ..model.guide import Guide

ADDRESSES_HEAD = (
    "# yaml-language-server: $schema=schema/addresses.json",
    "# The pages that the guide has had: every build adds new ones. Keep this file; take no line out.",
    "# Of one that is gone, say in moved.yaml what became of it.",
)


def redirect_files(guide: Guide, pdfs: Mapping[str, bytes | Path]) -> dict[str, str | bytes | Path]:
    """The file at each address that has moved, by its path in the published site.

    `pdfs` are the guide's PDFs by path; a redirect that leads to none of them is left out.
    """
    environment = Environment(
        loader=PackageLoader("generator.exports"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    page = environment.get_template("moved.html.jinja")
    return {
        one.old: pdfs[one.new] if one.new.endswith(".pdf") else page.render(guide=guide, redirect=one)
        for one in redirects(guide)
        if not one.new.endswith(".pdf") or one.new in pdfs
    }


def removed_addresses(removed: Iterable[str], file: str) -> str:
    """What an editor is to do about addresses that the last build still had; empty if there is none.

    `removed` are paths in the published site, `file` is where content tells what has moved.
    """
    gone = sorted(one for one in removed if one.endswith((".html", ".pdf")))
    if not gone:
        return ""
    sheets = {sheet for one in gone if (id := stretch_of(one)) for sheet in sheet_paths(id)}
    lines = (f"  - {{from: {one.removesuffix('.html')}, to: }}" for one in gone if one not in sheets)
    return "\n".join(
        (
            f"These addresses are gone: {', '.join(gone)}.",
            "Printed sheets and bookmarks may still lead there.",
            f"Say in {file}, under `moved:`, where each leads now:",
            *lines,
            "or list there under `gone:` what nobody can have. Every build asks until then.",
        )
    )


def addresses_file(guide: Guide, published: Iterable[str]) -> str:
    """The text of addresses.yaml once these paths have been published; empty if it holds all their pages.

    What was once in it stays: that is how a page which is gone is known.
    """
    had = guide.addresses.pages if guide.addresses else ()
    pages = {one.removesuffix(".html") for one in published if one.endswith(".html")}
    if pages <= {*had}:
        return ""
    lines = (f"  - {page}" for page in sorted({*had, *pages}))
    return "\n".join((*ADDRESSES_HEAD, "pages:", *lines, ""))
