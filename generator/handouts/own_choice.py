"""A sheet of one's own: stretches, side, dose, days, name and notes of one's choice.

Name and notes go onto the page alone: they are not kept, not logged and not in the file's properties.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from babel import Locale

from ..content import Content, ContentError, Problem, locale_of, misleading_characters, shorten, suggest
from ..model.dose import MOST_TIMES_A_DAY, Dose, limits
from ..model.paper import Paper
from ..model.side import SIDES, Side
from ..model.stretch import Stretch
from .document import Both, Sheet, texts
from .fitting import PageFullError
from .letters import letter_problems
from .plan import Choice
from .sheet import Draw, Printer, Written
from .typeset import LetterError, Typesetter

MOST_STRETCHES = 3
LONGEST_NAME, LONGEST_CLINIC, LONGEST_NOTES = 80, 120, 1000
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}


class WrongUseError(Exception):
    """What was asked for cannot be done; the message says why in one line."""


@dataclass(frozen=True)
class Request:
    """What somebody asks for, as written on the command line."""

    stretches: tuple[str, ...]
    hold: str | None
    repeats: str | None
    days: str | None
    name: str | None
    notes: str | None
    paper: str
    times_a_day: str | None = None
    clinic: str | None = None
    large: bool = False


@dataclass(frozen=True)
class SheetLanguage:
    """The guide in a language that a sheet can be in, with its drawings for paper."""

    content: Content
    draw: Draw


def own_sheet(
    request: Request, first: SheetLanguage, second: SheetLanguage | None = None, fonts: Path | None = None
) -> bytes:
    """The sheet that was asked for, as PDF; with a `second` language, both side by side.

    `fonts` is a folder with faces for scripts that the guide's own typeface lacks. Raises WrongUseError if
    the sheet cannot be made as asked for, ContentError if a text of the content cannot be printed.
    """
    days = _days(request.days, locale_of(first.content.guide.settings.language))
    sheet = sheet_of(first.content, first.draw, request, days)
    if second is None:
        return _pdf(sheet, (first.content,), request, Typesetter(fonts))
    if (code := second.content.guide.settings.language) == first.content.guide.settings.language:
        raise WrongUseError(
            f"--second: the sheet is in '{code}' already; name another language, or leave it out"
        )
    if request.large:
        raise WrongUseError("--second: is not to be had in large print; print one sheet for each language")
    other = sheet_of(second.content, second.draw, request, days)
    both = Both(sheet, other, sheet.frame)
    return _pdf(both, (first.content, second.content), request, Typesetter(fonts))


def sheet_of(content: Content, draw: Draw, request: Request, days: tuple[int, ...] = ()) -> Sheet:
    """The sheet that was asked for, for these days of the week (0: Monday); WrongUseError if it cannot be."""
    printer = Printer.of(content, draw)
    if len(request.stretches) > MOST_STRETCHES:
        count = len(request.stretches)
        raise WrongUseError(
            f"--stretch: a sheet holds at most {MOST_STRETCHES} stretches, but there are {count}"
        )
    for one in request.stretches:
        if request.stretches.count(one) > 1:
            raise WrongUseError(f"--stretch: '{one}' is named twice")
    if request.paper not in PAPERS:
        raise WrongUseError(f"--paper: must be a4 or letter, but is '{request.paper}'")
    often = request.times_a_day
    daily = None if often is None else _whole(often, "--times-a-day", MOST_TIMES_A_DAY)
    choices = tuple(
        replace(_choice(content, one, request), days=days, daily=daily) for one in request.stretches
    )
    written = Written(
        name=" ".join(_lines(request.name, "--name", LONGEST_NAME)),
        clinic=" ".join(_lines(request.clinic, "--clinic", LONGEST_CLINIC)),
        notes=tuple(_lines(request.notes, "--notes", LONGEST_NOTES)),
    )
    return printer.own(choices, PAPERS[request.paper], written, request.large)


def _choice(content: Content, told: str, request: Request) -> Choice:
    guide = content.guide
    id, _, side = told.partition(":")
    known = {one.id: one for one in guide.stretches}
    if id not in known:
        raise WrongUseError(
            f"--stretch: there is no stretch '{id}'{suggest(id, known) or '; there are: ' + ', '.join(known)}"
        )
    stretch = known[id]
    return Choice(stretch, _dose(stretch, request), _side(stretch, told, side))


def _side(stretch: Stretch, told: str, side: str) -> Side | None:
    if ":" not in told:
        return None
    if side not in SIDES:
        raise WrongUseError(f"--stretch: the side in '{told}' must be left or right")
    if stretch.dose.sides == "both":
        raise WrongUseError(f"--stretch: '{stretch.id}' works both sides at once; leave out ':{side}'")
    return side


def _dose(stretch: Stretch, request: Request) -> Dose:
    changes: dict[str, int | None] = {}
    if request.hold is not None:
        hold = _whole(request.hold, "--hold", *limits("hold_to"))
        changes |= {"hold_from": hold, "hold_to": hold}
    if request.repeats is not None:
        changes |= {"repeats": _whole(request.repeats, "--repeats", *limits("repeats")), "start_with": None}
    return stretch.dose.model_copy(update=changes)


def _whole(told: str, option: str, high: int, low: int = 1) -> int:
    """A whole number within limits."""
    if not (told.isascii() and told.isdecimal() and len(told) < 9 and low <= int(told) <= high):
        raise WrongUseError(
            f"{option}: must be a whole number from {low} to {high}, but is '{shorten(told)}'"
        )
    return int(told)


def _days(told: str | None, locale: Locale) -> tuple[int, ...]:
    if told is None:
        return ()
    names = {
        name.casefold().rstrip("."): day
        for use in ("format", "stand-alone")  # in Finnish, the one is "on Monday", the other "Monday"
        for form in ("wide", "abbreviated")
        for day, name in locale.days[use][form].items()
    }
    days = set()
    for word in told.split(","):
        name = word.strip().casefold().rstrip(".")
        if name not in names:
            raise WrongUseError(f"--days: there is no day '{word.strip()}'{suggest(name, names)}")
        days.add(names[name])
    return tuple(sorted(days))


def _lines(told: str | None, option: str, longest: int) -> list[str]:
    """The lines of a text of one's own; WrongUseError if it is empty, too long, or has hidden characters."""
    if told is None:
        return []
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    if not lines:
        raise WrongUseError(f"{option}: must not be empty")
    if len(told) > longest:
        raise WrongUseError(f"{option}: must have at most {longest} characters, but has {len(told)}")
    for flaw in misleading_characters(told):
        raise WrongUseError(f"{option}: {flaw.message}")
    return lines


def _pdf(
    sheet: Sheet | Both, contents: tuple[Content, ...], request: Request, typesetter: Typesetter
) -> bytes:
    """The sheet as PDF; `contents` are what its one or two languages come from. Raises as `own_sheet`."""
    try:
        return typesetter.typeset(sheet).pdf
    except PageFullError:
        room = "one page" if isinstance(sheet, Sheet) else "two pages"
        raise WrongUseError(f"does not fit on {room}; choose fewer stretches, or shorten the notes") from None
    except LetterError as error:
        asked = {"--name": request.name, "--clinic": request.clinic, "--notes": request.notes}
        for option, text in asked.items():
            if wrong := [letter for letter in error.letters if letter in (text or "")]:
                raise WrongUseError(f"{option}: no font can print {', '.join(wrong)}") from None
        problems = dict.fromkeys(_letter_problems(sheet, contents, error.letters))
        raise ContentError(tuple(problems)) from None  # of a text that is not translated it is told twice


def _letter_problems(
    sheet: Sheet | Both, contents: tuple[Content, ...], letters: tuple[str, ...]
) -> Iterator[Problem]:
    """What is told of letters that no font has, in the content of each language that has them.

    A letter that is in no text is told in the first: the pictures are in that.
    """
    first, second = (sheet.first, sheet.second) if isinstance(sheet, Both) else (sheet, None)
    own, other = (_letters_in(one, letters) for one in (first, second))
    yield from letter_problems(contents[0], [one for one in letters if one in own or one not in other])
    yield from letter_problems(contents[-1], other)


def _letters_in(sheet: Sheet | None, letters: tuple[str, ...]) -> list[str]:
    """Those of the letters that stand in a text of the sheet."""
    printed = tuple(texts(sheet))
    return [one for one in letters if any(one in text for text in printed)]
