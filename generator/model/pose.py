"""What a pose file says: who is drawn, what the pose works on, its things, and its states by name."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Fixed, Id, Part
from .camera import Camera
from .props import Props
from .refused import Refused, RefusedError
from .side import Side
from .state import State, StateName

MOVEMENTS = ("move", "move-back")
"""The names of the moving drawings of a pose: from its start to its hold, and back."""

ICON = "icon"
"""The name of the drawing of its hold without annotations."""


class Target(Part):
    """What a pose works on."""

    parts: tuple[Id, ...] = Field(
        (), description="What is stretched, rolled or marked: names in muscles.yaml."
    )
    side: Literal["left", "right", "both"] = Field(description="On which side of the person drawn.")
    how: Literal["stretched", "rolled", "marked"] = Field(
        "stretched",
        description="A stretched muscle glows as far as it is longer than at rest; a rolled one glows in "
        "the hold, under the roller; a marked one is plain red in the hold, as where a warning sign is felt.",
    )


class Pose(Part):
    """One pose in its states, from its start to the position that is held and back."""

    id: Id = Field(description="The file's name; not written in the file.")
    title: Fixed = Field(description="The pose's name.")
    person: Id = Field(description="Who is drawn: a name in people.yaml.")
    camera: Camera = Field(default_factory=Camera, description="From where its states are seen.")
    target: Target = Field(description="What is stretched, rolled or marked, and on which side.")
    props: Props = Field(default_factory=Props, description="What the person lies, kneels or leans on.")
    states: dict[Id, State] = Field(
        description="The states by name, in the order in which they are done. `hold` is the position that "
        "is held; `start` is the one from which it is entered, if there is one.",
        json_schema_extra={"required": ["hold"]},
    )

    @model_validator(mode="after")
    def holds(self) -> Self:
        """There is a hold, and each state starts from one written before it."""
        refused = [*self._refused_states()] or [*self._refused_moves()]
        if refused:
            raise RefusedError(refused)
        return self

    def _refused_states(self) -> Iterator[Refused]:
        if "hold" not in self.states:
            yield Refused(("states",), "a pose must have a state named hold")
        before: list[str] = []
        for name, state in self.states.items():
            place = ("states", name)
            if name in (*MOVEMENTS, ICON) or name.endswith("-mirrored"):
                told = f"no state may be named {name!r}: that is the name of another drawing"
                yield Refused(place, told)
            if state.from_ == name:
                yield Refused((*place, "from"), f"a state cannot start from itself, but {name!r} does")
            elif state.from_ in self.states and state.from_ not in before:
                told = (
                    f"must name a state that is written before this one, but {state.from_!r} comes after it"
                )
                yield Refused((*place, "from"), told)
            elif state.from_ not in {None, *before}:
                told = f"there is no state {state.from_!r} before this one"
                yield Refused((*place, "from"), told, str(state.from_), tuple(before))
            if state.ghost not in {None, *self.states}:
                told = f"there is no state {state.ghost!r} in this pose"
                yield Refused((*place, "ghost"), told, str(state.ghost), tuple(self.states))
            before.append(name)

    def _refused_moves(self) -> Iterator[Refused]:
        for name in self.route[1:]:
            if self.states[name].moved is not None:
                told = "must be left out: the movement from start to hold shows it"
                yield Refused(("states", name, "moved"), told)

    @property
    def start(self) -> State | None:
        """The state from which the hold is entered, if there is one."""
        return self.states.get("start")

    @property
    def hold(self) -> State:
        """The position that is held."""
        return self.states["hold"]

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The state that each starts from; None for the first."""
        before: str | None = None
        out: dict[str, str | None] = {}
        for name, state in self.states.items():
            out[name] = state.from_ or before
            before = name
        return out

    @cached_property
    def route(self) -> tuple[str, ...]:
        """The states from the start to the hold; the hold alone where there is no start on its way."""
        way = ["hold"]
        while way[0] != "start":
            before = self.parents[way[0]]
            if before is None:
                return ("hold",)
            way.insert(0, before)
        return tuple(way)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms in which a site has the pose of a stretch: its drawings are named by its id and these."""
        mirrored = tuple(f"{state}-mirrored" for state in self.states) if self.one_sided else ()
        moves = MOVEMENTS if len(self.route) > 1 else ()
        return (*self.states, *mirrored, *moves, ICON)

    def camera_of(self, state: str) -> Camera:
        """From where a state is seen."""
        return self.states[state].camera or self.camera

    def key_of(self, states: Iterable[StateName]) -> tuple[str, ...]:
        """What a key to the drawings of these states explains, as fields of `figures` in words.yaml."""
        drawn = [self.states[name] for name in states]
        marks = {mark.kind for state in drawn for mark in state.marks}
        lines = (
            ("stretches", True),
            ("works", any(state.works for state in drawn)),
            ("arrow", True),
            ("before", any(state.ghost for state in drawn)),
            ("line", "line" in marks),
            ("gap", "gap" in marks),
        )
        return tuple(name for name, shown in lines if shown)

    @property
    def one_sided(self) -> bool:
        """Whether left and right differ, so that the mirrored drawing says something new."""
        return self.target.side != "both"

    @property
    def drawn_side(self) -> Side:
        """The side that texts name first; the right one where the drawing shows both."""
        return "right" if self.target.side == "both" else self.target.side
