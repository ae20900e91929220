"""Build one guide with this project, stock Sphinx and Zensical, and measure each build."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .sites import Site, edit, guide_site, stock_site, theme_context, zensical_site
from .timing import Progress, Run, alternately, in_own_process
from .weights import Weight, weight, weights

KIND = re.compile(r"^kind: (\w+)$", re.MULTILINE)
SAMPLE = "stretches/{}.html"

Work = Callable[[], Run]


@dataclass(frozen=True)
class Page:
    """The largest page of a kind."""

    kind: str
    weight: Weight


@dataclass(frozen=True)
class Runs:
    """The best run of each way to build one guide."""

    whole: Run
    """Our whole build from nothing: checks, drawings, PDFs and pages."""
    pages_only: Run
    """Our build with drawings and PDFs already cached."""
    theme: Run
    """Stock Sphinx with our theme, on the generated pages."""
    basic: Run
    """Stock Sphinx with its `basic` theme, on the same pages."""
    zensical: Run
    """Zensical on the same pages as plain Markdown."""
    unchanged: Run
    """Our build when nothing has changed."""
    basic_unchanged: Run
    edited: Run
    """Our build after one field has changed."""


@dataclass(frozen=True)
class Measured:
    """The measurements of one guide."""

    name: str
    stretches: int
    pages: int
    content_bytes: int
    runs: Runs
    largest: tuple[Page, ...]
    page_weights: tuple[Weight, ...]
    zensical_weight: Weight
    """Weight of one stretch's page, built by Zensical."""
    search_bytes: int
    """Size of the search index, compressed."""


def measure(content: Path, name: str, rounds: int, progress: Progress) -> Measured:
    """Build the guide in `content` in every way; cold builds are run `rounds` times, taking turns."""
    ours, others = guide_site(content.parent), _others(content)
    runs = _runs(ours, others, _edits(ours, content), rounds, progress)
    progress.say("weights")
    docs, theirs = content.parent / "docs", others["zensical"].html
    stretches = sorted(path.stem for path in (content / "stretches").glob("*.yaml"))
    return Measured(
        name=name,
        stretches=len(stretches),
        pages=len(list(docs.rglob("*.md"))),
        content_bytes=sum(path.stat().st_size for path in content.rglob("*.yaml")),
        runs=runs,
        largest=tuple(_largest(docs, ours.html)),
        page_weights=weights(ours.html),
        zensical_weight=weight(theirs / SAMPLE.format(stretches[0]), theirs),
        search_bytes=weight(ours.html / "searchindex.js", ours.html).compressed,
    )


def _others(content: Path) -> dict[str, Site]:
    """The other tools, set up on the pages that our build generates."""
    folder, docs = content.parent, content.parent / "docs"
    context = in_own_process(theme_context, content)
    return {
        "theme": stock_site(folder / "theme", docs, "guide", context),
        "basic": stock_site(folder / "basic", docs, "basic", context),
        "zensical": zensical_site(folder / "zensical", docs, guide_site(folder).html / "figures"),
    }


def _runs(ours: Site, others: dict[str, Site], edited: Work, rounds: int, progress: Progress) -> Runs:
    """Run every way to build, first from nothing, then on top of an existing build."""
    cold: dict[str, Work] = {
        "whole": ours.cold,  # first, because it generates the pages for all others
        "pages_only": ours.pages_cold,
        **{name: site.cold for name, site in others.items()},
    }
    again: dict[str, Work] = {
        "unchanged": ours.again,
        "basic_unchanged": others["basic"].again,
        "edited": edited,
    }
    return Runs(**alternately(cold, rounds, progress), **alternately(again, max(2, rounds), progress))


def _edits(site: Site, content: Path) -> Work:
    """A function that changes one field and builds; it raises RuntimeError if the page lacks the change."""
    texts = (f"In the calf, try {number}." for number in range(1, 100))

    def work() -> Run:
        text = next(texts)
        stretch = edit(content, text).stem
        taken = site.again()
        if text not in (site.html / SAMPLE.format(stretch)).read_text(encoding="utf-8"):
            raise RuntimeError(f"the page of {stretch} does not show what was changed")
        return taken

    return work


def _largest(docs: Path, html: Path) -> Iterator[Page]:
    """The largest page of each kind; the front matter of a page names its kind."""
    kinds: dict[str, list[Path]] = {}
    for source in sorted(docs.rglob("*.md")):
        found = KIND.search(source.read_text(encoding="utf-8"))
        built = html / source.relative_to(docs).with_suffix(".html")
        kinds.setdefault(found[1] if found else "page", []).append(built)
    for kind, pages in sorted(kinds.items()):
        yield Page(kind, weight(max(pages, key=lambda page: page.stat().st_size), html))
