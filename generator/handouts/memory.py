"""Memory: Typst holds much of it, and the system's library holds what Typst has given back."""

import ctypes

import typst

TYPST_CACHE_AGE = 11
"""After so many documents Typst has given back what it held of one."""


def forget_documents() -> None:
    """Make Typst give back what it holds of a long document: 2 MB a page, in case that one of the next ten
    documents is much the same."""
    none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(TYPST_CACHE_AGE):
        typst.Compiler(b"", font_paths=none).compile(format="pdf")


def return_free_memory() -> None:
    """Give memory that nobody uses back to the system, where its C library (glibc) keeps it.

    What Typst used is else held until the process ends: Python's own objects are never put there.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
