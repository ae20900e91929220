"""The rule on the short warnings that stand before the steps of every stretch."""

from collections.abc import Iterator

from ..content import Content, Problem, shorten
from ..text import markup
from .words import style_of

SHORT_FORM = {"now": "emergency", "ask": "ask_first", "stop": "stop"}
"""A level of care, and the part of the gate that is its short form."""

STEM, HALF = 5, 0.5
"""Words count as the same if so many first letters are; a sign is told if so much of it is there."""


def check_gate(content: Content) -> Iterator[Problem]:
    """The short warnings before the steps must not be narrower than the safety page. Told as a warning.

    A sign of the safety page counts as told if half of its words stand in the short form, the small ones
    aside (`small_words` in style.yaml). Where a part of it is strong (`**so**`), only that part counts.

    Bad: `emergency: You cannot pass urine.` while the safety page also says: you have chest pain
    Good: `emergency: You cannot pass urine, or have chest pain.`
    """
    safety = content.guide.safety
    for style in style_of(content):
        small = {word.casefold() for word in style.small_words}
        for at, tier in enumerate(safety.tiers):
            field = SHORT_FORM.get(tier.level, "")
            short = getattr(safety.gate, field, None)
            if short is None:
                continue
            told = _stems(" ".join((short,) if isinstance(short, str) else short), small)
            for group, signs in enumerate(tier.signs):
                for item, point in enumerate(signs.points):
                    words = _stems(_sign(point), small)
                    if words and len(words & told) < HALF * len(words):
                        sign = shorten(_sign(point))
                        message = f"gate.{field} must tell '{sign}' too: it stands on every stretch page"
                        place = ("tiers", at, "signs", group, "points", item)
                        yield content.problem("safety.yaml", place, message, "gate", level="warning")


def _sign(point: str) -> str:
    """What of a point is the sign itself, and not what explains it."""
    spans = markup.spans(point)
    return " ".join(span.text for span in spans if span.strong) or " ".join(span.text for span in spans)


def _stems(text: str, small: set[str]) -> frozenset[str]:
    """The words of a text by their first letters, the small ones aside."""
    words = "".join(sign if sign.isalpha() else " " for sign in markup.plain(text).casefold()).split()
    return frozenset(word[:STEM] for word in words if word not in small)
