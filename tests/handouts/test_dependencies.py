"""What a handout is made from: any change to it is covered, and nothing else can come into it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from generator.content.load import Content, load
from generator.handouts.dependencies import SHARED, HandoutInputs, UncoveredPartError
from generator.handouts.sheet import Draw, Printer
from generator.model.evidence import Reference
from generator.model.guide import Guide
from generator.model.pose import Pose, StateName
from tests.handouts.conftest import DRAWING
from tests.kit import small_guide

# A change may be to a value of another kind, as from nothing to a text.
pytestmark = pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return load(small_guide(tmp_path_factory.mktemp("seen"))).guide


def draw(pose: str, state: StateName, mirrored: bool) -> str:
    return f"{DRAWING}<!-- {pose} {state} {mirrored} -->"


def of_wall(guide: Guide, drawn: Draw = draw) -> str:
    """The checksum of all that the sheet of one stretch is made from."""
    return HandoutInputs(guide, drawn).sheet(guide.stretch("wall")).checksum


def of_booklet(guide: Guide, *ids: str) -> str:
    """The checksum of all that a booklet is made from: of every stretch, or of these."""
    stretches = tuple(one for one in guide.stretches if not ids or one.id in ids)
    return HandoutInputs(guide, lambda *which: DRAWING).booklet(stretches).checksum


def changed(value: Any) -> Iterator[Any]:
    """The value with one thing in it changed: each thing in turn."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield from (value.model_copy(update={name: other}) for other in changed(inner))
    elif isinstance(value, Mapping):
        yield {**value, "another": next(iter(value.values()), None)}
        for key, inner in value.items():
            yield {other: item for other, item in value.items() if other != key}
            yield from ({**value, key: other} for other in changed(inner))
    elif isinstance(value, tuple):
        yield (*value, *value) or ("another",)
        if value[::-1] != value:
            yield value[::-1]
        for index, inner in enumerate(value):
            yield from ((*value[:index], other, *value[index + 1 :]) for other in changed(inner))
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, date):
        yield value + timedelta(1)
    else:
        yield f"{value} or not" if value else "another"


def with_stretch(guide: Guide, id: str, **fields: Any) -> Guide:
    """The guide with other values in some fields of one stretch."""
    return replace(
        guide,
        stretches=tuple(one.model_copy(update=fields) if one.id == id else one for one in guide.stretches),
    )


def with_pose(guide: Guide, pose: Pose) -> Guide:
    return replace(guide, poses={**guide.poses, "wall": pose})


def with_sources(guide: Guide, *sources: Reference) -> Guide:
    return replace(guide, sources=guide.sources.model_copy(update={"sources": sources}))


@pytest.mark.parametrize("part", SHARED)
def test_every_change_to_what_all_sheets_show_is_seen(guide: Guide, part: str) -> None:
    others = [replace(guide, **{part: other}) for other in changed(getattr(guide, part))]
    assert len(others) > 5
    assert of_wall(guide) not in {of_wall(other) for other in others}


def with_another_wall(guide: Guide) -> Iterator[Guide]:
    """The guide with another value in one field of a stretch, but for those that name another thing."""
    wall = guide.stretch("wall")
    for name in type(wall).model_fields.keys() - {"id", "instead", "pose", "sources"}:
        yield from (with_stretch(guide, "wall", **{name: other}) for other in changed(getattr(wall, name)))


def test_every_change_to_the_stretch_is_seen(guide: Guide) -> None:
    others = list(with_another_wall(guide))
    assert len(others) > 30
    assert of_wall(guide) not in {of_wall(other) for other in others}


def test_another_stretch_instead_and_its_new_name_are_seen(guide: Guide) -> None:
    assert guide.stretch("wall").instead == "step"
    others = [
        with_stretch(guide, "wall", instead=None),
        with_stretch(guide, "wall", instead="towel"),
        with_stretch(guide, "step", name="Stair"),
    ]
    assert len({of_wall(guide), *map(of_wall, others)}) == 4


def test_every_change_to_the_pose_and_its_drawings_is_seen(guide: Guide) -> None:
    others = [with_pose(guide, other) for other in changed(guide.poses["wall"])]
    assert len(others) > 30
    assert of_wall(guide) not in {of_wall(other) for other in others}
    assert of_wall(guide) != of_wall(guide, lambda *which: draw(*which).replace("circle", "ellipse"))


def test_every_change_to_a_source_that_it_cites_is_seen(guide: Guide) -> None:
    (cited,) = guide.sources.sources
    others = [with_sources(guide, other) for other in changed(cited) if other.id == cited.id]
    assert len(others) > 4
    assert of_wall(guide) not in {of_wall(other) for other in others}


def test_what_a_sheet_does_not_show_sets_no_sheet_anew(guide: Guide) -> None:
    (cited,) = guide.sources.sources
    others = [
        *(replace(guide, **{name: None}) for name in ("overview", "faq", "tips", "claims", "glossary")),
        with_stretch(guide, "step", steps=("Other steps.",), felt="Elsewhere."),
        with_stretch(guide, "towel", name="Cloth"),
        with_sources(guide, cited, cited.model_copy(update={"id": "roe-2021"})),
        replace(guide, poses={**guide.poses, "another": guide.poses["wall"]}),
    ]
    assert {of_wall(other) for other in others} == {of_wall(guide)}


def test_every_change_to_the_guide_is_seen_by_its_booklet(guide: Guide) -> None:
    names = {one.name for one in fields(guide)} - {"stretches", "poses"}
    others = [replace(guide, **{name: other}) for name in names for other in changed(getattr(guide, name))]
    others += with_another_wall(guide)
    others += (with_pose(guide, other) for other in changed(guide.poses["wall"]))
    assert len(others) > 500
    assert of_booklet(guide) not in {of_booklet(other) for other in others}


def test_a_booklet_sees_no_more_of_a_stretch_outside_it_than_its_name(guide: Guide) -> None:
    before = of_booklet(guide, "wall", "towel")
    assert of_booklet(with_stretch(guide, "step", name="Stair"), "wall", "towel") != before
    assert of_booklet(with_stretch(guide, "step", felt="Elsewhere."), "wall", "towel") == before
    covered = HandoutInputs(guide, draw).booklet((guide.stretch("wall"), guide.stretch("towel")))
    assert covered.guide.stretch("step").dose == guide.stretch("wall").dose


def test_a_sheet_is_the_same_as_if_it_had_seen_the_whole_guide(real: Content) -> None:
    views, everything = HandoutInputs(real.guide, draw), Printer(real.guide, draw)
    for stretch in real.guide.stretches:
        covered = views.sheet(stretch)
        assert Printer(covered.guide, covered.draw).sheet(stretch, "a4") == everything.sheet(stretch, "a4")


def test_nothing_that_was_not_seen_can_come_into_a_sheet(guide: Guide) -> None:
    covered = HandoutInputs(guide, draw).sheet(guide.stretch("wall"))
    for one in fields(guide):
        if one.name not in {*SHARED, "stretches", "poses", "sources"}:
            with pytest.raises(UncoveredPartError):
                assert getattr(covered.guide, one.name).page
    with pytest.raises(KeyError):
        covered.guide.stretch("towel")
    with pytest.raises(KeyError):
        covered.draw("another", "hold", False)
    with pytest.raises(KeyError):
        covered.draw("wall", "hold", True)
    stand_in = covered.guide.stretch("step")
    assert stand_in.name == "Step stretch"
    assert stand_in.dose == guide.stretch("wall").dose != guide.stretch("step").dose
