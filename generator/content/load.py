"""The content folder to a `Guide`, or every problem of every file at once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..model.article import About, Faq, HandoutsPage, Overview, Tips
from ..model.base import Place
from ..model.changes import Changelog
from ..model.chooser import Chooser
from ..model.evidence import Claims, Glossary, Sources
from ..model.guide import Guide, Settings
from ..model.moved import Moved
from ..model.muscles import Anatomy, Muscles
from ..model.people import People
from ..model.pose import Pose
from ..model.reviewed import Reviewed
from ..model.safety import Safety
from ..model.stretch import Routines, Stretch
from ..model.style import Style
from ..model.words import Words
from .messages import parse
from .problems import ContentError, Problem
from .source import Source, read, unreadable

FILES: Mapping[str, type[BaseModel]] = {
    "guide.yaml": Settings,
    "words.yaml": Words,
    "overview.yaml": Overview,
    "safety.yaml": Safety,
    "chooser.yaml": Chooser,
    "routines.yaml": Routines,
    "handouts.yaml": HandoutsPage,
    "tips.yaml": Tips,
    "faq.yaml": Faq,
    "claims.yaml": Claims,
    "sources.yaml": Sources,
    "glossary.yaml": Glossary,
    "about.yaml": About,
    "people.yaml": People,
    "muscles.yaml": Muscles,
    "anatomy.yaml": Anatomy,
    "changelog.yaml": Changelog,
    "moved.yaml": Moved,
    "reviewed.yaml": Reviewed,
    "style.yaml": Style,
}
"""What each file of the content folder holds."""

FONTS = "fonts"
"""The folder of faces for scripts that the guide's own typeface lacks."""

OPTIONAL = {"anatomy.yaml", "changelog.yaml", "moved.yaml", "reviewed.yaml", "style.yaml"}

FOLDERS: Mapping[str, type[BaseModel]] = {"stretches": Stretch, "poses": Pose}
"""What each file in a folder holds; its name is its id."""


@dataclass(frozen=True, eq=False)  # each is itself, so that what was found in one can be remembered
class Content:
    """A guide with the files that it came from, so that a problem can say where."""

    guide: Guide
    files: Mapping[str, Source]

    def problem(self, file: str, place: Place, message: str, rule: str, **more: Any) -> Problem:
        """A problem at a place of a file (path below the content folder)."""
        return self.files[file].problem(place, message, rule, **more)


def load(folder: Path) -> Content:
    """Read the whole content folder.

    Raises ContentError with the problems of all files, sorted, if there is any.
    """
    shown = _shown(folder)
    if not folder.is_dir():
        raise ContentError((Problem(shown, 1, 1, "", "must be a folder with content files", "no-content"),))
    problems = [*_unknown_files(folder, shown), *_unreadable_paths(folder, shown)]
    files: dict[str, Source] = {}
    parts: dict[str, Any] = {}
    for name, model in _wanted(folder):
        source = read(folder / name, f"{shown}/{name}", folder)
        part = _parse(source, model, name) if isinstance(source, Source) else source
        if isinstance(part, tuple):
            problems += part
        else:
            parts[name] = part
        if isinstance(source, Source):
            files[name] = source
    if problems:
        raise ContentError(tuple(sorted(problems)))
    return Content(_guide(parts), files)


def _shown(folder: Path) -> str:
    near = Path(os.path.relpath(folder))
    return (folder if ".." in near.parts else near).as_posix()


def _wanted(folder: Path) -> Iterator[tuple[str, type[BaseModel]]]:
    for name, model in FILES.items():
        if name not in OPTIONAL or os.path.lexists(folder / name):
            yield name, model
    for inner, model in FOLDERS.items():
        for path in sorted((folder / inner).glob("*.yaml")):
            yield f"{inner}/{path.name}", model


def _parse(source: Source, model: type[BaseModel], name: str) -> BaseModel | tuple[Problem, ...]:
    folder, _, file = name.rpartition("/")
    if not folder:
        return parse(source, model)
    if isinstance(source.data, dict) and "id" in source.data:
        return (source.problem(("id",), "must not be written here: the file's name is the id", "id-in-file"),)
    return parse(replace(source, data={**source.data, "id": file.removesuffix(".yaml")}), model)


def _unknown_files(folder: Path, shown: str) -> Iterator[Problem]:
    known = {name for name, _ in _wanted(folder)} | FILES.keys()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in {".yaml", ".yml"} and name not in known and not hidden:
            where = "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/"
            yield Problem(f"{shown}/{name}", 1, 1, "", where, "unknown-file")


def _unreadable_paths(folder: Path, shown: str) -> Iterator[Problem]:
    """Folders and fonts that are not read: links that lead out of the content folder, pipes and the like."""
    folders = (folder / name for name in (*FOLDERS, FONTS) if os.path.lexists(folder / name))
    for path in (*folders, *(folder / FONTS).rglob("*")):
        yield from unreadable(path, f"{shown}/{path.relative_to(folder).as_posix()}", folder)


def _guide(parts: Mapping[str, Any]) -> Guide:
    stretches = (part for name, part in parts.items() if name.startswith("stretches/"))
    return Guide(
        settings=parts["guide.yaml"],
        words=parts["words.yaml"],
        overview=parts["overview.yaml"],
        safety=parts["safety.yaml"],
        chooser=parts["chooser.yaml"],
        stretches=tuple(sorted(stretches, key=lambda one: (one.order, one.id))),
        routines=parts["routines.yaml"],
        handouts=parts["handouts.yaml"],
        tips=parts["tips.yaml"],
        faq=parts["faq.yaml"],
        claims=parts["claims.yaml"],
        sources=parts["sources.yaml"],
        glossary=parts["glossary.yaml"],
        about=parts["about.yaml"],
        people=parts["people.yaml"],
        muscles=parts["muscles.yaml"],
        poses={part.id: part for name, part in parts.items() if name.startswith("poses/")},
        anatomy=parts.get("anatomy.yaml"),
        changelog=parts.get("changelog.yaml"),
        moved=parts.get("moved.yaml"),
        style=parts.get("style.yaml"),
        reviewed=parts.get("reviewed.yaml"),
    )
