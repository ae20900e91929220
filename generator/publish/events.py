"""What publishing does at Sphinx's events: which pages are read again, and when a build may become the
site."""

import sys
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..exports import removed_addresses
from .builder import GuideBuilder, NotPublishedError, source_checksums
from .files import BlockedError, Files
from .generated_list import damage_notice
from .sphinx_internals import fails_on_warnings, warning_count


def keep_doctrees_outside(app: Sphinx) -> None:
    """Let what Sphinx remembers of its last run stand beside the published folder, where it stood in it."""
    site = Path(app.outdir)
    if Path(app.doctreedir).is_relative_to(site):
        app.doctreedir = site.with_name(f".{site.name}.doctrees")


@dataclass(frozen=True)
class Publication:
    """One build on its way into the published folder; with another builder than ours it does nothing."""

    files: Files
    """What the site holds beside Sphinx's pages."""
    sources: Mapping[str, str]
    """The checksum of each page's source, by document."""
    redirects_file: str | None
    """Where an editor says what stands for an address that is gone; if None, such addresses are not told."""

    def connect(self, app: Sphinx) -> None:
        """Take part in this run of Sphinx, before its builder is made."""
        app.connect("builder-inited", self.recover_site)
        app.connect("env-get-outdated", self.outdated)
        app.connect("env-before-read-docs", self.mark_unfinished)

    def recover_site(self, app: Sphinx) -> None:
        """Put right what a killed build may have left, and say if the site's list was damaged."""
        if isinstance(app.builder, GuideBuilder):
            try:
                app.builder.stage.recover()
            except (BlockedError, OSError) as error:
                _abort(error)
            if app.builder.stage.generated.is_damaged:
                print(damage_notice(app.builder.stage.site), file=sys.stderr)

    def outdated(self, app: Sphinx, env: BuildEnvironment, *changes: Set[str]) -> Set[str]:
        """The pages whose sources have other bytes than when they were read: Sphinx itself looks at times
        only.

        Every page, if every one is written: what Sphinx keeps of pages that were read before may be damaged,
        or be that of a build that was not published.
        """
        before, removed = source_checksums(env), changes[-1]
        env.guide_sources = dict(self.sources)  # type: ignore[attr-defined]
        if isinstance(app.builder, GuideBuilder) and app.builder.writes_all:
            return env.found_docs
        outdated = {page for page in env.found_docs if before.get(page) != self.sources.get(page)}
        # Sphinx keeps what it remembers only if it has read a page.
        return outdated | {app.config.root_doc} if removed else outdated

    def mark_unfinished(self, app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
        """Mark the build as unfinished before Sphinx's memory changes."""
        if pages and isinstance(app.builder, GuideBuilder):
            try:
                app.builder.mark.touch()
            except OSError as error:
                _abort(error)

    def publish_or_discard(
        self, app: Sphinx, error: Exception | None, languages: Mapping[str, Set[str]] | None = None
    ) -> bool:
        """Publish a build that has succeeded, else leave the site as it is; says which.

        `languages` are the folders of other languages with their pages, which are among the files. The editor
        is told of addresses that are gone.
        """
        builder, published = app.builder, False
        if isinstance(builder, GuideBuilder):
            try:
                if error or (fails_on_warnings(app) and warning_count(app)):
                    builder.discard()
                else:
                    pages = {f"{document}.html" for document in app.env.all_docs}
                    gone = builder.publish(self.files, pages, languages)
                    if self.redirects_file:
                        self._tell_gone(app, gone, self.redirects_file)
                    published = True
            except (BlockedError, OSError) as found:
                error = found
        if isinstance(error, BlockedError | NotPublishedError | OSError):
            _abort(error)
        return published

    def _tell_gone(self, app: Sphinx, gone: Sequence[str], file: str) -> None:
        """Tell the editor of addresses that are gone. In other languages they come and go with the source's,
        or with what is translated."""
        now = (f"{one['code']}/" for one in app.config.html_context["languages"])
        before = (path.removesuffix("search.html") for path in gone if path.endswith("/search.html"))
        folders = (*now, *before)
        own = [path for path in gone if not path.startswith(folders)]
        if notice := removed_addresses(own, file):
            print(notice, file=sys.stderr)


def _abort(error: Exception) -> NoReturn:
    """End the run with one plain line; Sphinx would show where in the code it happened."""
    print(f"Not published, the last good site stays: {error}", file=sys.stderr)
    raise SystemExit(1)
