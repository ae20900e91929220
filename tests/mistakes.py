"""The ten most likely mistakes and the messages that an editor gets, for a section of CONTRIBUTING.md.

`python -m tests.mistakes` (part of `make schema`) rewrites that section.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import load
from generator.content.problems import ContentError
from generator.rules.table import check
from tests.sample_guide import ROOT, change, small_guide

PAGE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- mistakes: made by `make schema` -->\n", "<!-- end of mistakes -->\n"


@dataclass(frozen=True)
class Mistake:
    """A mistake in a file of the small guide."""

    title: str
    file: str
    old: str
    new: str


WALL = "stretches/wall.yaml"
MISTAKES = (
    Mistake("A field is misspelt", WALL, "purpose: Stretches the soleus.", "purpse: Stretches the soleus."),
    Mistake("An id is misspelt", WALL, "instead: step", "instead: stp"),
    Mistake("A number is written with its unit", WALL, "hold_to: 20,", "hold_to: 20 s,"),
    Mistake("A colon stands inside a text", WALL, "felt: In your calf.", "felt: Feel it here: in your calf."),
    Mistake(
        "A text begins with a bracket", WALL, 'cue: "[Right|Left] foot back."', "cue: [Right|Left] foot back."
    ),
    Mistake("A line begins with a tab", "faq.yaml", "  - {id: why,", "\t- {id: why,"),
    Mistake("A step does not begin with a verb", WALL, "Hold and breathe.", "You hold and breathe."),
    Mistake(
        "A sentence is too long",
        "tips.yaml",
        "Walk a lot.",
        "Walk a lot each day first in the morning and then at noon and again in the evening"
        " when you have come home and had your tea.",
    ),
    Mistake("A text promises too much", "tips.yaml", "Walk a lot.", "A walk prevents pain."),
    Mistake("A link leads nowhere", "chooser.yaml", "[Take care](safety)", "[Take care](saftey)"),
)


def reported_lines(mistake: Mistake) -> Iterator[str]:
    """The problems that an editor sees, one per line."""
    with tempfile.TemporaryDirectory() as folder:
        content = small_guide(Path(folder), built=False)
        shutil.copy(ROOT / "tests/rules/cases/style.yaml", content)
        change(content / mistake.file, mistake.old, mistake.new)
        try:
            problems = check(load(content), {})
        except ContentError as error:
            problems = error.problems
        for problem in problems:
            yield problem.text().replace(content.as_posix(), "content")


def section() -> str:
    """All mistakes as Markdown."""
    return "\n".join(_one(number, mistake) for number, mistake in enumerate(MISTAKES, 1))


def _one(number: int, mistake: Mistake) -> str:
    written = mistake.new.replace("\t", "→")
    shown = "\n".join(f"   {line}" for line in reported_lines(mistake))
    return f"{number}. {mistake.title}: `{written}`\n\n   ```\n{shown}\n   ```\n"


def renewed(page: str) -> str:
    """The page with its section rewritten; raises ValueError if the section's markers are missing."""
    before, old = page.split(BEGIN)
    return f"{before}{BEGIN}\n{section()}\n{END}{old.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
