"""How the guide is to be written, for the rules of `check`: words of its language, and limits of a dose."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from .base import Line, Part, Seconds


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


class Style(Part):
    """How the guide is to be written (`style.yaml`); a guide without this file is not held to it."""

    language: str = Field(
        pattern=r"^[a-z]{2,3}$", description="The language of these words: en, es, ar.", examples=["en"]
    )
    verbs: tuple[Line, ...] = Field(min_length=1, description="The words that a step may begin with.")
    avoid: Mapping[Line, Line] = Field(
        default={}, description="Words to avoid, each with the plain one beside it."
    )
    promises: Mapping[Line, Line] = Field(
        default={}, description="Words that promise too much, each with what can be said instead."
    )
    taken_back_by: tuple[Line, ...] = Field(
        default=(), description="Words that take a promise back in the same sentence, such as “not”."
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
