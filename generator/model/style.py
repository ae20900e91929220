"""How the guide is to be written, for the rules of `check`: words of its language, limits, and levels."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .base import Id, Line, Part, Seconds
from .levels import Levels
from .patterns import holding


class Passive(Part):
    """How a passive sentence is recognised: a form of “be”, then a word that tells what was done."""

    be: tuple[Line, ...] = Field(min_length=1, description="The forms of “be” or “get”.")
    endings: tuple[Line, ...] = Field(description="Endings of the words that tell what was done.")
    words: tuple[Line, ...] = Field(default=(), description="Such words without that ending.")
    but: tuple[Line, ...] = Field(default=(), description="Words that only look so.")


class HeldASide(Part):
    """How long a stretch is to be held on one side in all."""

    least: Seconds = Field(description="Seconds below which it does too little.")
    most: Seconds = Field(description="Seconds above which more adds little.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError("least must not be more than most")
        return self


class Limits(Part):
    """How hard a text may be to read. Grades are Flesch-Kincaid's, which hold for English alone."""

    page_grade: float = Field(default=6.5, ge=0, le=20, description="The highest grade of a page.")
    step_grade: float = Field(default=5, ge=0, le=20, description="The highest grade of a stretch's steps.")
    sentence: int = Field(default=25, ge=5, le=100, description="The most words of one sentence.")
    mean: float = Field(default=14, ge=3, le=100, description="The most words of a sentence, on average.")


class SideNames(Part):
    """The words for a side, which a text about one side names in a mark alone: `[right|left]`."""

    left: tuple[Line, ...] = Field(min_length=1, description="Words for the left side.")
    right: tuple[Line, ...] = Field(min_length=1, description="Words for the right side.")
    but: tuple[Line, ...] = Field(
        default=(), description="Groups of words that name no side, such as “right angle”."
    )
    felt: tuple[Line, ...] = Field(
        default=(),
        description="Words that, after a side, mean where the stretch is felt: `[left|right] hip`. The first "
        "side is then the one that the drawing stretches.",
    )


Counted = Literal["stretches", "routines", "questions", "claims", "sources", "terms"]


class Counts(Part):
    """How a text says how many there are of a thing, so that the number is checked."""

    numbers: Mapping[Line, int] = Field(default={}, description="Words for numbers, as `five: 5`.")
    of: Mapping[Counted, tuple[Annotated[Line, holding("n")], ...]] = Field(
        default={},
        description="For stretches, routines, questions, claims, sources or terms: the groups of words that "
        "count all of them, with {n} in place of the number, such as `the {n} stretches`.",
    )


LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language, as in es."""


class Style(Part):
    """How the guide is to be written (`style.yaml`); a guide without this file is not held to it."""

    language: str = Field(
        pattern=r"^[a-z]{2,3}$", description="The language of these words: en, es, ar.", examples=["en"]
    )
    verbs: tuple[Line, ...] = Field(min_length=1, description="The words that a step may begin with.")
    adverbs: tuple[Line, ...] = Field(
        default=(), description="Words that may stand before the verb of a step, as in “Slowly lower”."
    )
    avoid: Mapping[Line, Line] = Field(
        default={}, description="Words to avoid, each with the plain one beside it."
    )
    promises: Mapping[Line, Line] = Field(
        default={}, description="Words that promise too much, each with what can be said instead."
    )
    taken_back_by: tuple[Line, ...] = Field(
        default=(), description="Words that take a promise back in the same sentence, such as “not”."
    )
    harmless: tuple[Line, ...] = Field(
        default=(),
        description="Objects of which a word under `promises` promises nothing, if one stands within four "
        "words after it: `movement` lets “prevents any movement” pass.",
    )
    pronouns: tuple[Line, ...] = Field(
        default=(), description="Words that a claim must not begin with, as it must name its subject."
    )
    doubt: tuple[Line, ...] = Field(
        default=(), description="Words of which an answer that is weak or theory must hold one."
    )
    medical: tuple[Line, ...] = Field(
        default=(),
        description="Words that the glossary must explain; `-itis` stands for every word in -itis.",
    )
    passive: Passive | None = Field(default=None, description="How a passive sentence is recognised.")
    held_a_side: HeldASide | None = Field(default=None, description="How long one side is held in all.")
    sides: SideNames | None = Field(default=None, description="The words for a side of the body.")
    counts: Counts | None = Field(default=None, description="How many there are of a thing, in words.")
    asks: Mapping[Id, tuple[Line, ...]] = Field(
        default={},
        description="Words of a step that ask for an ability or a thing, by its id in chooser.yaml: "
        "`kneel: [kneel]`. A stretch with such a step must name the id under `needs`.",
    )
    nobody: tuple[Line, ...] = Field(
        default=(), description="What must not stand as the name of who has reviewed the guide."
    )
    limits: Limits = Field(default=Limits(), description="How hard a text may be to read.")
    ease: Mapping[LanguageCode, Annotated[float, Field(ge=0, le=100)]] = Field(
        default={},
        description="How easy each file of a translation must be to read at least, from 0 to 100, by the "
        "formula of its language: `es: 65` (Szigriszt Pazos). Told as a warning.",
    )
    levels: Levels = Field(
        default=Levels(), description="What each rule tells: error, warning, or off. Left out: as it was."
    )
