"""Sample people and poses for the tests of the figures; none of the live content."""

from generator.model.people import Person

COLOURS = {"skin": "#dba583", "hair": "#43332f", "top": "#6ea8a3", "bottoms": "#36506c"}
PEOPLE = {
    "woman": Person(sex="woman", age=30, style="bun", **COLOURS),
    "man": Person(sex="man", age=40, style="short", beard=True, **COLOURS),
    "large": Person(sex="woman", age=50, style="bob", build=1.35, belly=0.035, **COLOURS),
    "old": Person(sex="man", age=80, style="bald", **COLOURS),
}
HANGING = {
    "left_arm.spread": 8.0, "right_arm.spread": 8.0, "left_arm.elbow": 12.0, "right_arm.elbow": 12.0,
    "left_arm.twist": 80.0, "right_arm.twist": 80.0, "left_arm.curl": 20.0, "right_arm.curl": 20.0,
}  # fmt: skip
STANDING = {**HANGING}
KNEELING = {
    **HANGING, "x": -0.02, "y": 0.30, "left_leg.knee": 90.0, "left_leg.ankle": -45.0, "right_leg.hip": 90.0,
    "right_leg.knee": 86.0, "left_arm.shoulder": 40.0, "right_arm.shoulder": 40.0, "left_arm.elbow": 25.0,
    "right_arm.elbow": 25.0,
}  # fmt: skip
LUNGING = {
    **KNEELING,
    "x": 0.04,
    "y": 0.285,
    "left_leg.hip": -18.0,
    "left_leg.knee": 78.0,
    "right_leg.knee": 100.0,
}
