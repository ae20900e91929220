"""What is told of letters that no font has: a script as a whole, or each letter where it stands."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..content import Content, Problem

FEW = 3
"""Of so many letters of a script, each is told, at so many places; of more letters, the script alone."""
SAMPLES = 5
"""So many letters show which script is meant."""


def letter_problems(content: Content, letters: Sequence[str]) -> Iterator[Problem]:
    """A problem for each script that many of these letters are of, and some at texts with each other one."""
    scripts: dict[str, list[str]] = defaultdict(list)
    for letter in letters:
        scripts[script_of(letter)].append(letter)
    for script, of_script in scripts.items():
        if script and sum(unicodedata.category(one[0])[0] == "L" for one in of_script) > FEW:
            told = f"no font can print {script} letters such as {', '.join(of_script[:SAMPLES])}"
            yield content.language_problem(f"{told}; put a font that has them into fonts/", "letter")
        else:
            for letter in of_script:
                yield from _problems_of(content, letter)


def script_of(letter: str) -> str:
    """The script of a letter, or of a sign that is named by one; the first word of another's name."""
    first = re.match("[A-Z]+", unicodedata.name(letter[0], ""))
    return first[0].capitalize() if first and first[0] != "CJK" else first[0] if first else ""


def _problems_of(content: Content, letter: str) -> Iterator[Problem]:
    """A problem at the first few texts that have a letter; at the language, if none has."""
    code = " ".join(f"U+{ord(part):04X}" for part in letter)
    message = f"no font can print '{letter}' ({code}); take it out, or put a font that has it into fonts/"
    places = [
        (file, place)
        for file, source in sorted(content.files.items())
        for place, text in source.texts()
        if letter in text
    ]
    if len(places) > FEW:
        message += f"; more places with it: {len(places) - FEW}"
    for file, place in places[:FEW]:
        yield content.problem(file, place, message, "letter")
    if not places:
        yield content.language_problem(message, "letter")
