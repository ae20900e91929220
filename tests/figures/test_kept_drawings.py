"""A pose is drawn once, and again only if something that its drawings show has changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from generator.content import UNTRANSLATED, Fault, load
from generator.figures import Drawn, draw_other_labels, draw_poses
from generator.figures.drawings import MIN_PARALLEL
from generator.model.guide import Guide
from generator.model.pose import Pose
from tests.figures.cases import STANDING, pose
from tests.sample_guide import small_guide

STATES = ("start", "hold")
MIRRORED = ("start-mirrored", "hold-mirrored")
DRAWN = Drawn((Fault(("states", 0), "It is wrong.", "pose-name"),), {"a.svg": "<svg/>"}, {"a.svg": "<svg />"})


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False)).guide


@pytest.fixture
def drawn_again() -> Iterator[list[str]]:
    """The poses that are drawn, by their ids; none is drawn in earnest."""
    ids: list[str] = []

    def note(_: Guide, pose: Pose) -> Drawn:
        ids.append(pose.id)
        return DRAWN

    with patch("generator.figures.drawings._drawn", note):
        yield ids


def test_what_was_drawn_is_kept_with_its_faults(guide: Guide, drawn_again: list[str]) -> None:
    kept: dict[str, bytes] = {}
    assert draw_poses(guide, kept) == {"wall": DRAWN}
    assert draw_poses(guide, kept) == {"wall": DRAWN}
    assert drawn_again == ["wall"]


def another_pose(guide: Guide) -> Guide:
    return replace(guide, poses={"wall": guide.poses["wall"].model_copy(update={"title": "Another"})})


def another_person(guide: Guide) -> Guide:
    people = {name: one.model_copy(update={"hair": "#111111"}) for name, one in guide.people.root.items()}
    return replace(guide, people=guide.people.model_copy(update={"root": people}))


def other_muscles(guide: Guide) -> Guide:
    muscles = {name: one.model_copy(update={"least": 3}) for name, one in guide.muscles.muscles.items()}
    return replace(guide, muscles=guide.muscles.model_copy(update={"muscles": muscles}))


def no_stretch_has_it(guide: Guide) -> Guide:
    return replace(guide, stretches=())


@pytest.mark.parametrize("change", [another_pose, another_person, other_muscles, no_stretch_has_it])
def test_a_pose_is_drawn_anew_if_it_may_look_different(
    guide: Guide, drawn_again: list[str], change: Callable[[Guide], Guide]
) -> None:
    kept: dict[str, bytes] = {}
    draw_poses(guide, kept)
    for _ in range(2):
        draw_poses(change(guide), kept)
    assert drawn_again == ["wall"] * 2


def test_of_a_pose_that_no_stretch_has_the_hold_alone_is_drawn(guide: Guide) -> None:
    spare = pose(start=STANDING, hold={"short_because": "It is a sample."}).model_copy(
        update={"id": "spare", "person": "pat", "target": guide.poses["wall"].target}
    )
    found = draw_poses(replace(guide, poses={"spare": spare, **guide.poses}), {})
    assert list(found) == ["spare", "wall"]
    assert found["wall"].files.keys() == {
        f"wall-{form}.svg" for form in (*STATES, *MIRRORED, "move", "move-back", "icon")
    }
    assert found["spare"].files.keys() == {"spare-hold.svg"}
    assert found["spare"].prints.keys() == {"spare-hold.svg"}
    assert found["wall"].prints.keys() == {f"wall-{form}.svg" for form in (*STATES, *MIRRORED)}
    assert not any("var(" in svg for one in found.values() for svg in one.prints.values())


def test_many_poses_are_drawn_as_few_are_each_in_its_place(guide: Guide) -> None:
    names = [f"spare-{number}" for number in range(MIN_PARALLEL)]
    wrong = guide.poses["wall"].model_copy(update={"person": "nobody"})
    poses = {name: wrong.model_copy(update={"id": name}) for name in names}
    kept: dict[str, bytes] = {}
    many = draw_poses(replace(guide, poses=poses), kept)
    assert list(many) == names
    few = [draw_poses(replace(guide, poses={name: one}), {}) for name, one in poses.items()]
    assert [many[name] for name in names] == [one for found in few for one in found.values()]
    assert {fault.place for one in many.values() for fault in one.faults} == {("person",)}
    assert sorted(kept) == [f"{name}.json" for name in names]


def labelled(one: Pose, words: str, title: str) -> Pose:
    """The pose with a distance in its hold, and with another title."""
    mark = {"kind": "distance", "between": ["left-heel", "right-heel"], "label": words}
    data = one.model_dump(by_alias=True)
    data["states"]["hold"]["marks"] = [mark]
    return Pose.model_validate({**data, "title": title})


def test_a_translation_has_drawings_of_its_own_where_their_words_differ(guide: Guide) -> None:
    own, other = guide.poses["wall"], guide.poses["wall"].model_copy(update={"id": "other"})
    source = replace(
        guide, poses={"wall": labelled(own, "A step", "Wall"), "other": labelled(other, "1 m", "Other")}
    )
    translated = replace(
        guide, poses={"wall": labelled(own, "Un paso", "Muro"), "other": labelled(other, "1 m", "Otro")}
    )
    drawn: list[Pose] = []

    def note(_: Guide, one: Pose) -> Drawn:
        drawn.append(one)
        return DRAWN

    with patch("generator.figures.drawings._drawn", note):
        assert draw_other_labels(source, translated, {}) == {"wall": DRAWN}
    assert drawn == [labelled(own, "Un paso", "Wall")]


def test_a_label_that_is_not_translated_is_drawn_as_it_is(guide: Guide) -> None:
    own = labelled(guide.poses["wall"], "A step", "Wall")
    words = f"{UNTRANSLATED[0]}A step{UNTRANSLATED[1]}"
    marked = labelled(guide.poses["wall"], words, "Wall")
    source, translated = replace(guide, poses={"wall": own}), replace(guide, poses={"wall": marked})
    assert draw_other_labels(source, translated, {}) == {}
