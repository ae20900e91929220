"""The guide's own facts."""

import re
from datetime import date
from functools import cache
from typing import Annotated, Literal
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, Field

from .base import Fixed, Home, Line, Part, Text, Url
from .language import Language
from .review import Review

PageId = Literal[
    "stretches", "session", "handouts", "safety", "tips", "faq", "evidence", "sources", "glossary", "about"
]


EXAMPLES = ("example.org", "example.com", "example.net")
"""Hosts that nobody can publish on (RFC 2606)."""


@cache
def _direction(language: str) -> Literal["ltr", "rtl"]:
    return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"


class Licence(Part):
    """What readers may do with the text and pictures."""

    name: Fixed = Field(description="Its short name.")
    url: Url = Field(description="Where its terms stand.")


class Plan(Part):
    """What was decided before the first sentence was written; the about page shows it."""

    audience: Text = Field(description="Whom the guide is for.")
    reading: Text = Field(description="How well they read, and how the guide meets that.")
    aim: Text = Field(description="What a reader can do afterwards.")
    message: Text = Field(description="The one main message.")


def _of_a_page(address: str) -> str:
    """An address whose only value in braces, if it has one, is the name of a page."""
    if re.search(r"[{}]", address.replace("{page}", "")):
        raise ValueError("must hold no braces but those of {page}")
    return address


class Settings(Part):
    """The guide's own facts (`guide.yaml`)."""

    name: Annotated[Line, Field(max_length=60)] = Field(description="The guide's name.")
    language: Language = Field(description="Its language: en, es, ar.", examples=["en"])
    url: Home = Field(description="The address where it is published, with a slash at the end.")
    version: Annotated[Fixed, Field(max_length=20)] = Field(description="The edition.", examples=["2026.1"])
    updated: date = Field(description="The day of the last change to the text.")
    review: Review = Field(description="Who has checked it, and until when.")
    licence: Licence = Field(description="What readers may do with it.")
    authors: Line = Field(description="Who writes it.")
    feedback: Annotated[Url, AfterValidator(_of_a_page)] | None = Field(
        default=None,
        description="Where to send a word on a page: https or mailto. `{page}` becomes the page's name.",
    )
    menu: tuple[PageId, ...] = Field(min_length=1, description="The pages in the top menu, in order.")
    foot: tuple[PageId, ...] = Field(description="The pages linked in the footer, in order.")
    plan: Plan = Field(description="Audience, reading, aim and main message.")

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the language's script."""
        return _direction(self.language)

    @property
    def own_url(self) -> str:
        """The address where it is published; empty while that is still the one of an example."""
        return "" if _is_example(self.url) else self.url

    @property
    def own_feedback(self) -> str:
        """Where to send a word on a page; empty where there is none, or that of an example."""
        return "" if not self.feedback or _is_example(self.feedback) else self.feedback


def _is_example(address: str) -> bool:
    """Whether a web or mail address is on a host that nobody can publish on."""
    parts = urlsplit(address)
    host = parts.hostname or parts.path.rpartition("@")[2].lower()
    return any(host == one or host.endswith(f".{one}") for one in EXAMPLES)
