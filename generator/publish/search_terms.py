"""The terms that pages explain, for the index of the search."""

from sphinx.environment import BuildEnvironment
from sphinx.util.index_entries import split_index_msg

from .sphinx_internals import IndexEntry


def terms_of(env: BuildEnvironment, page: str) -> list[IndexEntry]:
    """The terms that a page explains, as the index has them: word, address on the page, mark."""
    entries = env.domains.index_domain.entries.get(page, ())
    words = (
        (word, target or "", main)
        for kind, value, target, main, _ in entries
        for word in split_index_msg(kind, value)
    )
    return sorted(set(words))
