"""A build that `live` has begun ahead of time: it makes ready what it can, and waits until it is wanted."""

import gc
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from .build import render
from .checked import KEPT
from .content import load
from .pages import CompiledTemplates
from .publish import THEME_ENVIRONMENT, Cache

MOST_STRETCHES = 100
"""A guide with more is not rendered ahead: the next save might come before that has ended, and would have to
wait."""


def wait_for_request(pipe: int) -> None:
    """Wait for a byte in a pipe; the run ends if none can come."""
    if not os.read(pipe, 1):
        raise SystemExit(1)


def warm_caches(content: Path, docs: Path, languages: Collection[str] | None) -> None:
    """Render the guide as it is now, and forget the pages: templates, texts and checksums are then at hand
    when it is rendered again, after a file of it has changed.

    Whatever is wrong now is told by the build itself, if it is wrong still.
    """
    with suppress(Exception):
        if len(load(content).guide.stretches) <= MOST_STRETCHES:
            render(content, docs, languages=languages, reuse_handouts=True)
        CompiledTemplates(Cache(docs / KEPT), THEME_ENVIRONMENT).read_ahead()
    gc.collect()
    gc.freeze()
