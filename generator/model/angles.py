"""How the joints of a body stand, and what a text promises of an angle."""

from typing import Self

from pydantic import Field, model_validator

from .base import Part
from .units import Degrees, Share


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
