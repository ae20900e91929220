"""The words around other languages of the guide: how they are offered, what is said of a translation."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part, Text
from .patterns import holding


class LanguageWords(Part):
    """Other languages of the guide."""

    heading: Line = Field(description="Name of the list of languages, for screen readers.")
    offer: Line = Field(
        description="Offered once to a reader whose device is set to this language, with a link to the page. "
        "It names the language of the guide that it is said in."
    )
    take: Line = Field(description="Link to the page in this language.")
    stay: Line = Field(description="Button that closes the offer.")
    in_part: Annotated[Text, holding("source")] = Field(
        description="Said of a page of which some texts are not translated, and stand in {source}: “English”."
    )
    withheld: Annotated[Text, holding("source")] = Field(
        description="Said instead of a page whose safety texts are not all translated; it can be read in "
        "{source}."
    )
    translated: Annotated[Line, holding("source", "translators")] = Field(
        description="Who translated the guide: {source} is the language it was written in, {translators}."
    )
    not_checked: Line = Field(description="Said until somebody clinical has checked the translation.")
    checked: Annotated[Line, holding("name", "date")] = Field(
        description="Who has checked the translation: {name}, {date}."
    )
