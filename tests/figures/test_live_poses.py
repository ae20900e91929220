"""What must hold for every pose of the real guide, measured on its drawing."""

from generator.figures.contacts import surfaces
from generator.figures.geometry import Vec, distance
from generator.figures.landmarks import side_and_part, spot
from generator.figures.muscle import landmark_point, muscle_line
from generator.figures.pose_drawings import check
from generator.figures.scene import Scene
from generator.figures.skeleton import OBLIQUE
from generator.model.muscles import Muscles
from generator.model.people import People
from generator.model.pose import Pose

MM = 1700
NEAR = 0.035
"""How far to either side of a contact point the outline is measured."""


def test_a_pose_has_no_fault(pose: Pose, people: People, muscles: Muscles) -> None:
    assert check(pose, people, muscles) == ()


def touching(scene: Scene, parts: set[str]) -> list[tuple[str, float]]:
    """How far the drawn outline is above the surface it touches, in millimetres for a body of 1.70 m."""
    ground, out = surfaces(scene.pose.props), []
    for state, body in scene.bodies.items():
        for name, contact in scene.pose.states[state].touch.items():
            surface = ground.get(contact.on or "") if contact else None
            if surface is None or surface.middle is not None or name.partition("-")[2] not in parts:
                continue
            side, part = side_and_part(name)
            at = spot(body, name)
            height = surface.height + (0 if body.view.front else OBLIQUE[1] * at.depth)
            outline: list[Vec] = [p for s in body.foot(side).shapes(False) for p in s.points]
            if part == "hand":
                outline = body.hand(side).rim()
            lowest = min(y for x, y in outline if abs(x - at.point[0]) < NEAR)
            out.append((f"{state} {name}", (lowest - height) * MM))
    return out


def test_feet_stand_on_what_they_touch(scene: Scene) -> None:
    # A foot turned to the viewer reaches nearer, and so lower on the page, than the point that touches.
    for name, gap in touching(scene, {"heel", "ball", "toes", "top-of-toes"}):
        side = name.split()[1].split("-")[0]
        turned = scene.solved["hold"].angles[f"{side}_leg.turn"] != 0
        assert abs(gap) <= (13 if turned else 8), (name, gap)


def test_hands_lie_on_what_they_touch(scene: Scene) -> None:
    # A hand is 4 cm wide, and the view from above shows its nearer edge lower.
    for name, gap in touching(scene, {"hand"}):
        assert abs(gap) <= 20, (name, gap)


def test_a_muscle_ends_at_its_landmarks(scene: Scene, muscles: Muscles) -> None:
    for body in scene.bodies.values():
        for side in scene.sides_shown:
            for name in scene.pose.target.parts:
                muscle = muscles.muscles[name]
                line = muscle_line(body, muscle, muscles, side)
                for end in (0, -1):
                    point = muscle.path[end]
                    bone = landmark_point(body, muscles.landmarks[point.at], side)
                    assert distance(line[end][0], bone) <= abs(point.forward) + abs(point.out) + 1e-9


def test_everything_drawn_lies_inside_the_frame(scene: Scene) -> None:
    """This includes mirrored drawings."""
    for mirrored in (False, True):
        paper = scene.paper(mirrored, annotated=True)
        for p in scene.extent(annotated=True):
            x, y = paper.place(p)
            assert 0 <= x <= 2400, p
            assert 0 <= y <= 1800, p


def test_words_that_name_a_side_name_both(pose: Pose) -> None:
    """The description has `[left|right]` exactly if the pose is one-sided."""
    for state in pose.states.values():
        assert ("|" in state.alt) == pose.one_sided


def test_the_reader_meets_people_of_several_kinds(people: People) -> None:
    assert len({person.style for person in people.root.values()}) >= 3
    assert len({person.skin for person in people.root.values()}) >= 3
