"""What a pose file says: states by name, each with joint angles, what touches what, what is promised and
drawn.

Lengths are shares of the person's height: x forward, y up from the floor, z to the person's right, as for
somebody who stands with every angle at zero. Angles are degrees in the clinic's signs: flexion is plus,
extension minus. A state starts from the one before it, or from the one that it names, as that one was
solved, and says what differs.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from .base import Fixed, Id, Line, Part, Remark, Text
from .bodypoints import AngleJoint, BodyPoint, BodySegment, Free, Key, Surface
from .refused import Refused, RefusedError

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = get_args(Side)

Degrees = Annotated[float, Field(ge=-180, le=200, allow_inf_nan=False)]
"""An angle in degrees."""

Share = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
"""A length as a share of the person's height: .1 is 17 cm for a person of 1.70 m."""

Size = Annotated[float, Field(gt=0, le=2, allow_inf_nan=False)]
"""The size of a thing as a share of the person's height."""

Point = tuple[Share, Share, Share]
"""Forward, up and to the person's right."""


def rising(span: tuple[float, float]) -> tuple[float, float]:
    """The span itself; ValueError if it does not go from a smaller number to a larger one."""
    low, high = span
    if low >= high:
        raise ValueError(
            f"must rise from a smaller number to a larger one, but goes from {low:g} to {high:g}"
        )
    return span


Span = Annotated[tuple[Share, Share], AfterValidator(rising)]
"""From where to where a thing goes."""

View = Literal[
    "right", "front-right", "front", "front-left", "left", "back-left", "back", "back-right",
    "foot-end", "foot-end-left", "head-end", "head-end-left", "above",
]  # fmt: skip
"""A named view; its turn and height stand in `figures/camera.py`."""


class Camera(Part):
    """From where a state is seen: a named view, or a turn and a height in degrees."""

    view: View = Field(
        "right",
        description="A named view. `right` is seen from the person's right side, `front-right` is "
        "three-quarter from the front; `foot-end` looks down on somebody who lies with the head behind, "
        "from the right.",
    )
    turn: Annotated[float, Field(ge=-180, le=360)] | None = Field(
        None,
        description="Degrees round the person, instead of the view's: 0 from the right, 90 from the front.",
    )
    height: Annotated[float, Field(ge=-10, le=90)] | None = Field(
        None, description="Degrees above level, instead of the view's: 0 is level, 90 from above."
    )


class Leg(Part):
    """The angles of one leg, in degrees."""

    hip: Degrees = Field(0, description="Hip: + bent forward (flexion), - leg behind the body (extension).")
    spread: Degrees = Field(0, description="Hip: + leg out to its own side (abduction).")
    turn: Degrees = Field(0, description="Hip: + knee and toes turned outward (external rotation).")
    knee: Degrees = Field(0, description="Knee: 0 straight, + bent.")
    ankle: Degrees = Field(0, description="Ankle: + toes pulled up, - foot pointed; 0 is a right angle.")
    tilt: Degrees = Field(0, description="Foot: + sole turned inward (inversion), - outward.")
    toes: Degrees = Field(0, description="Toes: + bent up, as when the heel lifts.")


class Arm(Part):
    """The angles of one arm, in degrees."""

    shoulder: Degrees = Field(0, description="Shoulder: + arm forward and up, - arm behind the body.")
    spread: Degrees = Field(0, description="Shoulder: + arm out to its own side.")
    turn: Degrees = Field(0, description="Shoulder: + upper arm turned outward about its own length.")
    elbow: Degrees = Field(0, description="Elbow: 0 straight, + bent.")
    twist: Degrees = Field(0, description="Forearm: 0 palm down, 90 thumb up, 180 palm up.")
    wrist: Degrees = Field(0, description="Wrist: + hand bent back, - hand bent to the palm.")
    deviation: Degrees = Field(
        0, description="Wrist: + hand bent to the little finger's side, - to the thumb's."
    )
    curl: Degrees = Field(6, description="How far the fingers are bent.")


class Angles(Part):
    """Where the pelvis is, as shares of the height, and how every joint stands, in degrees."""

    x: Share = Field(0, description="Where the hip joints are, forward of the drawing's middle.")
    y: Share = Field(0.53, description="How high the hip joints are above the floor.")
    z: Share = Field(
        0, description="Where the hip joints are, to the person's right of the drawing's middle."
    )
    pelvis: Degrees = Field(
        0, description="Lean of the pelvis: + tipped forward, - tucked; lying on the back is -90."
    )
    pelvis_roll: Degrees = Field(
        0, description="Pelvis tilted sideways: + its upper end to the person's right, - to the left."
    )
    pelvis_turn: Degrees = Field(
        0, description="Pelvis turned about its own length: + to the person's left, - to the right."
    )
    lumbar: Degrees = Field(0, description="Low back: + rounded, - hollow.")
    thoracic: Degrees = Field(0, description="Upper back: + rounded, - arched.")
    side_bend: Degrees = Field(0, description="Trunk bent sideways: + to the person's right, - to the left.")
    trunk_turn: Degrees = Field(
        0, description="Chest turned against the pelvis: + to the left, - to the right."
    )
    neck: Degrees = Field(0, description="Neck: + chin to the chest, - looking up.")
    neck_bend: Degrees = Field(0, description="Head tilted sideways: + to the person's right, - to the left.")
    look: Degrees = Field(0, description="Head turned: + to the person's left, - to the right.")
    left_leg: Leg = Field(default_factory=Leg, description="The person's left leg.")
    right_leg: Leg = Field(default_factory=Leg, description="The person's right leg.")
    left_arm: Arm = Field(default_factory=Arm, description="The person's left arm.")
    right_arm: Arm = Field(default_factory=Arm, description="The person's right arm.")


LIMBS = ("thigh", "shin", "arm", "forearm")
"""The parts of limbs along which a point can touch; but for the arm each is a point of the body too."""


class Contact(Part):
    """What a point of the body touches, or where in space it is held."""

    on: Surface | None = Field(
        None,
        description="What it touches: the floor, one of the pose's props, a limb (with `along`), or "
        "another point of the body. A whole hand or foot lies flat on it.",
    )
    along: Share | None = Field(
        None, description="On a limb: how far along it, 0 at its upper end and 1 at its lower end."
    )
    around: Degrees = Field(
        0,
        description="On a limb: where round it, in degrees: 0 front, 90 outer side, -90 inner side, 180 "
        "back.",
    )
    aligned: bool = Field(False, description="On a limb: the hand or foot lies along it.")
    x: Share | None = Field(None, description="Where the point is, forward of the drawing's middle.")
    y: Share | None = Field(None, description="How high the point is above the floor.")
    z: Share | None = Field(None, description="Where the point is, to the person's right of the middle.")
    points: Point | None = Field(
        None, description="A hand or foot: the direction of its fingers or toes (forward, up, right)."
    )

    @model_validator(mode="after")
    def says_where(self) -> Self:
        """A contact without any place holds nothing."""
        if self.on is None and self.x is None and self.y is None and self.z is None and self.points is None:
            raise ValueError("a contact must say what it is on, an x, y or z, or where it points")
        part = (self.on or "").partition("-")[2]
        if self.along is not None and part not in LIMBS:
            raise ValueError(f"along must stand beside a limb in `on`: {', '.join(LIMBS)}")
        if self.along is None and part == "arm":
            raise ValueError("a contact on an arm must say how far along it")
        return self


class Promise(Part):
    """What the text says about an angle, in degrees, true of the drawing within 3 degrees."""

    about: Degrees | None = Field(None, description="The angle that the text names.")
    at_least: Degrees | None = Field(None, description="The smallest angle that the text allows.")
    at_most: Degrees | None = Field(None, description="The largest angle that the text allows.")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A promise without a number promises nothing."""
        if self.about is None and self.at_least is None and self.at_most is None:
            raise ValueError("a promise must say about, at_least or at_most")
        return self


class AngleMark(Part):
    """A right angle or arc drawn at a joint, with its degrees."""

    kind: Literal["angle"] = Field(description="An angle at a joint, printed in degrees.")
    joint: AngleJoint = Field(description="The knee or hip, such as `right_leg.knee`.")
    degrees: Degrees = Field(description="The number printed; the drawing must keep it within 3 degrees.")
    distance: Size = Field(0.13, description="How far the number stands from the joint.")


class LineMark(Part):
    """A dotted line through two points of the body."""

    kind: Literal["line"] = Field(description="A dotted line through points of the body.")
    through: tuple[BodyPoint, BodyPoint] = Field(
        description="The two points of the body that the line joins."
    )


class GapMark(Part):
    """A dotted line from a point of the body down to the floor: it hovers."""

    kind: Literal["gap"] = Field(description="A dotted line down to the floor, where something hovers.")
    at: BodyPoint = Field(description="The point of the body that hovers.")
    ahead: Share = Field(0, description="How far before the point the line is drawn.")


class DistanceMark(Part):
    """A measured distance on the floor between two points of the body."""

    kind: Literal["distance"] = Field(description="A distance between two points, drawn on the floor.")
    between: tuple[BodyPoint, BodyPoint] = Field(description="The two points of the body.")
    label: Annotated[Line, Field(max_length=20)] = Field(
        description="The words printed at it, such as `60 cm`."
    )
    z: Share = Field(0, description="Where the line lies, to the person's right of the drawing's middle.")
    metres: Annotated[float, Field(gt=0, le=3)] | None = Field(
        None,
        description="The distance that the words name, in metres at 1.70 m; the drawing keeps it within 5 "
        "cm.",
    )


Mark = Annotated[AngleMark | LineMark | GapMark | DistanceMark, Field(discriminator="kind")]


class Arrow(Part):
    """An arrow that shows which way the body moves."""

    at: BodyPoint = Field(description="The point of the body that the arrow goes with.")
    tail: Point = Field(description="Where it begins: forward, up and right of that point.")
    tip: Point = Field(description="Where it points: forward, up and right of that point.")
    bend: Annotated[float, Field(ge=-1, le=1)] = Field(
        0, description="How far it bows to one side, as a share of its length: + to its left as drawn."
    )
    both: bool = Field(False, description="Whether it points both ways, for a move to and fro.")


class State(Part):
    """One state of the pose: what the reader is told of it, how it is seen, its angles, and what they must
    keep."""

    alt: Text = Field(
        description="The drawing in plain words: which leg is where, what touches what, where it pulls. "
        "Sides are written `[right|left]`: first as drawn, second as mirrored."
    )
    from_: Id | None = Field(
        None, alias="from", description="The state that it starts from; the one before it if left out."
    )
    swap: Literal["on-the-spot", "turned-round"] | None = Field(
        None,
        description="The other side of the body does what this one did in the state that it starts from: "
        "`on-the-spot`, or `turned-round` about the middle of the drawing, so that it is where the first "
        "one was.",
    )
    camera: Camera | None = Field(None, description="From where it is seen; as the pose if left out.")
    angles: Angles = Field(
        default_factory=Angles,
        description="The angles that differ from those of the state that it starts from; those in `free` "
        "are a first guess.",
    )
    free: tuple[Free, ...] | None = Field(
        None,
        description="The numbers that are worked out so that the contacts hold; a limb's name frees all of "
        "it. As in the state that it starts from if left out.",
    )
    touch: dict[BodyPoint, Contact | None] = Field(
        default_factory=dict,
        description="What each point of the body touches; empty ends a contact of the state that it starts "
        "from.",
    )
    held: dict[BodySegment, Literal["upright", "level", "forward"] | None] = Field(
        default_factory=dict,
        description="Parts of the limbs that stand upright, lie level, or do not lead sideways.",
    )
    promise: dict[Key, Promise] = Field(
        default_factory=dict, description="What the text promises of an angle."
    )
    straight: tuple[BodyPoint, BodyPoint, BodyPoint] | None = Field(
        None, description="Three points of the body that stand in one line, within 3 degrees."
    )
    marks: tuple[Mark, ...] = Field((), description="Angles, lines and distances drawn over the figure.")
    arrows: tuple[Arrow, ...] = Field((), description="Arrows that show the movement.")
    tuck: bool = Field(
        False,
        description="Whether a curved arrow behind the seat shows the pelvis being tucked under. It must "
        "then be tucked by at least 5 degrees against the state that this one starts from.",
    )
    ghost: Id | None = Field(None, description="The state shown as a pale shape behind, to show what moved.")
    works: tuple[Id, ...] = Field(
        (), description="Muscles that work in this state: names in muscles.yaml, drawn in their own colour."
    )
    shows: tuple["PropName", ...] | None = Field(
        None,
        description="Which of the pose's props are seen; as in the state that it starts from, or all, if "
        "left out.",
    )
    moved: "Props | None" = Field(
        None,
        description="Props that stand elsewhere in this state, each written whole; where they stand in the "
        "state that it starts from if left out. Not on the way from `start` to `hold`, one movement.",
    )
    beyond_range_because: Remark | None = Field(
        None, description="Why a joint is drawn beyond its usual range; without it that is an error."
    )
    short_because: Remark | None = Field(
        None,
        description="Why the hold lengthens a target by less than its least in muscles.yaml; without it "
        "that is an error.",
    )


class Mat(Part):
    """A mat on the floor."""

    x: Span = Field(description="From where to where it lies, from behind to before.")
    z: Span = Field((-0.19, 0.19), description="From where to where it lies, from the left to the right.")
    thick: Size = Field(0.010, description="How thick it is.")


class Bed(Part):
    """A bed with its mattress, the head end behind."""

    x: Span = Field(description="From the head end to the foot end.")
    z: Span = Field(description="From its left edge to its right edge.")
    height: Size = Field(description="How high its top is.")


class Pillow(Part):
    """A pillow on the bed."""

    x: Span = Field(description="From where to where it lies, from behind to before.")
    z: Span = Field(description="From where to where it lies, from the left to the right.")
    on: Surface = Field("bed", description="What it lies on: the floor or a prop.")
    thick: Size = Field(0.03, description="How thick it is under the head.")


class Table(Part):
    """A table."""

    x: Span = Field(description="From where to where its top goes, from behind to before.")
    z: Span = Field(description="From where to where its top goes, from the left to the right.")
    height: Size = Field(description="How high its top is; it must be below the hip joints.")


class Chair(Part):
    """A chair to hold on to."""

    x: Share = Field(description="Where the middle of its seat is, forward.")
    z: Share = Field(description="Where the middle of its seat is, to the right.")
    faces: Literal["forward", "behind", "left", "right"] = Field(
        "behind", description="Where somebody who sat on it would look."
    )
    seat: Size = Field(0.265, description="How high its seat is.")
    back: Size = Field(0.52, description="How high its back is.")
    width: Size = Field(0.24, description="How wide and deep its seat is.")


class Wall(Part):
    """A wall to hold on to."""

    before: Share | None = Field(None, description="Where it stands before (+) or behind (-) the person.")
    beside: Share | None = Field(None, description="Where it stands to the person's right (+) or left (-).")
    span: Span = Field((-0.3, 0.3), description="From where to where it goes, along itself.")
    height: Size = Field(0.95, description="How high it is drawn.")

    @model_validator(mode="after")
    def stands_somewhere(self) -> Self:
        """A wall stands before or beside."""
        if (self.before is None) == (self.beside is None):
            raise ValueError("a wall must say either before or beside")
        return self


class Cushion(Part):
    """A cushion or a folded towel, under a knee."""

    x: Share = Field(description="Where its middle is, forward.")
    z: Share = Field(description="Where its middle is, to the right.")
    on: Surface = Field("floor", description="What it lies on: the floor or a prop.")
    thick: Size = Field(0.028, description="How thick it is.")
    size: tuple[Size, Size] = Field((0.13, 0.13), description="How long and how wide it is.")


class Step(Part):
    """A low step or a pile of books under a foot."""

    x: Span = Field(description="From where to where it goes, from behind to before.")
    z: Span = Field(description="From where to where it goes, from the left to the right.")
    height: Size = Field(0.06, description="How high it is.")


class Roller(Part):
    """A foam roller."""

    x: Share = Field(description="Where its middle is, forward.")
    z: Share = Field(0, description="Where its middle is, to the right.")
    radius: Size = Field(0.040, description="Half its thickness.")
    length: Size = Field(0.26, description="How long it is.")
    turn: Degrees = Field(0, description="How it lies: 0 from side to side, 90 from behind to before.")
    on: Surface = Field("floor", description="What it lies on: the floor or a prop.")


class Strap(Part):
    """A strap or towel from hand to foot."""

    between: tuple[BodyPoint, BodyPoint] = Field(description="The two points of the body that it joins.")


Prop = Mat | Bed | Pillow | Table | Chair | Wall | Cushion | Step | Roller | Strap

PropName = Literal[
    "mat", "bed", "pillow", "table", "chair", "wall", "cushion", "towel", "step", "roller", "strap"
]


class Props(Part):
    """What the person lies, kneels or leans on, and what is within reach."""

    mat: Mat | None = Field(None, description="A mat on the floor.")
    bed: Bed | None = Field(None, description="A bed.")
    pillow: Pillow | None = Field(None, description="A pillow.")
    table: Table | None = Field(None, description="A table.")
    chair: Chair | None = Field(None, description="A chair.")
    wall: Wall | None = Field(None, description="A wall.")
    cushion: Cushion | None = Field(None, description="A cushion.")
    towel: Cushion | None = Field(None, description="A folded towel.")
    step: Step | None = Field(None, description="A low step.")
    roller: Roller | None = Field(None, description="A foam roller.")
    strap: Strap | None = Field(None, description="A strap.")

    def named(self) -> dict[PropName, Prop]:
        """The props that there are, by name."""
        every: dict[PropName, Prop | None] = {
            "mat": self.mat, "bed": self.bed, "pillow": self.pillow, "table": self.table, "chair": self.chair,
            "wall": self.wall, "cushion": self.cushion, "towel": self.towel, "step": self.step,
            "roller": self.roller, "strap": self.strap,
        }  # fmt: skip
        return {name: prop for name, prop in every.items() if prop is not None}


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


MOVEMENTS = ("move", "move-back")
"""The names of the moving drawings of a pose: from its start to its hold, and back."""

ICON = "icon"
"""The name of the drawing of its hold without annotations."""

StateName = str
"""The name of a state, such as `start`, `tuck` or `hold`."""


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
