"""The names of content files: each says what the file holds, and in a folder it is an id too."""

import os
import re
import unicodedata
from collections.abc import Iterator, Set
from pathlib import Path

from pydantic import BaseModel

from .files import FOLDERS
from .problems import Problem
from .suggestions import suggest
from .wrong_values import ID_FORM

HIDDEN = "."
"""What the name of a hidden file begins with: editors and systems keep what is theirs in such."""

UNPARTED = str.maketrans("đðħ\u0131łøŧ", "ddhilot") | str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not part into a plain one and a mark."""

BACKUP = "~"
"""What the name of a file ends with that an editor keeps as it was before a save."""

SUFFIXES = {".yaml", ".yml"}
WHERE = "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/"
NAME = "the name of a file here must end in .yaml"


def misnamed(path: str, id: str) -> Problem:
    """The problem of a file whose name is no id, and the name that it should have."""
    told = f"the file's name is an id and an address: {ID_FORM}; rename the file to '{id}.yaml'"
    return Problem(path, 1, 1, "", told, "file-name")


def slug(name: str) -> str:
    """The id that comes nearest to a name; empty if it holds neither Latin letters nor digits."""
    letters = unicodedata.normalize("NFKD", name).casefold().translate(UNPARTED)
    plain = letters.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def unknown_files(folder: Path, shown: str, known: Set[str]) -> Iterator[Problem]:
    """The files that are meant as content, but are none that a guide has, each with the name or place that it
    should have."""
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if inner.as_posix() in known or any(map(_is_left_alone, inner.parts)) or not _is_meant(inner, known):
            continue
        if not path.is_dir():
            told = _told(inner.as_posix(), known, folder)
            yield Problem(f"{shown}/{inner.as_posix()}", 1, 1, "", told, "unknown-file")


def missing_file(folder: Path, name: str, shown: str, model: type[BaseModel]) -> Problem | None:
    """The problem of a file that is not there (path below the content folder), by what it must hold; if it
    stands there under a name like its own, the problem of that name. None if it is there."""
    path = folder / name
    if os.path.lexists(path):
        return None
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    for one in beside:
        if one.is_file() and not _is_left_alone(one.name) and right_name(one.name) == path.name:
            other = one.relative_to(folder).as_posix()
            if one.suffix.casefold() in SUFFIXES or path.name in one.name or other == stem_of(name):
                told = _told(other, {name}, folder)
                return Problem(f"{shown}/{other}", 1, 1, "", told, "unknown-file")
    fields = [one.alias or key for key, one in model.model_fields.items() if one.is_required()]
    told = f"is missing; put it back, or write it anew with {', '.join(fields)} (README.md says what each is)"
    return Problem(f"{shown}/{name}", 1, 1, "", told, "missing")


def _is_left_alone(name: str) -> bool:
    """Whether the name of a file or folder is that of something which an editor or system keeps."""
    return name.startswith(HIDDEN) or name.endswith(BACKUP)


def _is_meant(path: Path, known: Set[str]) -> bool:
    """Whether a file (path below the content folder) is one that readers are to see something of."""
    if path.suffix.casefold() in SUFFIXES or path.parts[0] in FOLDERS:
        return True
    name = path.name.casefold()
    return len(path.parts) == 1 and any(one in name or one == f"{name}.yaml" for one in known)


def _told(name: str, known: Set[str], content: Path) -> str:
    """What is told of a file that is none of the guide's: the name or the place that it should have."""
    folder, _, file = name.rpartition("/")
    top, _, deeper = folder.partition("/")
    right = right_name(file)
    beside = f"{folder}/{right}" if folder else right
    if deeper and top in FOLDERS:
        return f"files here stand in no folder of their own; move the file to '{top}/{right}'"
    where = NAME if folder in FOLDERS else WHERE
    if beside != name and (content / beside).is_file():
        return f"{where}; '{right}' is there already: put the two together, or delete this file"
    if folder in FOLDERS or beside in known:
        return f"{where}; rename the file to '{right}'"
    return where + suggest(name, known)


def right_name(file: str) -> str:
    """The name that a file should have that is meant as YAML: one ending, and small letters."""
    return f"{slug(stem_of(file)) or 'x'}.yaml"


def stem_of(file: str) -> str:
    """The name of a file up to its ending; up to that of YAML, where more endings follow it."""
    found = re.match(r"(.+?)\.ya?ml(\.|$)", file, re.IGNORECASE)
    return found[1] if found else file.rpartition(".")[0] or file
