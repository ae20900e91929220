"""What a reader can do, has, and owns: the questions that sort the stretches."""

from pydantic import Field

from .article import PageHead
from .base import Id, Line, Part, Text


class Better(Part):
    """Stretches that suit an answer better than the others that it leaves."""

    stretches: tuple[Id, ...] = Field(min_length=1, description="Ids of the stretches.")
    because: Text = Field(description="Why, as a whole sentence that stands under each of them.")
    points: int = Field(
        default=2,
        ge=1,
        le=9,
        description="How much it counts. What is spared counts 1 each; the most points stand first.",
    )


class Ability(Part):
    """Something that a stretch may ask of the body."""

    id: Id = Field(description="Short name that stretches use in `needs.able`.")
    question: Line = Field(description="The question to the reader, answered with yes or no.")
    need: Line = Field(description="What the reader must be able to do, after “you need to”.")
    without: Text = Field(description="The sentence of the safety gate for those who cannot.")
    spared: Line = Field(description="Said of a stretch that does not ask for it.")
    better: tuple[Better, ...] = Field(default=(), description="What suits those best who answer no.")


class Condition(Part):
    """Pain or an illness that speaks against some stretches."""

    id: Id = Field(description="Short name that stretches use in `leave_out_if`.")
    question: Line = Field(description="The question to the reader, answered with yes or no.")
    name: Line = Field(description="The plain name, as in “leave it out with …”.")
    better: tuple[Better, ...] = Field(default=(), description="What suits those best who answer yes.")
    ask_first: bool = Field(
        default=False,
        description="Whether who answers yes is one of those who ask a clinician before they start.",
    )


class Equipment(Part):
    """A thing that a stretch is done on or with."""

    id: Id = Field(description="Short name that stretches use in `needs.have`.")
    name: Line = Field(description="The plain name with its article: “a mat”.")


class Chooser(Part):
    """The page that helps to choose, and the questions behind it (`chooser.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    abilities: tuple[Ability, ...] = Field(description="What a stretch may ask of the body.")
    conditions: tuple[Condition, ...] = Field(description="What speaks against some stretches.")
    equipment: tuple[Equipment, ...] = Field(description="What a stretch may be done on or with.")
    enough: int = Field(
        default=2,
        ge=1,
        le=9,
        description="How many stretches are enough to begin with: so many of the best fit go into a session.",
    )
    note: Text = Field(description="What to do when no stretch fits, or when pain is new.")
