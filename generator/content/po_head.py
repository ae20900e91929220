"""The head of a catalog: of which language it is."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import denormalize


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


def _is_of(language: str, locale: Locale) -> bool:
    """Whether a head names this language; it may leave out the script and the country, or add one."""
    try:
        named = Locale.parse(language, sep="-" if "-" in language else "_")
    except (ValueError, UnknownLocaleError):
        return False
    pairs = ((named.script, locale.script), (named.territory, locale.territory))
    return named.language == locale.language and all(a == b for a, b in pairs if a and b)
