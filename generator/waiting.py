"""A build that `live` has begun ahead of time: it makes ready what it can, and waits until it is wanted."""

import gc
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from .build import KEPT, render
from .content import ContentError
from .pages import CompiledTemplates
from .publish import THEME_ENVIRONMENT, Cache


def wait_until_wanted(pipe: int) -> None:
    """Wait for a byte in a pipe; the run ends if none can come."""
    if not os.read(pipe, 1):
        raise SystemExit(1)


def make_ready(content: Path, docs: Path, languages: Collection[str] | None) -> None:
    """Render the guide as it is now, and forget what came of it: rendered again, after a file of it has
    changed, it takes two thirds of the time.

    What is wrong with the content is told by the build itself.
    """
    with suppress(ContentError, OSError):
        render(content, docs, languages=languages, reuse_handouts=True)
        CompiledTemplates(Cache(docs / KEPT), THEME_ENVIRONMENT).read_ahead()
    gc.collect()
    gc.freeze()
