"""What new content of every kind has in common."""

from pathlib import Path

from ..content import PLACEHOLDER, Placeholders, Source, Value, read

PLACEHOLDERS = Placeholders(PLACEHOLDER, PLACEHOLDER.lower())


class NotMadeError(Exception):
    """What was asked for cannot be begun; nothing has been written."""


def data_of(path: Path, content: Path) -> dict[str, Value]:
    """What a file holds; nothing if it cannot be read."""
    source = read(path, path.name, content)
    return source.data if isinstance(source, Source) else {}  # type: ignore[return-value]
