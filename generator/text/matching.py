"""Where expressions match in texts, remembered: under `live` an edit changes few of them."""

import re
from functools import lru_cache

from .markup import CACHE_SIZE


def matches(expression: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Where an expression matches in a text, in order."""
    # Remembered by the text of the expression: Python hashes a compiled one anew each time, all its code.
    return _matches(expression.pattern, expression.flags, text)


@lru_cache(CACHE_SIZE)
def _matches(expression: str, flags: int, text: str) -> tuple[re.Match[str], ...]:
    return tuple(re.compile(expression, flags).finditer(text))
