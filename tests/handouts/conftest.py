"""Shared by the tests of handouts: real and translated guides, printed with a trivial drawing."""

import copy
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.load import Content, load
from generator.content.source import Source, read
from generator.handouts import Typesetter, print_guide
from generator.handouts.document import Document
from generator.handouts.printing import Printed
from generator.handouts.sizes import SIZES
from generator.handouts.typeset import Typeset
from generator.publish import KeptFiles
from tests.sample_guide import OWN_URL, ROOT, small_guide
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]

SAMPLES = Path(__file__).parent / "samples"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" width="480" height="360">'
    '<circle cx="240" cy="180" r="90" fill="#36506c"/></svg>'
)


BLANK = Typeset.of(b"%PDF-1.7\n/Type /Page\n", SIZES[0])
"""A page without a word."""


@dataclass(frozen=True)
class Only(Typesetter):
    """Sets the documents of these names, and leaves all others blank, which a test does not read."""

    names: tuple[str, ...] = ()

    def typeset_cached(
        self, name: str, make: Callable[[], Document], threads: Executor
    ) -> Callable[[], Typeset]:
        return super().typeset_cached(name, make, threads) if name in self.names else lambda: BLANK


KEPT: dict[str, tuple[str, bytes | Path]] = {}
"""What tests have set: a sheet that is the same in another test is not set again."""


def print_content(content: Content, typesetter: Typesetter | None = None) -> Printed:
    """Print the handouts of a guide, with a disc in place of every drawing.

    Without a typesetter of its own a test gets what others have set, if it is the same.
    """
    return print_guide(content, lambda pose, state, mirrored: DRAWING, typesetter or Typesetter(kept=KEPT))


def print_kept(content: Path, kept: Path, fonts: Path | None = None) -> Printed:
    """Print the handouts of a content folder with what an earlier run kept in a folder; read into memory."""
    with KeptFiles(kept) as pdfs:
        return in_memory(print_content(load(content), Typesetter(fonts, pdfs)))


def in_memory(made: Printed) -> Printed:
    """The same handouts, with what is in their files in place of where these lie."""
    handouts = (replace(one, typeset=replace(one.typeset, file=one.pdf)) for one in made.handouts)
    return replace(made, handouts=tuple(handouts))


def pdf_of(made: Printed, path: str) -> bytes:
    """The printed PDF with this path."""
    return {one.path: one.pdf for one in made.handouts}[path]


def translated(folder: Path, sample: str) -> Path:
    """The small guide with the texts of a sample merged into it."""
    content = small_guide(folder)
    for path in (SAMPLES / sample).rglob("*.yaml"):
        own = content / path.relative_to(SAMPLES / sample)
        laid = _laid_over(_read(own), _read(path))
        own.write_text(yaml.safe_dump(laid, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return content


@pytest.fixture(scope="session")
def real() -> Content:
    """The real guide."""
    return load(ROOT / "content")


@pytest.fixture(scope="session")
def real_handouts(real: Content) -> Printed:
    """All handouts of the real guide, as one that has an address of its own prints them."""
    settings = real.guide.settings.model_copy(update={"url": OWN_URL})
    return print_content(replace(real, guide=replace(real.guide, settings=settings)))


def _read(path: Path) -> Any:
    source = read(path, path.name, path.parent)
    assert isinstance(source, Source), source
    return copy.deepcopy(source.data)


def _laid_over(own: Any, over: Any) -> Any:
    if not isinstance(own, dict) or not isinstance(over, dict):
        return over
    return own | {key: _laid_over(own.get(key), value) for key, value in over.items()}
