"""The head of a catalog: of which language it is, and which plural forms its messages have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from gettext import c2py
from itertools import pairwise
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import denormalize

FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000)
"""So many numbers show which forms a formula gives: some languages have one for whole millions alone."""


class HeadField(NamedTuple):
    """A field of the head: what it says, and the line on which it begins."""

    value: str
    line: int


def head_fields(lines: Sequence[str]) -> Mapping[str, HeadField]:
    """The fields of the first head among the lines of a catalog, each by its name in small letters."""
    fields: dict[str, HeadField] = {}
    text, begun = "", 0
    for number, part in _head_parts(lines):
        begun = begun if text else number
        text += part
        if text.endswith("\n"):
            name, _, value = text.partition(":")
            fields[name.strip().casefold()] = HeadField(value.strip(), begun)
            text = ""
    return fields


def _head_parts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The texts of the head, each with the number of its line: it is the message whose own text is empty."""
    stripped = [line.strip() for line in lines]
    for number, (line, below) in enumerate(pairwise(stripped), 1):
        if line == 'msgid ""' and below.startswith("msgstr"):
            for at in range(number, len(stripped)):
                part = stripped[at].removeprefix("msgstr").strip()
                if not part.startswith('"'):
                    return
                yield at + 1, denormalize(part)
            return


def head_flaws(lines: Sequence[str], locale: Locale) -> Iterator[tuple[int, str]]:
    """What is wrong in the head of a catalog in the folder of a language: the line, and what is told."""
    fields = head_fields(lines)
    if (language := fields.get("language")) and language.value and not _is_of(language.value, locale):
        folder = str(locale).replace("_", "-")
        told = f"this catalog is of '{language.value}', but stands in the folder '{folder}'"
        yield language.line, f"{told}; put the one of '{folder}' here"
    if (forms := fields.get("plural-forms")) and (flaw := _forms_flaw(forms.value)):
        yield forms.line, f"Plural-Forms {flaw}"


def _forms_flaw(value: str) -> str:
    """What is wrong in what the head says of plural forms; empty if each number has its form."""
    found = FORMS.fullmatch(value)
    if not found:
        return "must be a number of forms and a formula, as in nplurals=2; plural=(n != 1);"
    number, formula = int(found[1]), found[2]
    try:
        given = {*map(c2py(formula), NUMBERS)}
    except (ValueError, ArithmeticError, RecursionError):
        return f"has a formula that cannot be read: {formula}; write it as in plural=(n != 1)"
    if min(given) < 0:
        return f"has a formula that gives some numbers no form: {formula}; write it as in plural=(n != 1)"
    if max(given) + 1 != number:
        return f"counts {number} forms, but its formula gives {max(given) + 1}; mend the one or the other"
    return ""


def _is_of(language: str, locale: Locale) -> bool:
    """Whether a head names this language; it may leave out the script and the country, or add one."""
    try:
        named = Locale.parse(language, sep="-" if "-" in language else "_")
    except (ValueError, UnknownLocaleError):
        return False
    pairs = ((named.script, locale.script), (named.territory, locale.territory))
    return named.language == locale.language and all(a == b for a, b in pairs if a and b)
