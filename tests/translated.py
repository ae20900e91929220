"""The guide in its languages, for tests of files that are whole."""

from collections.abc import Collection
from pathlib import Path

from generator.content import Content, ContentError, Translated
from generator.content.translate import translations as translations_and_problems


def translations(
    content: Content, folder: Path, languages: Collection[str] | None = None
) -> tuple[Translated, ...]:
    """The guide in each language, in order; ContentError with what is wrong in their files."""
    found, problems = translations_and_problems(content, folder, languages)
    if problems:
        raise ContentError(problems)
    return found
