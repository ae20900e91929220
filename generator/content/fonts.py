"""The faces of a content folder: which files are fonts, and which of them can be printed with."""

import struct
from pathlib import Path

SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
"""How the names of fonts end that are printed with, in small letters or in capitals."""
OTHERS = {".woff", ".woff2", ".eot", ".pfa", ".pfb", ".dfont"}
"""How the names of fonts end that no paper is printed with."""
BEGINNINGS = (b"\0\1\0\0", b"OTTO", b"true")
"""The first bytes of a font, as it says how many tables it has."""
COLLECTION = b"ttcf"
"""The first bytes of several fonts in one file."""
TABLES, ENTRY = 12, 16
"""The bytes before the list of a font's tables, and those of each entry of it."""

NO_FONT = "is not a font that can be printed with (ttf or otf); put one here, or delete the file"


def is_font(path: Path) -> bool:
    """Whether a file is taken as a font, by its name."""
    return path.suffix in SUFFIXES or path.suffix in {suffix.upper() for suffix in SUFFIXES}


def font_flaw(path: Path) -> str:
    """What is wrong with a file among the fonts, by its name and first bytes; empty if it is fine or no font.

    Raises OSError if it cannot be read.
    """
    suffix = path.suffix.casefold()
    if suffix in OTHERS:
        return NO_FONT
    if suffix not in SUFFIXES:
        return ""
    if not is_font(path):
        return f"must have a name that ends in small letters; rename the file to '{path.stem}{suffix}'"
    return "" if _is_whole(path) else NO_FONT


def _is_whole(path: Path) -> bool:
    """Whether a file begins as a font does, and has all tables that it lists there."""
    with path.open("rb") as file:
        head = file.read(TABLES)
        if head.startswith(COLLECTION):
            return True
        if not head.startswith(BEGINNINGS) or len(head) < TABLES:
            return False
        (tables,) = struct.unpack(">4xH6x", head)
        listed = file.read(tables * ENTRY)
    size = path.stat().st_size
    whole = len(listed) == tables * ENTRY > 0
    return whole and all(start + length <= size for start, length in struct.iter_unpack(">8xII", listed))
