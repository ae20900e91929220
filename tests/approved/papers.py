"""The papers of the small guide, each kind once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.content import Content
from generator.handouts import Request, Typesetter, own_choice, print_guide
from generator.handouts.own_choice import SheetLanguage
from tests.handouts.conftest import DRAWING

OWN = Request(
    stretches=("wall:left", "step", "towel"),
    hold="30",
    repeats="4",
    days="Mon,Fri",
    name="Zoë",
    notes="A note",
    paper="a4",
    clinic="By the river",
)

FONTS = Path(__file__).parents[2] / "content/fonts"
"""The faces for Arabic days and numbers."""


DEPTH = 2
"""To look into the pages on a sheet to fold; see `pdf_reader.painted`."""


def papers(content: Content) -> Iterator[tuple[str, bytes]]:
    """Every kind of paper by its name, as PDF, with a disc in place of each drawing."""
    made = {one.path: one.pdf for one in print_guide(content, _draw, Typesetter(), DRAWING).handouts}
    for name in ("wall", "towel-letter", "wall-large", "guide", "guide_fold"):
        yield name, made[f"handouts/{name}.pdf"]
    language = SheetLanguage(content, _draw)
    yield "own", own_choice.own_sheet(OWN, language)
    yield "own_of_two", own_choice.own_sheet(replace(OWN, stretches=("step", "towel")), language)
    from_the_right = content.guide.settings.model_copy(update={"language": "ar"})
    other = replace(content, guide=replace(content.guide, settings=from_the_right))
    yield "two_languages", own_choice.own_sheet(OWN, language, SheetLanguage(other, _draw), FONTS)


def _draw(pose: str, state: str, mirrored: bool) -> str:
    return DRAWING
