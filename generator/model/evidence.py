"""Claims, how sure we are of them, and the sources behind them."""

from typing import Annotated, Literal, Self
from unicodedata import combining, normalize

from pydantic import ConfigDict, Field, model_validator

from .article import Certainty, PageHead
from .base import Fixed, Id, Line, Part, Text, Url


class Claim(Part):
    """Something said of the stretches' effects; never without a source."""

    id: Id = Field(description="Its name in addresses.")
    claim: Text = Field(
        description="The claim in one short sentence that names what it speaks of and is true as it stands: "
        "what is not shown is said to be so."
    )
    certainty: Certainty = Field(description="How sure we are: strong, moderate, weak, theory, unsupported.")
    detail: Text = Field(description="What stands behind it: how many people, and what is not known.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources that show it.")


class Gain(Part):
    """A point about what stretching brings, what nobody knows, or what can go wrong."""

    text: Text = Field(description="The point, in whole sentences.")
    claim: Id | None = Field(
        default=None, description="The id of the claim that it rests on; how sure that is stands beside it."
    )


class Gains(Part):
    """What a reader gains, what nobody knows, what can go wrong: the same on each page that has it."""

    title: Line = Field(description="The heading.")
    points: tuple[Gain, ...] = Field(min_length=1, description="Gains, then doubts, then harms.")
    in_short: tuple[Text, ...] = Field(
        min_length=1, description="The same in two or three short points, for the pages of the stretches."
    )


class Claims(Part):
    """What stretching can and cannot do (`claims.yaml`)."""

    claims: tuple[Claim, ...] = Field(min_length=1, description="The claims, surest first.")
    gains: Gains | None = Field(
        default=None, description="What stands beside the timer, the handouts and the chooser."
    )


class Reference(Part):
    """A source: what it is, where it is, and what it shows."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["url"]}, {"required": ["no_url"]}]})

    id: Id = Field(description="Its name, usually first author and year.")
    kind: Literal["research", "guidance", "background"] = Field(
        description="`research`: a study or review. `guidance`: health advice. `background`: the rest."
    )
    heading: Line = Field(description="What it is, in plain words.")
    cite: Fixed = Field(description="The reference: authors, title, where and when.")
    short: Line = Field(description="How it is named in a sentence or a list: “Garber and others (2011)”.")
    url: Url | None = Field(default=None, description="Where it can be read.")
    no_url: Text | None = Field(
        default=None, description="Why it has no address, where it has none: “It is a printed guideline.”"
    )
    shows: Text = Field(description="What it shows, with its size and limits, in whole sentences.")

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.url is None and self.no_url is None:
            raise ValueError("must have an address in url, or say in no_url why it has none")
        return self


class Sources(Part):
    """Every source of the guide (`sources.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    sources: tuple[Reference, ...] = Field(min_length=1, description="The sources, in the order of the page.")


Word = Annotated[Line, Field(pattern="^[^\\W_]([^\\W_]|[ '\u2019-])*$", examples=["set"])]
"""A word of the glossary: what could be a mark in a page is no part of it."""


class Term(Part):
    """A word that needs explaining."""

    term: Word = Field(description="The word: letters, spaces and hyphens.")
    also: tuple[Word, ...] = Field(default=(), description="Other forms that lead to the same entry.")
    means: Text = Field(description="What it means, in plain words.")


class Glossary(Part):
    """The words that need explaining (`glossary.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    terms: tuple[Term, ...] = Field(min_length=1, description="The words, in any order.")

    @property
    def in_order(self) -> tuple[Term, ...]:
        """The words as they are printed: in the order of their letters, accents aside."""
        return tuple(sorted(self.terms, key=lambda one: (_letters(one.term), one.term)))


def _letters(word: str) -> str:
    """A word's letters without capitals and accents."""
    return "".join(one for one in normalize("NFD", word.casefold()) if not combining(one))
