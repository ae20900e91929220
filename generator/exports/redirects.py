"""What lies at an address that has moved, so that printed codes and bookmarks still lead somewhere.

A page leaves a small page that leads on by itself, on any host and from a disk; a PDF cannot lead on, so the
new one lies at the old address too. Hosts that can are told to answer with a redirect (`host_headers`).
"""

from collections.abc import Iterable, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..content import redirects, sheet_paths, stretch_of
from ..model.guide import Guide


def redirect_files(guide: Guide, pdfs: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """The file at each address that has moved, by its path in the published site.

    `pdfs` are the guide's PDFs by path; KeyError if a redirect leads to one that is not among them.
    """
    environment = Environment(
        loader=PackageLoader("generator.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    page = environment.get_template("moved.html.jinja")
    return {
        one.old: pdfs[one.new] if one.new.endswith(".pdf") else page.render(guide=guide, redirect=one)
        for one in redirects(guide)
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
            "Printed sheets and bookmarks may still lead there. Unless nobody has them,",
            f"say in {file}, under `moved:`, where each leads now:",
            *lines,
        )
    )
