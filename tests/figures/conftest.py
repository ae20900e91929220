"""Fixtures: the poses of the real guide, and a small sample pose of a person standing with one foot ahead."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.content.source import Source, from_bytes
from generator.figures.scene import Scene
from generator.figures.solver import solve
from generator.model.muscles import Anatomy, Muscles
from generator.model.people import People
from generator.model.pose import Pose

CONTENT = Path(__file__).parents[2] / "content"
LIVE = sorted(path.stem for path in (CONTENT / "poses").glob("*.yaml"))

SAMPLE = """
title: Two feet
person: someone
facing: right
target: {parts: [strand], side: right}
props:
  table: {kind: table, span: [-.6, .4], height: .3}
start:
  alt: The [right|left] foot stands behind.
  angles: {y: .5, right_leg: {hip: -8, knee: 4}, left_leg: {hip: 20, knee: 20}}
  free: [y, right_leg.hip, right_leg.ankle, right_leg.knee, left_leg.hip, left_leg.knee, left_leg.ankle]
  touch:
    right-heel: {on: floor, x: -.1}
    right-ball: {on: floor}
    left-heel: {on: floor, x: .1}
    left-ball: {on: floor}
hold:
  alt: The [left|right] knee bends.
  angles: {x: .04}
  marks:
    - {kind: line, through: [right-hip, right-ankle]}
  arrows:
    - {at: pelvis, tail: [-.2, 0], tip: [-.1, 0], bend: .1}
"""
MUSCLES = """
landmarks:
  low-spine: {segment: trunk, along: .1}
  groin: {segment: pelvis, along: .0, forward: .03, out: .05}
  thigh-bone: {segment: thigh, along: .07, out: .01}
muscles:
  strand:
    name: A strand
    path: [{at: low-spine, width: .01}, {at: groin, width: .02}, {at: thigh-bone, width: .01}]
"""
PEOPLE = 'someone: {skin: "#c08a6a", hair: "#33241e", style: short, top: "#6ea8a3", bottoms: "#36506c"}'


def plain(text: str) -> dict[str, Any]:
    """YAML text as data, read in the same way as content files."""
    source = from_bytes(text.encode(), "test.yaml")
    assert isinstance(source, Source), source
    return dict(source.data)


def merged(under: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    out = dict(under)
    for key, value in top.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = merged(out[key], value) if both else value
    return out


def live(name: str) -> dict[str, Any]:
    return plain((CONTENT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def people() -> People:
    return People.model_validate(live("people.yaml"))


@pytest.fixture(scope="session")
def muscles() -> Muscles:
    return Muscles.model_validate(live("muscles.yaml"))


@pytest.fixture(scope="session")
def anatomy() -> Anatomy:
    return Anatomy.model_validate(live("anatomy.yaml"))


@pytest.fixture(params=LIVE, scope="session")
def pose(request: pytest.FixtureRequest) -> Pose:
    """Each pose of the real guide."""
    return Pose.model_validate(live(f"poses/{request.param}.yaml") | {"id": request.param})


@pytest.fixture(scope="session")
def scene(pose: Pose, people: People, muscles: Muscles) -> Scene:
    """Each pose of the real guide, solved."""
    person = people.root[pose.person]
    return Scene(pose, person, muscles, solve(pose, person))


@pytest.fixture(scope="session")
def sample() -> Callable[..., Pose]:
    """Builds the sample pose with some of its data replaced."""

    def build(**changes: Any) -> Pose:
        return Pose.model_validate(merged(plain(SAMPLE), changes) | {"id": "sample"})

    return build


@pytest.fixture(scope="session")
def own_people() -> People:
    return People.model_validate(plain(PEOPLE))


@pytest.fixture(scope="session")
def own_muscles() -> Muscles:
    return Muscles.model_validate(plain(MUSCLES))
