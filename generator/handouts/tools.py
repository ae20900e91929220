"""What documents are made with: templates and typefaces, and a checksum of those and all else that counts."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from ..content import is_font

ROOM = Path(__file__).parent
FONTS = ROOM / "fonts"
TEMPLATES = {
    "sheet": ("look.typ", "sheet.typ", "own.typ", "document.typ"),
    "large": ("look.typ", "sheet.typ", "own.typ", "large.typ", "document.typ"),
    "both": ("look.typ", "sheet.typ", "own.typ", "both.typ", "document.typ"),
    "booklet": ("look.typ", "sheet.typ", "booklet.typ", "document.typ"),
    "folded": ("look.typ", "sheet.typ", "booklet.typ", "folded.typ", "document.typ"),
    "signature": ("look.typ", "sheet.typ", "booklet.typ", "signature.typ", "document.typ"),
}
"""The templates of each kind of document, in their order: to read those of all takes a tenth of its time."""
CODE = (
    "document.py",
    "elements.py",
    "fitting.py",
    "runs.py",
    "serialization.py",
    "sizes.py",
    "tools.py",
    "typeset.py",
)
LIBRARIES = ("segno", "typst")
"""What stands between a document and its PDF."""


def templates() -> Mapping[str, bytes]:
    """The template of each kind of document, whole."""
    folder = ROOM / "templates"
    return {
        kind: b"".join((folder / name).read_bytes() for name in names) for kind, names in TEMPLATES.items()
    }


def tools_checksum(fonts: Iterable[Path]) -> str:
    """A checksum of all that makes a PDF of a document: code, templates, libraries and fonts."""
    digest = hashlib.sha256(" ".join(map(version, LIBRARIES)).encode())
    faces = (path for folder in fonts for path in sorted(folder.rglob("*")) if is_font(path))
    code = (ROOM / name for name in CODE)
    for path in (*code, *sorted((ROOM / "templates").glob("*.typ")), *faces):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
