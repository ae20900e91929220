"""What each rule on the wording tells: an error, a warning or nothing."""

from typing import Literal

from pydantic import ConfigDict, Field

from .base import Part

Level = Literal["error", "warning", "off"]


class Levels(Part):
    """What a rule on the wording tells. Only an error keeps a guide from being published."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    mark: Level = Field(
        default="error", description="Half a mark, a lone bracket, or a mark where none works."
    )
    long_sentence: Level = Field(default="error", description="A sentence with more words than the limit.")
    mean_sentence: Level = Field(default="error", description="A page of long sentences.")
    page_grade: Level = Field(default="error", description="A page that is hard to read.")
    step_grade: Level = Field(default="error", description="Steps that are hard to read.")
    verb: Level = Field(default="error", description="A step that does not begin with a verb.")
    avoid: Level = Field(default="error", description="A hard word.")
    promise: Level = Field(default="error", description="A word that promises too much.")
    subject: Level = Field(default="error", description="A claim that does not name its subject.")
    doubt: Level = Field(default="error", description="An unsure answer that does not say so.")
    unexplained: Level = Field(default="error", description="A medical word without an entry.")
    passive: Level = Field(default="warning", description="Too many passive sentences.")
    dose: Level = Field(default="warning", description="A dose outside `held_a_side`.")
    side: Level = Field(default="error", description="A bare side word in a text about one side.")
    felt_side: Level = Field(default="warning", description="A side that is not the one that is stretched.")
    count: Level = Field(default="error", description="A number of things that is not how many there are.")
    asks: Level = Field(default="warning", description="A step that asks for what `needs` does not name.")
    has: Level = Field(default="warning", description="A reason that names a condition without its id.")
