"""What an editor may have meant by a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest of the words, or nothing where none is near."""
    near = nearest(word, words)
    return f"; did you mean '{near}'?" if near else ""


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The nearest of the words, whatever their capitals; None where none is near."""
    plain = {known.casefold(): known for known in words}
    near = get_close_matches(word[:80].casefold(), plain, n=1, cutoff=0.7)
    return plain[near[0]] if near else None
