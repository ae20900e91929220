"""A pose: what it must say, what its states may be called, and the side that it is drawn for."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.content import load
from generator.model.angles import Promise
from generator.model.contact import Contact
from generator.model.pose import Pose
from generator.model.props import Props
from tests.figures.cases import PROPS
from tests.sample_guide import small_guide


@pytest.mark.parametrize("said", [{"about": 0}, {"at_least": 0}, {"at_most": 0}])
def test_a_promise_names_an_angle_or_a_limit(said: dict[str, Any]) -> None:
    assert Promise.model_validate(said)
    with pytest.raises(ValidationError, match="must say about, at_least or at_most"):
        Promise.model_validate({})


@pytest.mark.parametrize("said", [{"on": "floor"}, {"x": 0}, {"y": 0}, {"z": 0}, {"points": [1, 0, 0]}])
def test_a_contact_says_where_it_is(said: dict[str, Any]) -> None:
    assert Contact.model_validate(said)
    with pytest.raises(ValidationError, match="must say what it is on"):
        Contact.model_validate({})


@pytest.fixture
def pose(tmp_path: Path) -> Pose:
    """A pose of the small guide."""
    return load(small_guide(tmp_path, built=False)).guide.poses["wall"]


@pytest.mark.parametrize("name", ["move", "move-back", "icon", "hold-mirrored"])
def test_no_state_has_the_name_of_another_drawing(pose: Pose, name: str) -> None:
    states = {**pose.states, name: pose.states["hold"].model_dump(by_alias=True)}
    with pytest.raises(ValidationError, match=f"no state may be named '{name}'"):
        Pose.model_validate({**pose.model_dump(by_alias=True), "states": states})


@pytest.mark.parametrize(("side", "drawn"), [("left", "left"), ("right", "right"), ("both", "right")])
def test_texts_name_the_side_first_that_is_drawn_and_the_right_one_where_both_are(
    pose: Pose, side: str, drawn: str
) -> None:
    target = pose.target.model_copy(update={"side": side})
    turned = pose.model_copy(update={"target": target})
    assert (turned.drawn_side, turned.one_sided) == (drawn, side != "both")


def test_props_are_found_by_their_names() -> None:
    props = Props.model_validate(PROPS)
    assert props.named() == {name: getattr(props, name) for name in Props.model_fields}


def test_the_movement_leads_from_the_start_to_the_hold_if_the_one_comes_from_the_other(pose: Pose) -> None:
    state = pose.hold.model_dump(by_alias=True)

    def route(**states: str | None) -> tuple[str, ...]:
        said = {name: {**state, "from": before} for name, before in states.items()}
        return Pose.model_validate({**pose.model_dump(by_alias=True), "states": said}).route

    assert route(start=None, on=None, hold=None, after=None) == ("start", "on", "hold")
    assert route(start=None, on=None, hold="start") == ("start", "hold")
    assert route(first=None, hold=None) == ("hold",)


def test_a_key_explains_what_is_drawn_and_nothing_else(pose: Pose) -> None:
    def key(**update: object) -> tuple[str, ...]:
        state = {**pose.hold.model_dump(by_alias=True), "marks": (), "works": (), "ghost": None, **update}
        whole = pose.model_dump(by_alias=True)
        return Pose.model_validate({**whole, "states": {"start": state, "hold": state}}).key_of(["hold"])

    always = ("stretches", "arrow")
    assert key() == always
    assert set(key(works=["soleus"])) - {*always} == {"works"}
    assert set(key(ghost="start")) - {*always} == {"before"}
    assert set(key(marks=[{"kind": "gap", "at": "left-heel"}])) - {*always} == {"gap"}
    line = {"kind": "line", "through": ["left-heel", "left-hip"]}
    assert set(key(marks=[line])) - {*always} == {"line"}
