"""Rules on the marks in a text: none may be left half-written, and sides stand in a mark."""

import re
from collections.abc import Iterator

from ..content import Content, Problem, alts, linking_texts, one_line_texts, shorten, texts_as_written
from ..model.base import Place
from ..model.side import Side
from ..model.stretch import Stretch
from ..model.style import SideNames
from ..text import markup
from .words import pattern, style_of

GROUP = re.compile(r"\[[^\[\]]*\]")
"""What stands in brackets, but is no mark."""

OF_A_MARK = re.compile(rf"{GROUP.pattern}|[\[\]]|\*\*(?:[^*]*\*\*)?")
"""A mark that is no link, or what is left of one."""

ONE_SIDED = {"card", "cue", "steps", "last_alone", "felt", "easier", "harder", "note"}
"""The texts of a stretch that tell what one side of the body does."""


def check_mark(content: Content) -> Iterator[Problem]:
    """A mark must be whole: a reader would see what is left of it.

    A name, a heading, a reference or another text of one line has none: it also stands where none works.

    Bad: `your [right|left foot`, `[right]`, `[right/left]`, `[right|left|both]`, `**so`, a lone bracket
    Good: `your [right|left] foot`, `**so**`, `[words](safety)`
    """
    for file, place, text in marked_texts(content):
        if told := leftover(text):
            yield content.problem(file, place, told, "mark")
    for file, place, text in one_line_texts(content):
        if told := _in_one_line(text):
            yield content.problem(file, place, told, "mark")
    for file, place, text in texts_as_written(content):  # brackets alone are none: `[Internet]`
        if found := markup.SIDES.search(text) or markup.MARK.search(text):
            yield content.problem(file, place, plain_words("mark", found[0]), "mark")


def _in_one_line(text: str) -> str:
    """What must be mended in a text of one line; empty if it has no mark, or a link alone."""
    without_links = markup.MARK.sub(lambda mark: mark["label"] or mark[0], text)
    if found := markup.SIDES.search(text) or OF_A_MARK.search(without_links):
        return plain_words("mark", found[0])
    return leftover(without_links)


def plain_words(kind: str, found: str) -> str:
    """What is told of a mark or a link that is found in a text of one line."""
    return f"must be plain words, as no {kind} works here: leave out '{shorten(found)}'"


def marked_texts(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Every text in which marks work: what readers read, the words of the guide, the words for drawings."""
    yield from linking_texts(content)
    yield from alts(content)


def leftover(text: str) -> str:
    """What must be mended in the marks of a text; empty if they are whole."""
    rest = markup.without_marks(text)
    if group := GROUP.search(rest):
        return _half(group[0], rest)
    if lone := re.search(r"[\[\]]", rest):
        return f"a bracket '{lone[0]}' is left over; write the whole mark, or leave it out"
    if "**" in rest:
        return "'**' is left over; strong words stand between two of them, as in **so**, no space inside"
    opened, closed = rest.count("("), rest.count(")")
    if opened != closed:
        lone_one = "(" if opened > closed else ")"
        return f"a bracket '{lone_one}' is left over; write the other one too, or leave it out"
    return ""


def _half(group: str, rest: str) -> str:
    """What must be mended in brackets that are no mark, and stand in the rest of a text."""
    inner = group[1:-1]
    if rest.startswith("(", rest.find(group) + len(group)):
        return f"'{group}' must stand outside strong words, for a link works in none: close ** before it"
    if (parts := inner.count("|") + 1) > 2:
        return f"'{group}' must name two sides, as in [right|left], but has {parts} parts"
    if "|" in inner:
        return f"'{group}' must have a word on each side of its |, as in [right|left]"
    if "/" in inner:
        return f"'{group}' must have a | between the sides: '[{inner.replace('/', '|', 1)}]'"
    return f"'{group}' must name both sides, as in [right|left], or lead somewhere, as in [words](safety)"


def check_side(content: Content) -> Iterator[Problem]:
    """A text about one side must name it in a mark, as the mirrored sheet would name the wrong one.

    The words for a side stand in style.yaml, under `sides`. A mark must name the two sides, one after the
    other.

    Bad: `Put your right foot in front.`; `your [left|left] knee`
    Good: `Put your [right|left] foot in front.`; `Bend it to a right angle.`
    """
    for sides, file, place, text, _ in _sided_texts(content):
        if leftover(text):  # half a mark is told by itself
            continue
        words = (*sides.left, *sides.right)
        rest = pattern(sides.but).sub(" ", markup.without_marks(text))
        if bare := pattern(words).search(rest):
            other = _swapped(sides, bare[0])
            told = f"'{bare[0]}' must stand in a mark, as in [{bare[0]}|{other}]: the mirrored sheet needs it"
            yield content.problem(file, place, told, "side")
    for sides in (style.sides for style in style_of(content) if style.sides):
        for file, place, text in marked_texts(content):
            for mark in markup.SIDES.finditer(text):
                if told := _not_two_sides(sides, mark):
                    yield content.problem(file, place, told, "side")


def _not_two_sides(sides: SideNames, mark: re.Match[str]) -> str:
    """What must be mended in a mark whose words are not those of two sides; empty if they are."""
    words = pattern((*sides.left, *sides.right))
    first, second = (words.findall(mark[part]) for part in (1, 2))
    other = [_swapped(sides, word) for word in first]
    if [word.casefold() for word in second] == [word.casefold() for word in other]:  # maybe none: no side
        return ""
    return f"'{mark[0]}' must name one side and then the other, as in [{sides.right[0]}|{sides.left[0]}]"


def check_felt_side(content: Content) -> Iterator[Problem]:
    """The side where a stretch is felt must be the side that its drawing stretches. Told as a warning.

    The first word of a mark is for the drawing. The words for where it is felt stand in style.yaml.

    Bad: `Feel it in your [right|left] hip.` where the pose has `target: {side: left}`
    Good: `Feel it in your [left|right] hip.`
    """
    for sides, file, place, text, side in _sided_texts(content):
        named = {"left": sides.left, "right": sides.right}
        wrong = named["left" if side == "right" else "right"]
        for mark in markup.SIDES.finditer(text):
            felt = pattern(sides.felt).match(text, mark.end() + 1)
            if felt and pattern(wrong).search(mark[1]):
                told = (
                    f"'{mark[0]} {felt[0]}' says that the drawing stretches the other side, but its pose has "
                    f"`side: {side}`; swap the sides, or mend the pose"
                )
                yield content.problem(file, place, told, "felt-side")


def _sided_texts(content: Content) -> Iterator[tuple[SideNames, str, Place, str, Side]]:
    """Every text about one side of the body, with the side that its drawing shows."""
    guide = content.guide
    for sides in (style.sides for style in style_of(content) if style.sides):
        for stretch in guide.stretches:
            pose = guide.poses.get(stretch.pose)
            if stretch.dose.sides == "each" and pose and pose.one_sided:
                for place, text in _one_sided(stretch):
                    yield sides, f"stretches/{stretch.id}.yaml", place, text, pose.drawn_side
        for id, pose in guide.poses.items():
            for state, drawn in pose.states.items() if pose.one_sided else ():
                yield sides, f"poses/{id}.yaml", ("states", state, "alt"), drawn.alt, pose.drawn_side


def _one_sided(stretch: Stretch) -> Iterator[tuple[Place, str]]:
    for name in ONE_SIDED:
        value = getattr(stretch, name)
        if isinstance(value, str):
            yield (name,), value
        for index, text in enumerate(value if isinstance(value, tuple) else ()):
            yield (name, index), text


def _swapped(sides: SideNames, word: str) -> str:
    """A word for the other side."""
    is_left = word.casefold() in {one.casefold() for one in sides.left}
    return (sides.right if is_left else sides.left)[0]
