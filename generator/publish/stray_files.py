"""Keeps out of a build what lies around it: pages that somebody else put among those that were generated.

What the generator reads stands in the content folder and in the project's own code; a page in Sphinx's source
folder that it did not write would get into the site, its search and its worker.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .cache import Cache
from .generated_list import Copies, read_list


def exclude_stray_pages(docs: Path, kept: str, excluded: Sequence[str]) -> Iterator[str]:
    """A pattern for each page in Sphinx's source folder that was not generated, told on standard error.

    In the folder `kept`, which Sphinx does not read, the generator keeps what it needs for its next run. What
    the patterns `excluded` leave out already is not told: it never gets into a build.
    """
    for page in stray_pages(docs, Cache(docs / kept), (*excluded, kept)):
        print(f"{docs / page}: is left out, for it was not made from the content", file=sys.stderr)
        yield exclude_pattern(page)


def stray_pages(docs: Path, copies: Copies, excluded: Sequence[str]) -> tuple[str, ...]:
    """The pages below Sphinx's source folder that the generator did not write, as paths in it, in order.

    They are looked for as Sphinx does it, by whose patterns files and folders are `excluded`.
    """
    from sphinx.util.matching import get_matching_files  # noqa: PLC0415  (a check does without Sphinx)

    generated = read_list(docs, copies).checksums
    found = get_matching_files(docs, ["**.md"], excluded)
    return tuple(sorted(page for page in found if page not in generated))


def exclude_pattern(path: str) -> str:
    """The pattern by which Sphinx leaves out just this file."""
    return re.sub(r"[*?]", r"[\g<0>]", path.replace("[", r"[\[]"))
