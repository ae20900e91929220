"""The content folder as far as it can be taken, so that one broken file does not hide what the rest says."""

from dataclasses import replace
from pathlib import Path

from ..model.base import Place
from .files import FILES, OPTIONAL
from .load import Content, guide_of, id_of, read_all, shown_path, wanted_files
from .source import nowhere
from .stand_in import stand_in

WHOLE: frozenset[Place] = frozenset({()})
"""Where something stands in for a file of which nothing can be taken."""

STYLE = "style.yaml"
"""What texts are judged by: with anything else in its place much that is fine would be told."""


def load_rest(folder: Path) -> Content | None:
    """The content folder with stand-ins for what is wrong in it; None if none can stand in.

    What cannot be read at all is left out, if it is a stretch, a pose or a file that a guide may do without;
    so are rules of style with anything wrong in them.
    """
    read, shown = read_all(folder), shown_path(folder)
    wanted = dict(wanted_files(folder)) if folder.is_dir() else {}
    missing = sorted(wanted.keys() - read.parts.keys())
    broken = dict.fromkeys(missing, WHOLE)
    for name in missing:
        right, source = _right_name(name), read.files.get(name)
        if right != name and right in wanted:
            continue
        broken[right] = WHOLE
        if name == STYLE or (source is None and (name in OPTIONAL or "/" in name)):
            continue
        if "/" in name and source:
            source = replace(source, data={**source.data, "id": id_of(name)})
        if found := stand_in(wanted[name], source):
            read.parts[right], places = found
            broken[name] = broken[right] = places
            read.files.update({right: source} if source else {})
    if not read.parts.keys() >= FILES.keys() - OPTIONAL:
        return None
    nothing = {name: nowhere(f"{shown}/{name}") for name in broken}
    return Content(guide_of(read.parts), {**nothing, **read.files}, broken)


def _right_name(name: str) -> str:
    """The name that a file has, or should have if it is no id."""
    folder, slash, _ = name.rpartition("/")
    return f"{folder}/{id_of(name)}.yaml" if slash else name
