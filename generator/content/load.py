"""The content folder to a `Guide`, or every problem of every file at once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..model.base import Place
from ..model.guide import Guide
from .file_names import HIDDEN, misnamed, missing_file, slug, unknown_files
from .files import FILES, FOLDERS, FONTS, LANGUAGE_FILE, LOCALE, OPTIONAL
from .fonts import font_flaw
from .messages import parse
from .problems import ContentError, Problem
from .source import MOST_KEPT, Source, read, unreadable


@dataclass(frozen=True, eq=False)  # each is itself, so that what was found in one can be remembered
class Content:
    """A guide with the files that it came from, so that a problem can say where."""

    guide: Guide
    files: Mapping[str, Source]
    broken: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    """Files (below the content folder) that could not be taken as they are, and where something stands in.

    The place of a whole file that stands in is empty.
    """

    def problem(self, file: str, place: Place, message: str, rule: str, **more: Any) -> Problem:
        """A problem at a place of a file (path below the content folder)."""
        return self.files[file].problem(place, message, rule, **more)

    def language_problem(self, message: str, rule: str) -> Problem:
        """A problem of everything that is in the guide's language."""
        return self.problem("guide.yaml", ("language",), message, rule)


@dataclass
class Read:
    """What was read of a content folder: the files that can be read, what they hold, and what is wrong."""

    problems: list[Problem]
    files: dict[str, Source] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)


def load(folder: Path) -> Content:
    """Read the whole content folder.

    Raises ContentError with the problems of all files, sorted, if there is any.
    """
    read = read_all(folder)
    if read.problems:
        raise ContentError(tuple(sorted(read.problems)))
    return Content(guide_of(read.parts), read.files)


def read_all(folder: Path) -> Read:
    """Every file of the content folder, as far as it can be read."""
    shown = shown_path(folder)
    if not folder.is_dir():
        return Read([Problem(shown, 1, 1, "", "must be a folder with content files", "no-content")])
    wanted = tuple(wanted_files(folder))
    locale = {f"{LOCALE}/{language}/{LANGUAGE_FILE}" for language in languages_in(folder)}
    known = {name for name, _ in wanted} | FILES.keys() | locale
    found = Read([*unknown_files(folder, shown, known), *_unreadable_paths(folder, shown)])
    for name, model in wanted:
        if absent := missing_file(folder, name, shown, model):
            found.problems += [] if absent in found.problems else [absent]
            continue
        source = read(folder / name, f"{shown}/{name}", folder)
        part = _parse(source, model, name) if isinstance(source, Source) else source
        if isinstance(part, tuple):
            found.problems += part
        else:
            found.parts[name] = part
        if isinstance(source, Source):
            found.files[name] = source
    return found


def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages that the content folder has a folder of catalogs for, in order."""
    folders = (path for path in (folder / LOCALE).glob("*") if path.is_dir())
    return tuple(sorted(path.name for path in folders if not path.name.startswith(HIDDEN)))


def shown_path(folder: Path) -> str:
    """The folder as problems name it."""
    near = Path(os.path.relpath(folder))
    return (folder if ".." in near.parts else near).as_posix()


def wanted_files(folder: Path) -> Iterator[tuple[str, type[BaseModel]]]:
    """The files that a guide has: the name of each, and what it holds."""
    for name, model in FILES.items():
        if name not in OPTIONAL or os.path.lexists(folder / name):
            yield name, model
    for inner, model in FOLDERS.items():
        for path in sorted((folder / inner).glob("*.yaml")):
            if not path.name.startswith(HIDDEN):
                yield f"{inner}/{path.name}", model


@lru_cache(MOST_KEPT)
def _parse(source: Source, model: type[BaseModel], name: str) -> BaseModel | tuple[Problem, ...]:
    folder, _, file = name.rpartition("/")
    if not folder:
        return parse(source, model)
    if isinstance(source.data, dict) and "id" in source.data:
        return (source.problem(("id",), "must not be written here: the file's name is the id", "id-in-file"),)
    id = id_of(name)
    part = parse(replace(source, data={**source.data, "id": id}), model)
    if f"{id}.yaml" == file:
        return part
    return (misnamed(source.path, id), *(part if isinstance(part, tuple) else ()))


def id_of(name: str) -> str:
    """The id that the name of a file gives, or should give."""
    return slug(name.rpartition("/")[2].removesuffix(".yaml")) or "x"


def _unreadable_paths(folder: Path, shown: str) -> Iterator[Problem]:
    """Folders and fonts that are not read: links that lead out of the content folder, pipes and the like."""
    folders = (folder / name for name in (*FOLDERS, FONTS, LOCALE) if os.path.lexists(folder / name))
    fonts = tuple((folder / FONTS).rglob("*"))
    for path in (*folders, *fonts, *(folder / LOCALE).rglob("*")):
        name = f"{shown}/{path.relative_to(folder).as_posix()}"
        strange = unreadable(path, name, folder)
        yield from strange
        hidden = path.name.startswith(HIDDEN)
        if path in fonts and not strange and not hidden and path.is_file() and (told := font_flaw(path)):
            yield Problem(name, 1, 1, "", told, "font")


def guide_of(parts: Mapping[str, Any]) -> Guide:
    """The guide of these parts, by the names of their files."""
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
        evidence=parts["evidence.yaml"],
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
        addresses=parts.get("addresses.yaml"),
        style=parts.get("style.yaml"),
        reviewed=parts.get("reviewed.yaml"),
    )
