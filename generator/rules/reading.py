"""Rules on how hard the text is to read; the formula holds for English, so they judge no other language.

Their limits stand in style.yaml, under `limits`; where it names none, those of the model hold.
"""

from collections import defaultdict
from collections.abc import Iterator

from ..content import Content, Problem, texts, texts_and_alts
from ..model.base import Place
from ..model.guide import Guide
from ..model.style import Limits
from ..text import markup, measure


def check_long_sentence(content: Content) -> Iterator[Problem]:
    """A sentence must have 25 words at most, or as many as `limits` in style.yaml says.

    Bad: one sentence that tells the whole stretch
    Good: two short ones
    """
    most = limits(content).sentence
    for file, place, text in texts_and_alts(content) if in_english(content.guide) else ():
        longest = measure([markup.plain(text)]).longest
        if longest > most:
            told = f"a sentence must have {most} words at most, but one has {longest}; make two of it"
            yield content.problem(file, place, told, "long-sentence")


def check_mean_sentence(content: Content) -> Iterator[Problem]:
    """The sentences of a page must have 14 words at most, taken together, or as many as `limits` says.

    Bad: a page on which sentence after sentence has 20 words
    Good: a page of short sentences with a longer one here and there
    """
    most = limits(content).mean
    for file, page in by_file(content).items():
        mean = measure(page).mean
        if mean > most:
            told = f"sentences must have {most:g} words at most on average, but have {mean:.1f}"
            yield content.problem(file, (), told, "mean-sentence")


def check_page_grade(content: Content) -> Iterator[Problem]:
    """A page must read at grade 6.5 or lower (Flesch-Kincaid), or at the grade that `limits` says.

    Bad: `The musculature necessitates gradual elongation.`
    Good: `Stretch the muscle slowly.`
    """
    highest = limits(content).page_grade
    for file, page in by_file(content).items():
        grade = measure(page).grade
        if grade > highest:
            told = f"must read at grade {highest:g} or lower, but reads at {grade:.1f}; use shorter words"
            yield content.problem(file, (), told, "page-grade")


def check_step_grade(content: Content) -> Iterator[Problem]:
    """The steps of a stretch must read at grade 5 or lower (Flesch-Kincaid), or at that of `limits`.

    Bad: `Position your contralateral extremity anteriorly.`
    Good: `Put your other foot in front.`
    """
    highest = limits(content).step_grade
    steps: dict[str, list[str]] = defaultdict(list)
    for file, place, text in english(content):
        if place[0] in ("steps", "last_alone"):
            steps[file].append(markup.plain(text))
    for file, page in steps.items():
        grade = measure(page).grade
        if grade > highest:
            told = f"must read at grade {highest:g} or lower, but read at {grade:.1f}; use shorter words"
            yield content.problem(file, ("steps",), told, "step-grade")


def limits(content: Content) -> Limits:
    """How hard a text may be to read."""
    return content.guide.style.limits if content.guide.style else Limits()


def english(content: Content) -> Iterator[tuple[str, Place, str]]:
    """The texts whose reading grade can be measured."""
    if in_english(content.guide):
        yield from texts(content)


def in_english(guide: Guide) -> bool:
    """Whether the guide is written in the language for which the formula holds."""
    return guide.settings.language.partition("-")[0] == "en"


def by_file(content: Content) -> dict[str, list[str]]:
    """The plain texts of every file whose reading grade can be measured."""
    pages: dict[str, list[str]] = defaultdict(list)
    for file, _, text in english(content):
        pages[file].append(markup.plain(text))
    return pages
