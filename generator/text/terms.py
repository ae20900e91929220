"""Terms of the glossary, found in running text."""

import re

from ..model.evidence import Glossary
from .matching import matches


class TermFinder:
    """Finds the glossary's words, in any of their forms, in running text."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms = {
            form.casefold(): entry.term for entry in glossary.terms for form in (entry.term, *entry.also)
        }
        forms = sorted(self._terms, key=lambda form: (-len(form), form))
        self._pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE
        )

    def find(self, text: str) -> list[tuple[re.Match[str], str]]:
        """Every word of the glossary in the text, as (match, term of the entry), longest forms first."""
        found = ((match, self._terms.get(match[0].casefold())) for match in matches(self._pattern, text))
        return [(match, term) for match, term in found if term]  # `İ` matches `i`, but is another letter
