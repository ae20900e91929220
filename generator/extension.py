"""The Sphinx extension: generates the pages before Sphinx reads them, keeps the published folder in step."""

import gc
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from .background import named_languages, order_of, take_background
from .build import announce_lock_wait, build, gone_addresses
from .checked import KEPT
from .content import UNTRANSLATED, ContentError, languages_in, without_marks
from .editions import Built, Edition
from .file_states import UncertainError
from .pages import CompiledTemplates, Published, appearance_checksum, site_context
from .prebuild import wait_for_request, warm_caches
from .publish import (
    THEME_ENVIRONMENT,
    BlockedError,
    Cache,
    GuideBuilder,
    LanguageRuns,
    Publication,
    add_search_languages,
    disable_docutils_settings,
    exclude_stray_pages,
    keep_compiled_templates,
    keep_doctrees_outside,
    limit_workers,
    link_downloads,
    lock,
    pages_with_new_neighbours,
    put_changes_last,
    search_language,
)
from .site_run import SiteRun, SourcesBefore

_EDITIONS: dict[str, "_Prepared"] = {}
"""What the run for the source's language has made ready for those of the others, which are forked from it."""


def prepare(app: Sphinx, config: Config) -> None:
    """Make Sphinx ready for one language: that of the source, which begins the runs of the others, or one of
    those."""
    keep_doctrees_outside(app)
    if config.guide_language:
        prepared = _EDITIONS[config.guide_language]
        prepared.configure(config)
        publication = replace(prepared.publication(config), redirects_file=None)
        publication.connect(app)
        app.connect("build-finished", publication.publish_or_discard)
    else:
        generate(app, config)


def generate(app: Sphinx, config: Config) -> None:
    """Generate the pages in every language and take the guide's facts into Sphinx's settings.

    Wrong content ends the run.
    """
    content = Path(app.confdir) / config.guide_content
    with ExitStack() as lock_held:
        try:
            before, built = _built(app, config, content, lock_held)
        except (ContentError, BlockedError, OSError) as error:
            print(error, file=sys.stderr)
            raise SystemExit(1) from None
        for notice in built.changes.notices:
            print(notice, file=sys.stderr)
        if gone := gone_addresses(built.guide, Path(config.guide_content), Path(app.outdir)):
            print(gone, file=sys.stderr)
        publication, others = _begin(app, config, content, built)
        run = SiteRun(content, built, before, publication, others, lock_held.pop_all())
    app.connect("build-finished", run.finish)


def _built(app: Sphinx, config: Config, content: Path, lock_held: ExitStack) -> tuple[SourcesBefore, Built]:
    """The pages, generated under the lock, and how what they were made from was before.

    What was rendered meanwhile is taken if it is of the same. Raises ContentError, BlockedError and OSError.
    """
    docs, languages = Path(app.srcdir), named_languages(config.guide_languages) or None
    if config.guide_wait:
        warm_caches(content, docs, languages)
        wait_for_request(int(config.guide_wait))
    background = take_background()
    lock_held.enter_context(background.lock_held if background else lock.exclusive(docs, announce_lock_wait))
    before = SourcesBefore.of(app, content)
    gc.disable()  # to look for garbage in a large guide, again and again, takes a fifth of the time
    rendered = None
    if background:
        order = None
        with suppress(UncertainError):
            order = order_of(content, docs, config.guide_languages)
        rendered = background.result(order)  # waits in any case: both would write what is kept
    reuse = config.guide_reuse_handouts
    return before, build(content, docs, languages=languages, reuse_handouts=reuse, rendered=rendered)


def _begin(app: Sphinx, config: Config, content: Path, built: Built) -> tuple[Publication, LanguageRuns]:
    """Make Sphinx ready for the language of the source, and begin the runs of the others."""
    editions = (built.source, *built.others)
    _EDITIONS.update({one.published.code: _Prepared(one, built.languages) for one in editions})
    prepared = _EDITIONS[built.source.published.code]
    prepared.configure(config)
    strays = exclude_stray_pages(Path(app.srcdir), KEPT, config.exclude_patterns)
    config.exclude_patterns = [*config.exclude_patterns, KEPT, *strays]
    publication = prepared.publication(config)
    publication.connect(app)
    others = LanguageRuns(app, {one.published.code: one.docs for one in built.others})
    others.forget_all_but(languages_in(content))
    others.start()
    return publication, others


@dataclass(frozen=True)
class _Prepared:
    """A guide in one language, and all the languages that it is published in."""

    edition: Edition
    languages: tuple[Published, ...]

    def configure(self, config: Config) -> None:
        """Take the facts of the guide into Sphinx's settings."""
        published, source = self.edition.published, self.languages[0].guide.settings
        settings = published.guide.settings
        config.project = config.html_title = without_marks(settings.name)
        config.author = config.copyright = without_marks(settings.authors)
        config.version = config.release = settings.version
        config.language = settings.language
        config.html_search_language = search_language(settings.language)
        config.html_baseurl = settings.url
        config.guide_source_language = (source.language, source.direction)
        context = site_context(published, self.languages)
        config.html_context = {**context, "checksum": appearance_checksum(context, config.html_theme_path)}

    def publication(self, config: Config) -> Publication:
        """The edition on its way into the published folder."""
        redirects_file = f"{config.guide_content}/moved.yaml"
        return Publication(self.edition.site, self.edition.sources, redirects_file)


def keep_templates(app: Sphinx) -> None:
    """Keep the theme's templates as they are compiled: a run that writes one page compiles them all."""
    if isinstance(app.builder, GuideBuilder):
        kept = CompiledTemplates(Cache(Path(app.srcdir, KEPT)), THEME_ENVIRONMENT)
        keep_compiled_templates(app.builder, kept)


def tell_languages(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Tell the template whether texts of the page are not translated; one that is withheld has its own."""
    context["in_part"] = UNTRANSLATED[0] in str(context.get("body", ""))
    return "withheld.html" if page in context.get("withheld", ()) else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the generator with Sphinx."""
    app.add_config_value("guide_content", "content", "env", str)
    app.add_config_value(
        "guide_reuse_handouts", False, "", bool
    )  # set by `live`: pages first, handouts after
    app.add_config_value("guide_wait", "", "", str)  # a pipe, if `live` has begun the build ahead of time
    app.add_config_value("guide_stamp", "", "", str)  # where `up_to_date` wants a stamp of the build
    app.add_config_value("guide_languages", "", "", str)  # the languages to build beside the source's; all
    app.add_config_value("guide_language", "", "", str)  # the language of this run, if not the source's
    app.add_config_value("guide_source_language", ("", ""), "html", tuple)
    app.add_builder(GuideBuilder, override=True)
    add_search_languages(app)
    app.connect("config-inited", prepare)
    app.connect("builder-inited", disable_docutils_settings)
    app.connect("builder-inited", keep_templates)
    app.connect("env-before-read-docs", limit_workers)
    app.connect("env-updated", pages_with_new_neighbours)
    app.connect("doctree-resolved", link_downloads)
    app.connect("doctree-resolved", put_changes_last)
    app.connect("html-page-context", tell_languages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
