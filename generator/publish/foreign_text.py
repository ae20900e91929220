"""Texts in another language than their page: marked where they are shown, so that they are read out right.

They come between marks (`content.UNTRANSLATED`, `content.AS_WRITTEN`), which no published file keeps.
"""

import re
from html import escape

from ..content import AS_WRITTEN, UNTRANSLATED, without_marks

MARKS = "".join((*UNTRANSLATED, *AS_WRITTEN))
MARKED = re.compile(f"[{UNTRANSLATED[0]}{AS_WRITTEN[0]}](.*?)[{UNTRANSLATED[1]}{AS_WRITTEN[1]}]", re.DOTALL)
NO_PLACE = re.compile(r"<(script|title|style|textarea|option)\b.*?</\1>|<[^<>]*>", re.DOTALL)
"""Where an element cannot stand: in a tag, in data, and in what holds plain text."""


def with_language(html: str, language: str, direction: str) -> str:
    """The page with an element of that language around each text between marks; elsewhere they are gone."""
    if not any(mark in html for mark in MARKS):
        return html
    start = f'<span lang="{escape(language)}" dir="{escape(direction)}">'
    clean = NO_PLACE.sub(lambda tag: without_marks(tag[0]), html)
    return without_marks(MARKED.sub(rf"{start}\1</span>", clean))
