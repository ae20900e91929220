"""How far each joint goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Range:
    """How far a joint goes, in degrees: usually, and at the most with a reason given."""

    low: float
    high: float
    least: float
    most: float

    def limits(self, reason: bool) -> tuple[float, float]:
        """From where to where the joint may be drawn, with a reason given or without."""
        return (self.least, self.most) if reason else (self.low, self.high)


RANGES: Mapping[str, Range] = MappingProxyType(
    {
        # Hip extension 0-20, hip flexion to 125, knee to 140 (155 heel to buttock), ankle 20 up and 50 down,
        # low back 30 hollow: the guide's own limits. The others are the norms of the American Academy of
        # Orthopaedic Surgeons (Joint Motion, 1965), the wrist as it is under the body's weight.
        "hip": Range(-20, 125, -35, 135),
        "spread": Range(-30, 45, -30, 60),
        "turn": Range(-45, 45, -50, 85),
        "knee": Range(0, 140, 0, 155),
        "ankle": Range(-50, 20, -62, 38),
        "tilt": Range(-20, 35, -25, 40),
        "toes": Range(-40, 70, -45, 80),
        "shoulder": Range(-60, 180, -60, 190),
        "elbow": Range(0, 150, 0, 155),
        "twist": Range(0, 180, 0, 180),
        "wrist": Range(-80, 90, -85, 95),
        "deviation": Range(-20, 35, -25, 40),
        "curl": Range(0, 90, 0, 110),
        "neck": Range(-50, 45, -60, 55),
        "neck_bend": Range(-45, 45, -50, 50),
        "look": Range(-70, 70, -80, 80),
        "lumbar": Range(-30, 60, -40, 65),
        "thoracic": Range(-15, 35, -25, 45),
        "side_bend": Range(-35, 35, -40, 40),
        "trunk_turn": Range(-45, 45, -50, 50),
    }
)
ARM_RANGES: Mapping[str, Range] = MappingProxyType(
    {"spread": Range(-45, 180, -50, 185), "turn": Range(-80, 90, -90, 100)}
)


def range_of(key: str) -> Range | None:
    """The range of the joint that a key names, or None where it is no joint."""
    joint = key.rsplit(".", maxsplit=1)[-1]
    return (ARM_RANGES.get(joint) if "_arm." in key else None) or RANGES.get(joint)
