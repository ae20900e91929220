"""What is told of letters that no font has: a script as a whole, or each letter where it stands."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..content import Content, Problem
from ..model.base import Place

FEW = 3
"""Of so many letters of a script, each is told, at so many places; of more letters, the script alone."""
SAMPLES = 5
"""So many letters show which script is meant."""


def letter_problems(content: Content, letters: Sequence[str]) -> Iterator[Problem]:
    """A problem or a few for each script that many of these letters are of, and a few for each other one."""
    scripts: dict[str, list[str]] = defaultdict(list)
    for letter in letters:
        scripts[script_of(letter)].append(letter)
    for script, of_script in scripts.items():
        if script and sum(unicodedata.category(one[0])[0] == "L" for one in of_script) > FEW:
            yield from _script_problems(content, script, of_script)
        else:
            for letter in of_script:
                yield from _letter_problems(content, letter)


def script_of(letter: str) -> str:
    """The script of a letter, or of a sign that is named by one; the first word of another's name."""
    first = re.match("[A-Z]+", unicodedata.name(letter[0], ""))
    return first[0].capitalize() if first and first[0] != "CJK" else first[0] if first else ""


def _script_problems(content: Content, script: str, letters: Sequence[str]) -> Iterator[Problem]:
    """A problem at each text with letters of a script if these are few, else one at the language."""
    message = f"no font can print {script} letters such as {', '.join(letters[:SAMPLES])}"
    message += "; put a font that has them into fonts/"
    places = _places(content, letters)
    if len(places) > FEW:
        yield content.language_problem(message, "letter")
    else:
        yield from _at(content, places, message)


def _letter_problems(content: Content, letter: str) -> Iterator[Problem]:
    """A problem at the first few texts that have a letter."""
    code = " ".join(f"U+{ord(part):04X}" for part in letter)
    message = f"no font can print '{letter}' ({code}); take it out, or put a font that has it into fonts/"
    places = _places(content, (letter,))
    if len(places) > FEW:
        message += f"; more places with it: {len(places) - FEW}"
    yield from _at(content, places[:FEW], message)


def _places(content: Content, letters: Sequence[str]) -> list[tuple[str, Place]]:
    """The files and places of the texts that have one of these letters."""
    return [
        (file, place)
        for file, source in sorted(content.files.items())
        for place, text in source.texts()
        if any(letter in text for letter in letters)
    ]


def _at(content: Content, places: Sequence[tuple[str, Place]], message: str) -> Iterator[Problem]:
    """A problem at each of these places; at the language, if there is none."""
    for file, place in places:
        yield content.problem(file, place, message, "letter")
    if not places:
        yield content.language_problem(message, "letter")
