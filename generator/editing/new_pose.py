"""New poses: somebody who stands, to begin from, or a copy of another pose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..content import PLACEHOLDER, Source, Value, from_bytes, parse, read, suggest
from ..model.pose import Pose
from .examples import quoted
from .new_content import PLACEHOLDERS, NotMadeError, data_of

TITLE = re.compile(r"^title:[^\r\n]*(?:\r?\n[ \t]+[^\s#][^\r\n]*)*", re.MULTILINE)
"""The title of a pose's file, on one line or folded."""

NUMBER = re.compile(r'(?<=: )"(-[.\d]+)"$')
"""A number below zero, in quotes as a text."""


def standing(name: str, content: Path) -> dict[str, Value]:
    """A person who stands upright, then with a foot set back: what a body can do, to begin from."""
    muscles = data_of(content / "muscles.yaml", content).get("muscles")
    return {
        "title": name,
        "person": next(iter(data_of(content / "people.yaml", content)), PLACEHOLDERS.id),
        "target": {
            "parts": [next(iter(muscles), PLACEHOLDERS.id) if muscles else PLACEHOLDERS.id],
            "side": "left",
        },
        "states": {
            "start": {
                "alt": PLACEHOLDER,
                "angles": {"y": ".52", "left_arm": {"spread": "25"}, "right_arm": {"spread": "25"}},
                "free": ["x", "y", "z", "left_leg", "right_leg"],
                "touch": {
                    "left-foot": {"on": "floor", "x": "0", "z": "-.055"},
                    "right-foot": {"on": "floor", "x": "0", "z": ".055"},
                },
            },
            "hold": {
                "alt": f"{PLACEHOLDER}: name both sides, as in [left|right] foot",
                "angles": {"left_leg": {"hip": "-10"}},
                "touch": {"left-foot": {"on": "floor", "x": "-.12", "z": "-.055"}},
                "short_because": f"{PLACEHOLDER}, or take this line out as soon as it does",
            },
        },
    }


def told_once(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a pose, each help above the first field that it is about, and numbers without quotes."""
    told: set[tuple[str, ...]] = set()
    helps: list[str] = []
    for line in lines:
        if line.lstrip().startswith("# "):
            helps.append(line)
            continue
        if (what := tuple(one.strip() for one in helps)) not in told:
            yield from helps
        told.add(what)
        helps = []
        yield NUMBER.sub(r"\1", line)


def copy_of(like: str, name: str, content: Path) -> str:
    """The text of a pose's file with another title, and nothing else changed."""
    known = {path.stem: path for path in (content / "poses").glob("*.yaml")}
    if like not in known:
        raise NotMadeError(f"there is no pose '{like}'{suggest(like, known)}")
    shown = known[like].as_posix()
    source = read(known[like], shown, content)
    if not isinstance(source, Source) or isinstance(_parsed(source, like), tuple):
        raise NotMadeError(f"{shown} cannot be copied as it is; run `make check` and mend it first")
    text = known[like].read_bytes().decode("utf-8-sig")
    copy = TITLE.sub(lambda _: f"title: {quoted(name)}", text, count=1)
    copied = from_bytes(copy.encode(), shown)
    if not isinstance(copied, Source) or copied.data != {**source.data, "title": name}:
        raise NotMadeError(f"`title` must stand on a line of its own in {shown}, so that it can be replaced")
    return copy


def _parsed(pose: Source, id: str) -> object:
    """What the schema makes of a pose's file: the pose, or problems."""
    return parse(replace(pose, data={**pose.data, "id": id}), Pose)
