"""When a build may become the site: what Sphinx is told on the way, and how a run ends that may not."""

import sys
from collections.abc import Set
from pathlib import Path
from typing import NoReturn

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..exports import removed_addresses
from .builder import GuideBuilder, NotPublishedError
from .files import BlockedError, Files


def keep_doctrees_outside(app: Sphinx) -> None:
    """Let what Sphinx remembers of its last run stand beside the published folder, where it stood in it."""
    site = Path(app.outdir)
    if Path(app.doctreedir).is_relative_to(site):
        app.doctreedir = site.with_name(f".{site.name}.doctrees")


def recover_site(app: Sphinx) -> None:
    """Put right what a killed build may have left."""
    if isinstance(app.builder, GuideBuilder):
        try:
            app.builder.stage.recover()
        except (BlockedError, OSError) as error:
            _abort(error)


def reread_after_failure(app: Sphinx, env: BuildEnvironment, *changes: Set[str]) -> Set[str]:
    """Every page, if the last build was not published: what Sphinx remembers of it is not to be trusted."""
    builder = app.builder
    return env.found_docs if isinstance(builder, GuideBuilder) and builder.mark.exists() else set()


def mark_unfinished(app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    """Mark the build as unfinished before Sphinx's memory changes."""
    if pages and isinstance(app.builder, GuideBuilder):
        try:
            app.builder.mark.touch()
        except OSError as error:
            _abort(error)


def publish_or_discard(app: Sphinx, error: Exception | None, files: Files, moved: str) -> None:
    """Publish a build that has succeeded, with these files beside its pages; else leave the site as it is.

    The editor is told of addresses that are gone, and that `moved` is where to say what stands for them.
    """
    builder = app.builder
    if isinstance(builder, GuideBuilder):
        try:
            if error or (app._fail_on_warnings and app._warncount):
                builder.discard()
            else:
                gone = builder.publish(files, {f"{document}.html" for document in app.env.all_docs})
                _tell(removed_addresses(gone, moved))
        except (BlockedError, OSError) as found:
            error = found
    if isinstance(error, BlockedError | NotPublishedError | OSError):
        _abort(error)


def _tell(text: str) -> None:
    if text:
        print(text, file=sys.stderr)


def _abort(error: Exception) -> NoReturn:
    """End the run with a plain word; Sphinx would show where in the code it happened."""
    _tell(f"Not published, the last good site stays: {error}")
    raise SystemExit(1)
