"""The Sphinx extension: generates the pages before Sphinx reads them, keeps the published folder in step."""

import gc
import hashlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from .build import build, gone_addresses, remember_addresses
from .content import PAGES, ContentError, document_of
from .model.guide import Guide
from .publish import BlockedError, GuideBuilder, events, exclude_pattern, lock, stray_pages
from .text import Wording

SERIAL_PAGES = 40
"""Up to so many pages one process is quicker than several."""


def generate(app: Sphinx, config: Config) -> None:
    """Generate the pages and take the guide's facts into Sphinx's settings; wrong content ends the run."""
    events.keep_doctrees_outside(app)
    content = Path(app.confdir) / config.guide_content
    lock_held = ExitStack()
    try:
        lock_held.enter_context(lock.exclusive(Path(app.srcdir)))
        gc.disable()  # to look for garbage in a large guide, again and again, takes a fifth of the time
        built = build(content, Path(app.srcdir), reuse_handouts=config.guide_reuse_handouts)
    except (ContentError, BlockedError, OSError) as error:
        lock_held.close()
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    if gone := gone_addresses(built.guide, Path(config.guide_content), Path(app.outdir)):
        print(gone, file=sys.stderr)
    settings = built.guide.settings
    config.project = config.html_title = settings.name
    config.author = config.copyright = settings.authors
    config.version = config.release = settings.version
    config.language = settings.language
    config.html_baseurl = settings.url
    config.exclude_patterns = [*config.exclude_patterns, *exclude_stray_pages(Path(app.srcdir))]
    config.html_context = site_context(
        built.guide, theme_checksum(Path(path) for path in config.html_theme_path)
    )

    def finish(app: Sphinx, error: Exception | None) -> None:
        with lock_held:
            events.publish_or_discard(app, error, built.site, f"{config.guide_content}/moved.yaml")
            if not (error or (app._fail_on_warnings and app._warncount)):
                remember_addresses(content, built)

    app.connect("build-finished", finish)


def limit_workers(app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    """Work alone on a few pages: to start processes, and to bring their work together, takes longer.

    From here on garbage is looked for again, but not in the guide and in what Sphinx remembers, which stay.
    """
    if len(pages) < SERIAL_PAGES:
        app.parallel = 1
    gc.freeze()
    gc.enable()


def exclude_stray_pages(docs: Path) -> Iterator[str]:
    """Leave out each page among those that were generated which somebody else put there, and say so."""
    for page in stray_pages(docs):
        print(f"{docs / page}: is left out, for it was not made from the content", file=sys.stderr)
        yield exclude_pattern(page)


def disable_docutils_settings(app: Sphinx) -> None:
    """Let docutils look for no settings of its own, which it would read beside conf.py."""
    app.env.settings["_disable_config"] = True


def site_context(guide: Guide, assets: str) -> dict[str, Any]:
    """What the theme's templates read beside Sphinx's own values.

    `assets` is a checksum of the theme: when it changes, Sphinx writes every page again, for pages name their
    stylesheet and scripts with a checksum of their own.
    """
    settings, review = guide.settings, guide.settings.review
    date = Wording.of(guide).date
    heads = guide.heads
    return {
        "guide": {
            "name": settings.name,
            "updated": date(settings.updated),
            "version": settings.version,
            "reviewed_by": review.reviewed_by or "",
            "reviewed_on": date(review.reviewed_on) if review.reviewed_on else "",
            "review_by": date(review.review_by),
            "changed_since_review": [document_of(page) for page in sorted(guide.changed_since_review)],
            "licence_name": settings.licence.name,
            "licence_url": settings.licence.url,
            "feedback_url": settings.feedback or "",
            "direction": settings.direction,
        },
        "nav": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.menu],
        "foot": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.foot],
        "words": guide.words.model_dump(),
        "assets": assets,
    }


def pages_with_new_neighbours(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose previous, next or upper page is another than last time: Sphinx itself writes only pages
    that were read anew, and would leave links to a page that is gone."""
    around = {
        page: [(other, env.titles[other].astext()) if other else None for other in others]
        for page, others in env.collect_relations().items()
    }
    before = getattr(env, "guide_neighbours", {})
    env.guide_neighbours = around  # type: ignore[attr-defined]
    return [page for page, others in around.items() if others != before.get(page)]


def link_downloads(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let downloads lead to where the file is published, once Sphinx has seen that there is one."""
    for node in list(doctree.findall(addnodes.download_reference)):
        root = app.builder.get_relative_uri(page, "index").removesuffix("index.html")
        address = root + node["reftarget"].lstrip("/")
        node.replace_self(
            nodes.reference("", "", *node.children, refuri=address, internal=True, classes=node["classes"])
        )


def theme_checksum(folders: Iterable[Path]) -> str:
    """One checksum of every file in these folders, by name and content."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the generator with Sphinx."""
    app.add_config_value("guide_content", "content", "env", str)
    app.add_config_value(
        "guide_reuse_handouts", False, "", bool
    )  # set by `live`: pages first, handouts after
    app.add_builder(GuideBuilder, override=True)
    app.connect("config-inited", generate)
    app.connect("builder-inited", disable_docutils_settings)
    app.connect("builder-inited", events.recover_site)
    app.connect("env-get-outdated", events.reread_after_failure)
    app.connect("env-before-read-docs", events.mark_unfinished)
    app.connect("env-before-read-docs", limit_workers)
    app.connect("env-updated", pages_with_new_neighbours)
    app.connect("doctree-resolved", link_downloads)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
