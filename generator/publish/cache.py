"""What one run keeps for the next, as files that prove themselves."""

import hashlib
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .files import write_file


@dataclass(frozen=True)
class Cache(MutableMapping[str, bytes]):
    """Values by name (a relative path), each a file of `folder` that begins with the SHA-256 of the rest.

    A file that is damaged, changed or unreadable counts as missing. A value that the disk refuses is not
    kept, without an error: whoever asks for it makes it again.
    """

    folder: Path

    def __getitem__(self, name: str) -> bytes:
        try:
            checksum, _, value = (self.folder / name).read_bytes().partition(b"\n")
        except OSError:
            raise KeyError(name) from None
        if checksum != _checksum(name, value):
            raise KeyError(name)
        return value

    def __setitem__(self, name: str, value: bytes) -> None:
        with suppress(OSError):
            write_file(self.folder / name, _checksum(name, value) + b"\n" + value)

    def __delitem__(self, name: str) -> None:
        try:
            (self.folder / name).unlink()
        except OSError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return (path.relative_to(self.folder).as_posix() for path in files)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _checksum(name: str, value: bytes) -> bytes:
    """The name is part of it, so that a file under another's name is not taken for that."""
    return hashlib.sha256(name.encode() + b"\0" + value).hexdigest().encode()
