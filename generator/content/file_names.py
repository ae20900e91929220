"""The names of content files: each says what the file holds, and in a folder it is an id too."""

import re
import unicodedata
from collections.abc import Iterator, Set
from pathlib import Path

from .messages import ID_FORM, suggest
from .problems import Problem

HIDDEN = "."
"""What the name of a hidden file begins with: editors and systems keep what is theirs in such."""


def misnamed(path: str, id: str) -> Problem:
    """The problem of a file whose name is no id, and the name that it should have."""
    told = f"the file's name is an id and an address: {ID_FORM}; rename the file to '{id}.yaml'"
    return Problem(path, 1, 1, "", told, "file-name")


def slug(name: str) -> str:
    """The id that comes nearest to a name; empty if it holds neither letters nor digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def unknown_files(folder: Path, shown: str, known: Set[str]) -> Iterator[Problem]:
    """The files that are YAML, but none that a guide has, each with the name that it should have."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(HIDDEN) for part in path.relative_to(folder).parts)
        if path.suffix.casefold() in {".yaml", ".yml"} and name not in known and not hidden:
            where = "a .yaml file here must be one of the guide's own, or stand in stretches/ or poses/"
            yield Problem(f"{shown}/{name}", 1, 1, "", where + _meant(name, known), "unknown-file")


def _meant(name: str, known: Set[str]) -> str:
    """The name that a file most likely should have, as advice."""
    folder, _, file = name.rpartition("/")
    right = f"{slug(file.rpartition('.')[0])}.yaml"
    if folder in ("stretches", "poses") or (not folder and right in known):
        return f"; rename the file to '{right}'"
    return suggest(name, known)
