"""The Sphinx extension: generates the pages before Sphinx reads them, keeps the published folder in step."""

import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from . import output
from .build import Built, build
from .model.guide import Guide
from .output import BlockedError
from .problems import ContentError
from .references import PAGES
from .wording import Wording

INDEX = "index"
FIGURES = "figures"
"""The folder of the drawings, among the pages and in the published site alike."""


class GuideBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder, but a page whose bytes are the same is not written again; each page is whole."""

    def init(self) -> None:
        """Publish pictures where scripts and other sites can name them."""
        super().init()
        self.imagedir = FIGURES

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


def generate(app: Sphinx, config: Config) -> None:
    """Generate the pages and take the guide's facts into Sphinx's settings; wrong content ends the run."""
    try:
        built = build(Path(app.confdir) / config.guide_content, Path(app.srcdir))
    except (ContentError, BlockedError, OSError) as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    settings = built.guide.settings
    config.project = config.html_title = settings.name
    config.author = config.copyright = settings.authors
    config.version = config.release = settings.version
    config.language = settings.language
    config.html_baseurl = settings.url
    config.html_context = site_context(built.guide)
    app.connect("build-finished", lambda app, error: None if error else finish(app, built))


def site_context(guide: Guide) -> dict[str, Any]:
    """What the theme's templates read beside Sphinx's own values."""
    settings, review = guide.settings, guide.settings.review
    date = Wording(guide.words, settings.language).date
    heads = guide.heads
    return {
        "guide": {
            "name": settings.name,
            "updated": date(settings.updated),
            "version": settings.version,
            "reviewed_by": review.reviewed_by or "",
            "reviewed_on": date(review.reviewed_on) if review.reviewed_on else "",
            "review_by": date(review.review_by),
            "licence_name": settings.licence.name,
            "licence_url": settings.licence.url,
            "feedback_url": settings.feedback or "",
            "direction": settings.direction,
            "root": INDEX,
        },
        "nav": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.menu],
        "foot": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.foot],
        "words": guide.words.model_dump(),
    }


def finish(app: Sphinx, built: Built) -> None:
    """Put the files for machines beside the pages; take away what the guide no longer has."""
    if app.builder.name != "html":
        return
    outdir = Path(app.outdir)
    for name, text in built.site.items():
        output.write_file(outdir / name, text.encode())
    pages = {f"{document}.html" for document in app.env.all_docs}
    output.keep_only(outdir, pages | built.site.keys(), Path(app.doctreedir) / "published.json")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the generator with Sphinx."""
    app.add_config_value("guide_content", "content", "env", str)
    app.add_builder(GuideBuilder, override=True)
    app.connect("config-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
