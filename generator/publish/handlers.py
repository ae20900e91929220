"""What is done at Sphinx's events that needs nothing but Sphinx: how it reads pages, what becomes of them."""

import gc
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

SERIAL_BYTES = 150_000
"""Up to so many bytes of pages one process is quicker than several: to start workers and to merge what they
give takes as long as to read and write half as many."""


def limit_workers(app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    """Read and write short pages, or a few of many, in one process: what a worker gives back is all that is
    known of the site, not of its pages alone.

    Garbage collection, off until here, starts again, but for what exists already: the guide and Sphinx's
    environment live as long as the run.
    """
    size = sum(env.doc2path(page).stat().st_size for page in pages)
    if size <= SERIAL_BYTES or 2 * len(pages) < len(env.found_docs):
        app.parallel = 1
    gc.freeze()
    gc.enable()


def disable_docutils_settings(app: Sphinx) -> None:
    """Let docutils look for no settings of its own, which it would read beside conf.py."""
    app.env.settings["_disable_config"] = True


def pages_with_new_neighbours(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose previous, next or parent page is another than in the last build, or what their
    `toctree` shows.

    Sphinx itself writes only pages that were read again, and would leave links to a page that is gone.
    """
    around: dict[str, list[Any]] = {
        page: [(other, env.titles[other].astext()) if other in env.titles else None for other in others]
        for page, others in env.collect_relations().items()
    }
    for page, listed in env.toctree_includes.items():
        there = (other for other in listed if other in env.tocs)
        around.setdefault(page, []).extend((other, env.tocs[other].astext()) for other in there)
    before = getattr(env, "guide_neighbours", {})
    env.guide_neighbours = around  # type: ignore[attr-defined]
    return [page for page, others in around.items() if others != before.get(page)]


def link_downloads(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Turn download references, once Sphinx has found their files, into links to where these are
    published."""
    for node in list(doctree.findall(addnodes.download_reference)):
        root = app.builder.get_relative_uri(page, "index").removesuffix("index.html")
        address = root + node["reftarget"].lstrip("/")
        node.replace_self(
            nodes.reference("", "", *node.children, refuri=address, internal=True, classes=node["classes"])
        )


def put_changes_last(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Move what changed of late behind all sections of the page: MyST leaves it within the last of them."""
    for one in [one for one in doctree.findall(nodes.Element) if "changes" in one["classes"]]:
        one.parent.remove(one)
        next(doctree.findall(nodes.section)).append(one)
