"""The Sphinx extension: generates the pages before Sphinx reads them, keeps the published folder in step."""

import gc
import os
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from .background import named_languages, order_of, take_background
from .build import announce_lock_wait, build, gone_addresses, remember_addresses
from .checked import KEPT
from .content import UNTRANSLATED, ContentError, languages_in, without_marks
from .editions import Edition
from .file_states import UncertainError, state_of_sources
from .pages import CompiledTemplates, Published, appearance_checksum, site_context
from .prebuild import wait_for_request, warm_caches
from .publish import (
    THEME_ENVIRONMENT,
    BlockedError,
    Cache,
    GuideBuilder,
    LanguageRuns,
    NotPublishedError,
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
from .up_to_date import write_stamp

CODE = Path(__file__).parent

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
    content, docs = Path(app.confdir) / config.guide_content, Path(app.srcdir)
    languages = named_languages(config.guide_languages) or None
    if config.guide_wait:
        warm_caches(content, docs, languages)
        wait_for_request(int(config.guide_wait))
    background, lock_held = take_background(), ExitStack()
    try:
        held = background.lock_held if background else lock.exclusive(docs, announce_lock_wait)
        lock_held.enter_context(held)
        noted = _Noted.before(app, content)
        gc.disable()  # to look for garbage in a large guide, again and again, takes a fifth of the time
        rendered = None
        if background:
            order = None
            with suppress(UncertainError):
                order = order_of(content, docs, config.guide_languages)
            rendered = background.result(order)  # waits in any case: both would write what is kept
        reuse = config.guide_reuse_handouts
        built = build(content, docs, languages=languages, reuse_handouts=reuse, rendered=rendered)
    except (ContentError, BlockedError, OSError) as error:
        lock_held.close()
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    for notice in built.changes.notices:
        print(notice, file=sys.stderr)
    if gone := gone_addresses(built.guide, Path(config.guide_content), Path(app.outdir)):
        print(gone, file=sys.stderr)
    _EDITIONS.update(
        {one.published.code: _Prepared(one, built.languages) for one in (built.source, *built.others)}
    )
    prepared = _EDITIONS[built.source.published.code]
    prepared.configure(config)
    config.exclude_patterns = [*config.exclude_patterns, KEPT, *exclude_stray_pages(docs, KEPT)]
    publication = prepared.publication(config)
    publication.connect(app)
    runs = LanguageRuns(app, {one.published.code: one.docs for one in built.others})
    runs.forget_all_but(languages_in(content))
    runs.start()

    def finish(app: Sphinx, error: Exception | None) -> None:
        with lock_held:
            whole, pages = publication, runs.pages()
            if failed := runs.wait():
                error = error or NotPublishedError(f"the pages in {', '.join(failed)} could not be made")
            elif not error:
                try:
                    whole = replace(publication, files={**publication.files, **runs.files()})
                except (OSError, ValueError) as lost:
                    error = NotPublishedError(f"the pages of another language cannot be read: {lost}")
            if whole.publish_or_discard(app, error, pages):
                remember_addresses(content, built)
                noted.write_stamp(app)

    app.connect("build-finished", finish)


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


@dataclass(frozen=True)
class _Noted:
    """What a build reads, and how that was before it began, if a stamp of it is asked for."""

    read: tuple[Path, ...]
    sources: str | None

    @classmethod
    def before(cls, app: Sphinx, content: Path) -> "_Noted":
        read = (content, CODE, Path(app.confdir, "conf.py"), *map(Path, app.config.html_theme_path))
        if not app.config.guide_stamp:
            return cls(read, None)
        try:
            return cls(read, state_of_sources(os.path.relpath(path) for path in read))
        except UncertainError:
            return cls(read, None)

    def write_stamp(self, app: Sphinx) -> None:
        """Write the stamp, if one can be had; without it the next build begins as usual."""
        if self.sources is not None:
            folders = [Path(folder) for folder in (app.outdir, app.srcdir, app.doctreedir)]
            with suppress(OSError):
                write_stamp(Path(app.config.guide_stamp), self.read, self.sources, folders)


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
