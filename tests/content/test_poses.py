"""What a pose refuses is told at the line and field where it stands, with the nearest name."""

from pathlib import Path

import pytest

from generator.content import ContentError, load
from tests.sample_guide import change, small_guide

STATES = """\
  back:
    from: hold
    alt: The leg goes back.
    ghost: hold
"""


def told(folder: Path, old: str, new: str) -> list[str]:
    """What is told of the pose with one more state, once a text of it is changed."""
    content = small_guide(folder, built=False)
    pose = content / "poses/wall.yaml"
    pose.write_text(pose.read_text(encoding="utf-8") + STATES, encoding="utf-8")
    assert load(content)
    change(pose, old, new)
    lines = pose.read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as caught:
        load(content)
    found = []
    for one in caught.value.problems:
        assert one.path.endswith("poses/wall.yaml")
        found.append(f"{lines[one.line - 1][one.column - 1 :]} < {one.field}: {one.message} ({one.rule})")
    return found


NO_NAME = "is not a name that can stand here; did you mean "
FALLS = "must rise from a smaller number to a larger one, but goes from "
HOLD, STATE = "  hold:\n", "states:\n"


@pytest.mark.parametrize(
    ("old", "new", "where", "wrong"),
    [
        (
            "from: hold",
            "from: hodl",
            "hodl < states.back.from",
            "there is no state 'hodl' before this one; did you mean 'hold'?",
        ),
        (
            "from: hold",
            "from: back",
            "back < states.back.from",
            "a state cannot start from itself, but 'back' does",
        ),
        (
            "ghost: hold",
            "ghost: hodl",
            "hodl < states.back.ghost",
            "there is no state 'hodl' in this pose; did you mean 'hold'?",
        ),
        (
            HOLD,
            f"{HOLD}    from: back\n",
            "back < states.hold.from",
            "must name a state that is written before this one, but 'back' comes after it",
        ),
        (
            HOLD,
            f"{HOLD}    moved: {{mat: {{x: [0, 1]}}}}\n",
            "moved: {mat: {x: [0, 1]}} < states.hold.moved",
            "must be left out: the movement from start to hold shows it",
        ),
        (
            HOLD,
            f"{HOLD}    touch: {{left-kne: {{on: floor}}}}\n",
            "left-kne: {on: floor}} < states.hold.touch.left-kne",
            f"{NO_NAME}'left-knee'?",
        ),
        (
            HOLD,
            f"{HOLD}    promise: {{right_leg.kne: {{about: 90}}}}\n",
            "right_leg.kne: {about: 90}} < states.hold.promise.right_leg.kne",
            f"{NO_NAME}'right_leg.knee'?",
        ),
        (
            STATE,
            f"props: {{mat: {{x: [.42, -.42]}}}}\n{STATE}",
            "x: [.42, -.42]}} < props.mat.x",
            f"{FALLS}0.42 to -0.42",
        ),
        (STATE, f"props: {{mat: {{x: [0, 0]}}}}\n{STATE}", "x: [0, 0]}} < props.mat.x", f"{FALLS}0 to 0"),
        (
            "  back:\n",
            "  icon:\n",
            "icon: < states.icon",
            "no state may be named 'icon': that is the name of another drawing",
        ),
    ],
)
def test_what_a_pose_refuses_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, where: str, wrong: str
) -> None:
    rules = ("choice", "value")
    assert [
        one for one in told(tmp_path, old, new) if one in {f"{where}: {wrong} ({rule})" for rule in rules}
    ]


def test_everything_that_the_states_have_wrong_is_told_at_once(tmp_path: Path) -> None:
    rest = "    alt: The leg goes back.\n    ghost: "
    found = told(tmp_path, f"    from: hold\n{rest}hold", f"    from: hodl\n{rest}bakc")
    assert [one.partition(":")[0] for one in found] == ["hodl < states.back.from", "bakc < states.back.ghost"]
