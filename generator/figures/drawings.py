"""The drawings of the site; a pose is checked and drawn once and kept while nothing about it changes."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path

from ..content import Content, ContentError, Fault, Problem, suggest, without_marks
from ..model.annotations import DistanceMark, Mark
from ..model.base import Id
from ..model.guide import Guide
from ..model.pose import Pose
from ..model.state import StateName
from .faults import unsolvable

MIN_PARALLEL = 4
"""From so many poses on it pays to start processes."""

ANATOMY = "anatomy/overview.json"
"""Where the overview drawing is kept; no pose can have this name."""

MODELS = (
    "angles", "annotations", "bodypoints", "camera", "contact", "muscles", "people", "pose", "props", "side",
    "state", "units",
)  # fmt: skip
"""The modules of the models that say what is drawn."""

FOLDER = "figures"
"""The folder of the drawings in the published site."""


@dataclass(frozen=True)
class Drawn:
    """What became of a pose: what is wrong with it, or else its drawings by file name."""

    faults: tuple[Fault, ...]
    files: dict[str, str]
    """For the site: file name -> SVG."""
    prints: dict[str, str]
    """For paper, in literal colours: file name -> SVG."""


class UnknownDrawingError(Exception):
    """There is no such pose, or it has no such form; the message says which there are."""


def draw_poses(guide: Guide, kept: MutableMapping[str, bytes]) -> dict[str, Drawn]:
    """Every pose drawn, by its id; `kept` holds the drawings of earlier runs and takes those of this one.

    Of a pose that no stretch has, only the hold: no page shows more of it. As many are drawn at once as there
    are processors; what comes of it is the same.
    """
    found: dict[Id, Drawn] = {}

    def keep(pose: Pose, drawn: Drawn) -> None:
        found[pose.id] = drawn
        kept[f"{pose.id}.json"] = json.dumps({"key": _key(guide, pose), **asdict(drawn)}).encode()

    before = {id: _read(kept.get(f"{id}.json"), _key(guide, pose)) for id, pose in guide.poses.items()}
    _draw([pose for id, pose in guide.poses.items() if not before[id]], guide, keep)
    return {id: before[id] or found[id] for id in guide.poses}


def draw_other_labels(
    guide: Guide, translated: Guide, kept: MutableMapping[str, bytes]
) -> Mapping[str, Drawn]:
    """The poses whose drawings hold other words in a translation, drawn, by their ids.

    All else in a drawing is the same in every language, the title and description inside its file included.
    """
    other = {id: _labelled(pose, translated.poses[id]) for id, pose in guide.poses.items()}
    poses = {id: pose for id, pose in other.items() if pose != guide.poses[id]}
    return draw_poses(replace(guide, poses=poses), kept)


def _labelled(pose: Pose, translated: Pose) -> Pose:
    """A pose with the labels of its translation."""
    states = {
        name: state.model_copy(update={"marks": tuple(map(_unmarked, translated.states[name].marks))})
        for name, state in pose.states.items()
    }
    return pose.model_copy(update={"states": states})


def _unmarked(mark: Mark) -> Mark:
    """A mark whose label has nothing around it, if it is not translated: a drawing cannot show that."""
    if not isinstance(mark, DistanceMark):
        return mark
    return mark.model_copy(update={"label": without_marks(mark.label)})


def draw_anatomy(guide: Guide, kept: MutableMapping[str, bytes]) -> Drawn | None:
    """The overview drawing, for the site and for paper, or None if the guide has none.

    `kept` holds it from earlier runs and takes that of this one.
    """
    if guide.anatomy is None:
        return None
    names = (one.model_copy(update={"text": without_marks(one.text)}) for one in guide.anatomy.labels)
    subject = guide.anatomy.model_copy(update={"labels": tuple(names)})
    key = _checksum(subject.model_dump_json(), guide.muscles.model_dump_json())
    if found := _read(kept.get(ANATOMY), key):
        return found
    from .pose_drawings import anatomy_files, anatomy_prints  # noqa: PLC0415 loads what draws

    site = anatomy_files(subject, guide.muscles)
    drawn = Drawn((), site, anatomy_prints(site))
    kept[ANATOMY] = json.dumps({"key": key, **asdict(drawn)}).encode()
    return drawn


def print_drawing(drawn: Mapping[str, Drawn], pose: Id, state: StateName, mirrored: bool) -> str:
    """One drawing for paper, as SVG; KeyError for a pose that has faults, or none of that state."""
    return drawn[pose].prints[f"{pose}-{state}{'-mirrored' if mirrored else ''}.svg"]


def print_anatomy(drawn: Drawn) -> str:
    """The overview drawing for paper, as SVG."""
    (svg,) = drawn.prints.values()
    return svg


def draw_one(content: Content, pose: Id, form: str) -> tuple[str, tuple[Problem, ...]]:
    """One drawing for the site as SVG, and everything that is wrong with its pose; the drawing shows it too.

    `form` is one of the pose's own. Raises UnknownDrawingError if there is no such pose or form, ContentError
    if the pose names what there is not.
    """
    guide = content.guide
    if pose not in guide.poses:
        raise UnknownDrawingError(f"there is no pose '{pose}'{suggest(pose, guide.poses)}")
    from .pose_drawings import check, faulty_drawing, site_files  # noqa: PLC0415 loads what draws

    one, people, muscles = guide.poses[pose], guide.people, guide.muscles
    if form not in (known := one.forms):
        raise UnknownDrawingError(f"the pose '{pose}' has no form '{form}'; there are: {', '.join(known)}")
    problems = tuple(
        content.problem(f"poses/{pose}.yaml", fault.place, fault.message, fault.rule)
        for fault in check(one, people, muscles)
    )
    if tuple(unsolvable(one, people, muscles)):
        raise ContentError(problems)
    state = form.removesuffix("-mirrored")
    if state in one.states:
        return faulty_drawing(one, state, people, muscles, mirrored=state != form)[0], problems
    return site_files(one, people, muscles)[f"{pose}-{form}.svg"], problems


def site_drawings(drawn: Iterable[Drawn]) -> dict[str, str]:
    """Every drawing for the site, by its path in it."""
    return {f"{FOLDER}/{name}": svg for one in drawn for name, svg in one.files.items()}


def _draw(poses: Sequence[Pose], guide: Guide, keep: Callable[[Pose, Drawn], None]) -> None:
    """Draw these poses, each in a process of its own if there are many, and have each kept.

    Those that take longest come first, so that no processor is left with one of them at the end.
    """
    if len(poses) < MIN_PARALLEL:
        for pose in poses:
            keep(pose, _drawn(guide, pose))
        return
    from sphinx.util.parallel import ParallelTasks  # noqa: PLC0415 loads half of Sphinx

    from . import pose_drawings  # noqa: F401, PLC0415 loads what draws once, not in each process anew

    tasks = ParallelTasks(os.cpu_count() or 1)
    for pose in sorted(poses, key=lambda pose: -_pictures(guide, pose)):
        tasks.add_task(partial(_drawn, guide), pose, keep)
    tasks.join()


def _drawn(guide: Guide, pose: Pose) -> Drawn:
    from .pose_drawings import check, hold_file, print_files, site_files  # noqa: PLC0415 loads what draws

    people, muscles = guide.people, guide.muscles
    if found := check(pose, people, muscles):
        return Drawn(tuple(Fault(one.place, one.message, one.rule) for one in found), {}, {})
    site = (site_files if _is_of_a_stretch(guide, pose) else hold_file)(pose, people, muscles)
    return Drawn((), site, print_files(site, pose, people))


def _is_of_a_stretch(guide: Guide, pose: Pose) -> bool:
    return any(one.pose == pose.id for one in guide.stretches)


def _pictures(guide: Guide, pose: Pose) -> int:
    """About how many drawings are made of a pose."""
    return len(pose.forms) if _is_of_a_stretch(guide, pose) else len(pose.states)


def _read(kept: bytes | None, key: str) -> Drawn | None:
    """What was kept, if it was drawn under this key."""
    data = json.loads(kept) if kept else {}
    if data.get("key") != key:
        return None
    faults = tuple(Fault(tuple(one["place"]), one["message"], one["rule"]) for one in data["faults"])
    return Drawn(faults, data["files"], data["prints"])


def _key(guide: Guide, pose: Pose) -> str:
    """Everything that a pose's drawings depend on, as a checksum."""
    person = guide.people.root.get(pose.person)
    parts = (pose.model_dump_json(exclude_unset=True), person.model_dump_json() if person else "")
    return _checksum(*parts, str(_is_of_a_stretch(guide, pose)), guide.muscles.model_dump_json())


def _checksum(*parts: str) -> str:
    """A checksum of parts of the content and of the code that draws."""
    return hashlib.sha256("\0".join((_code(), *parts)).encode()).hexdigest()


@cache
def _code() -> str:
    """A checksum of the code that draws."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _modules())).hexdigest()


def _modules() -> Iterator[Path]:
    """The files of the code that draws: this room's, and what it takes from others to draw."""
    room = Path(__file__).parent
    yield from sorted(room.glob("*.py"))
    yield from (room.parent / "model" / f"{name}.py" for name in MODELS)
    yield room.parent / "text/markup.py"
