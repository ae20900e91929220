"""The run of Sphinx that publishes a site in all its languages, once every one of them is made."""

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx.application import Sphinx

from .build import remember_addresses
from .editions import Built
from .file_states import UncertainError, state_of_sources
from .publish import LanguageRuns, NotPublishedError, Publication
from .up_to_date import CODE, write_stamp


@dataclass(frozen=True)
class SourcesBefore:
    """What a build reads, and how that was before it began, if a stamp of it is asked for."""

    read: tuple[Path, ...]
    sources: str | None

    @classmethod
    def of(cls, app: Sphinx, content: Path) -> "SourcesBefore":
        """Those of a build that is about to begin."""
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


@dataclass(frozen=True)
class SiteRun:
    """A run for the language of the source, which publishes what those of the others have made, too."""

    content: Path
    built: Built
    before: SourcesBefore
    publication: Publication
    others: LanguageRuns
    lock_held: ExitStack

    def finish(self, app: Sphinx, error: Exception | None) -> None:
        """Publish all languages as one site once each has ended, or none of them, and give up the lock."""
        with self.lock_held:
            whole, pages = self.publication, self.others.pages()
            if failed := self.others.wait():
                error = error or NotPublishedError(f"the pages in {', '.join(failed)} could not be made")
            elif not error:
                try:
                    whole = replace(whole, files={**whole.files, **self.others.files()})
                except (OSError, ValueError) as lost:
                    error = NotPublishedError(f"the pages of another language cannot be read: {lost}")
            if whole.publish_or_discard(app, error, pages):
                remember_addresses(self.content, self.built)
                self.before.write_stamp(app)
