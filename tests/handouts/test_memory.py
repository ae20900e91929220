"""After printing, memory that is free goes back to the system."""

import ctypes
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.handouts import memory

BLOCK, BLOCKS = 100_000, 1_000
"""Small enough that the C library does not ask the system for each block by itself."""


def resident() -> int:
    """How many bytes of memory this process has, as the system counts."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_free_memory_goes_back_to_the_system() -> None:
    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_trim"):
        return  # another C library gives it back by itself
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    blocks = [library.malloc(BLOCK) for _ in range(BLOCKS)]
    for block in blocks:
        ctypes.memset(block, 1, BLOCK)
    for block in blocks[:-1]:  # the last holds the others below the top of what the library has
        library.free(block)
    before = resident()
    memory.return_free_memory()
    after = resident()
    library.free(blocks[-1])
    assert before - after > BLOCK * BLOCKS / 2


def test_another_c_library_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    memory.return_free_memory()
