"""Rules on how hard the text is to read; the formula holds for English, so they judge no other language."""

from collections import defaultdict
from collections.abc import Iterator

from ..content import Content, Problem, texts
from ..model.base import Place
from ..text import markup, measure

MOST_WORDS = 25
MEAN_WORDS = 14
PAGE_GRADE = 6.5
STEP_GRADE = 5.0


def check_long_sentence(content: Content) -> Iterator[Problem]:
    """A sentence must have 25 words at most.

    Bad: one sentence that tells the whole stretch
    Good: two short ones
    """
    for file, place, text in english(content):
        longest = measure([markup.plain(text)]).longest
        if longest > MOST_WORDS:
            told = f"a sentence must have {MOST_WORDS} words at most, but one has {longest}; make two of it"
            yield content.problem(file, place, told, "long-sentence")


def check_mean_sentence(content: Content) -> Iterator[Problem]:
    """The sentences of a page must have 14 words at most, taken together.

    Bad: a page on which sentence after sentence has 20 words
    Good: a page of short sentences with a longer one here and there
    """
    for file, page in by_file(content).items():
        mean = measure(page).mean
        if mean > MEAN_WORDS:
            told = f"sentences must have {MEAN_WORDS} words at most on average, but have {mean:.1f}"
            yield content.problem(file, (), told, "mean-sentence")


def check_page_grade(content: Content) -> Iterator[Problem]:
    """A page must read at grade 6.5 or lower (Flesch-Kincaid).

    Bad: `The musculature necessitates gradual elongation.`
    Good: `Stretch the muscle slowly.`
    """
    for file, page in by_file(content).items():
        grade = measure(page).grade
        if grade > PAGE_GRADE:
            told = f"must read at grade {PAGE_GRADE} or lower, but reads at {grade:.1f}; use shorter words"
            yield content.problem(file, (), told, "page-grade")


def check_step_grade(content: Content) -> Iterator[Problem]:
    """The steps of a stretch must read at grade 5 or lower (Flesch-Kincaid).

    Bad: `Position your contralateral extremity anteriorly.`
    Good: `Put your other foot in front.`
    """
    steps: dict[str, list[str]] = defaultdict(list)
    for file, place, text in english(content):
        if file.startswith("stretches/") and place[0] in ("steps", "last_alone"):
            steps[file].append(markup.plain(text))
    for file, page in steps.items():
        grade = measure(page).grade
        if grade > STEP_GRADE:
            told = f"must read at grade {STEP_GRADE:.0f} or lower, but read at {grade:.1f}; use shorter words"
            yield content.problem(file, ("steps",), told, "step-grade")


def english(content: Content) -> Iterator[tuple[str, Place, str]]:
    """The texts whose reading grade can be measured."""
    if content.guide.settings.language.partition("-")[0] == "en":
        yield from texts(content)


def by_file(content: Content) -> dict[str, list[str]]:
    """The plain texts of every file whose reading grade can be measured."""
    pages: dict[str, list[str]] = defaultdict(list)
    for file, _, text in english(content):
        pages[file].append(markup.plain(text))
    return pages
