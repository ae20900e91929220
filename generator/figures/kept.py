"""Solved angles, kept on disk while the pose, the person and this code are unchanged."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator.model.people import Person
from generator.model.pose import Pose, StateName

from .solver import Solved, solve_pose

CODE = ("geometry.py", "skeleton.py", "body.py", "solver.py")


@lru_cache(maxsize=1)
def code_version() -> str:
    """A hash of the code that solves a pose."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in CODE)).hexdigest()


def key_of(pose: Pose, person: Person) -> str:
    """What a solved pose depends on, as a hash: it is the same for the same data."""
    words = {"title", "alt", "marks", "arrows", "promise"}
    states = {
        name: state.model_dump_json(exclude=words) for name, state in sorted(pose.states.items())
    }
    told = [pose.facing, {k: v.model_dump_json() for k, v in pose.props.items()}, states, person.model_dump_json()]
    return hashlib.sha256((code_version() + json.dumps(told)).encode()).hexdigest()[:32]


_solved_here: dict[str, dict[StateName, Solved]] = {}


def solve(pose: Pose, person: Person, cache: Path | None = None) -> Mapping[StateName, Solved]:
    """The solved states of a pose: from memory, from the cache folder, or worked out and kept there.

    A cache file that cannot be read is worked out again; one that cannot be written is left."""
    key = key_of(pose, person)
    if key not in _solved_here:
        file = cache / f"{key}.json" if cache else None
        found = _read(file) if file else None
        _solved_here[key] = found if found else solve_pose(pose, person)
        if file and not found:
            _write(file, _solved_here[key])
    return _solved_here[key]


def _read(file: Path) -> dict[StateName, Solved] | None:
    names: tuple[StateName, StateName] = ("start", "hold")
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        found = {
            name: Solved(
                {str(k): float(v) for k, v in data[name]["angles"].items()},
                {str(k): float(v) for k, v in data[name]["gaps"].items()},
            )
            for name in names
            if name in data
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found or None


def _write(file: Path, solved: Mapping[StateName, Solved]) -> None:
    data = {name: {"angles": dict(s.angles), "gaps": dict(s.gaps)} for name, s in solved.items()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(data, out, sort_keys=True)
        Path(name).replace(file)
    except OSError:
        return
