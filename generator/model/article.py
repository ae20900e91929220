"""Pages of running text: overview, tips, questions, about."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import Id, Line, Part, Text

Certainty = Literal["strong", "moderate", "weak", "theory", "unsupported"]
"""How sure we are of a claim, from many studies that agree to none."""


class Head(Part):
    """What a page is called and what it is for."""

    title: Line = Field(description="The heading of the page.")
    nav: Line = Field(description="Its short name in menus.")
    lead: Text = Field(description="One line that says what the page is for.")
    description: Annotated[Line, Field(max_length=160)] = Field(
        description="One sentence for search engines, up to 160 characters."
    )


class PageHead(Head):
    """What a page is called and what it is for, and what it says in short."""

    in_short: tuple[Text, ...] = Field(default=(), description="The page in two to five points.")


class Illustration(Part):
    """A drawing beside a text."""

    pose: Id = Field(description="The id of the drawing; it shows the hold.")
    caption: Text = Field(description="What to see in it, in a sentence.")


class Section(Part):
    """A heading with paragraphs, and maybe a list."""

    id: Id = Field(description="Its name in addresses.")
    title: Line = Field(description="The heading.")
    text: tuple[Text, ...] = Field(min_length=1, description="The paragraphs.")
    points: tuple[Text, ...] = Field(default=(), description="A list after the paragraphs.")
    poses: tuple[Id, ...] = Field(
        default=(), description="The drawings beside the points, one for each, in their order: ids of poses."
    )
    anatomy: bool = Field(default=False, description="Whether it shows the overview drawing (anatomy.yaml).")
    illustration: Illustration | None = Field(
        default=None, description="The drawing of a pose beside the paragraphs."
    )
    folds: bool = Field(
        default=False, description="Whether it is folded away, as for a text that few readers need."
    )
    sources: tuple[Id, ...] = Field(default=(), description="Ids of the sources behind it.")

    @model_validator(mode="after")
    def one_pose_a_point(self) -> Self:
        """There is a drawing beside every point, or beside none."""
        if self.poses and len(self.poses) != len(self.points):
            raise ValueError(
                f"poses must name one for each of the {len(self.points)} points, not {len(self.poses)}"
            )
        return self


class Move(Part):
    """A pose or a movement outside the main set: a picture, how, and who should skip it."""

    id: Id = Field(description="Its name in addresses.")
    name: Line = Field(description="What it is called.")
    pose: Id = Field(description="The id of its drawing.")
    steps: tuple[Text, ...] = Field(
        min_length=1, max_length=8, description="How to do it; each step starts with a verb."
    )
    leave_out_if: Text = Field(
        description="Who should skip it and why, as a whole sentence: “Skip it if …, because …”."
    )
    caution: Text | None = Field(default=None, description="What is not known, and whom to ask first.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")


class MoveGroup(Part):
    """Moves under one heading."""

    id: Id = Field(description="Its name in addresses.")
    title: Line = Field(description="The heading.")
    text: tuple[Text, ...] = Field(min_length=1, description="The paragraphs before the moves.")
    gate: bool = Field(
        default=False,
        description="Whether who asks first and when to stop (safety.yaml) stand before the moves.",
    )
    moves: tuple[Move, ...] = Field(min_length=1, description="The moves, in order.")
    sources: tuple[Id, ...] = Field(default=(), description="Ids of the sources behind the paragraphs.")


class Topic(Part):
    """A group of questions."""

    id: Id = Field(description="Its name in addresses, and in the `topic` of its questions.")
    title: Line = Field(description="The heading.")


class Question(Part):
    """A question that people ask, with an answer no surer than its sources."""

    id: Id = Field(description="Its name in addresses.")
    question: Line = Field(description="The question, as a reader would ask it.")
    answer: Text = Field(description="The answer in one sentence.")
    certainty: Certainty | None = Field(
        default=None, description="How sure the answer is; left out where it advises and claims nothing."
    )
    text: tuple[Text, ...] = Field(min_length=1, description="The answer in full.")
    do: Text | None = Field(
        default=None, description="One thing that the reader can do, as a whole sentence."
    )
    shows: Literal["anatomy", "scale"] | None = Field(
        default=None,
        description="What it shows beside the words: `anatomy`, the overview drawing, or `scale`, how strong "
        "a stretch may feel (safety.yaml).",
    )
    illustration: Illustration | None = Field(
        default=None, description="The drawing of a pose beside the answer, such as of what to do."
    )
    topic: Id | None = Field(default=None, description="The id of the topic that it stands under.")
    sources: tuple[Id, ...] = Field(default=(), description="Ids of the sources behind it.")

    @model_validator(mode="after")
    def _rated_with_sources(self) -> Self:
        if self.certainty and not self.sources:
            raise ValueError("an answer with a certainty must name its sources")
        return self


class Hero(Part):
    """The picture at the top of the overview."""

    pose: Id = Field(description="The id of the drawing.")
    caption: Text | None = Field(default=None, description="What to see in it, in a sentence.")


class Overview(Part):
    """The first page (`overview.yaml`)."""

    page: Head = Field(description="Title and opening line of the page.")
    hero: Hero = Field(description="The picture beside the title.")
    in_short: tuple[Text, ...] = Field(min_length=1, description="The main message, in up to five points.")
    cards_title: Line = Field(description="The heading over the stretches.")
    unsure_title: Line = Field(description="The heading of the card that leads to the chooser.")
    unsure_text: Text = Field(description="What the chooser does, in a line or two.")
    claims_title: Line = Field(description="The heading over the claims.")
    claims: tuple[Id, ...] = Field(
        default=(), description="Ids of the few claims that it shows; the page `evidence` shows all."
    )
    sections: tuple[Section, ...] = Field(default=(), description="What comes after the claims.")


class EvidencePage(Part):
    """What is known and not known: every claim, and what stands around them (`evidence.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    illustration: Illustration | None = Field(
        default=None, description="A drawing that carries the main message."
    )
    claims_title: Line = Field(description="The heading over the claims of claims.yaml.")
    claims_note: Text | None = Field(
        default=None, description="How to read the claims and their bars, in a line or two."
    )
    sections: tuple[Section, ...] = Field(default=(), description="What comes after the claims.")


class Tips(Part):
    """Habits, poses and rolling beside the main stretches (`tips.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    sections: tuple[Section, ...] = Field(description="Habits.")
    groups: tuple[MoveGroup, ...] = Field(description="Poses and movements with pictures.")


class Faq(Part):
    """Questions and answers (`faq.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    illustration: Illustration | None = Field(
        default=None, description="A drawing that carries the main message."
    )
    topics: tuple[Topic, ...] = Field(
        default=(), description="The groups of questions, in order; a question of none comes first."
    )
    questions: tuple[Question, ...] = Field(min_length=1, description="The questions, in order.")

    def of_topic(self, topic: Id | None) -> tuple[Question, ...]:
        """The questions of a topic, or those of none."""
        return tuple(one for one in self.questions if one.topic == topic)


class About(Part):
    """Who writes, how the guide is made and how to correct it (`about.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    sections: tuple[Section, ...] = Field(description="The page's sections.")


class HandoutsPage(Part):
    """The page that lists what can be printed (`handouts.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    sections: tuple[Section, ...] = Field(description="What a handout is and how to use it.")
