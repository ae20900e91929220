"""Rules across files: a function a rule, its manual as docstring. A rule only yields problems."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from . import markup
from .drawings import Drawn
from .linking import TermFinder
from .load import Content
from .messages import suggest
from .model.base import Place
from .problems import Problem
from .reading import measure
from .references import addresses, uses
from .walk import named_ids, own_ids, texts

MOST_WORDS = 25
PAGE_GRADE = 6.5
STEP_GRADE = 5.0


def check(content: Content, drawn: Mapping[str, Drawn]) -> tuple[Problem, ...]:
    """Every problem that the rules find in a guide and its poses, sorted."""
    found = [problem for rule in RULES for problem in rule(content)]
    return tuple(sorted([*found, *check_pose(content, drawn)]))


def check_known_id(content: Content) -> Iterator[Problem]:
    """An id that a field names must be the id of something.

    Bad: `instead: kneling`
    Good: `instead: kneeling`
    """
    for one in named_ids(content):
        if one.id not in one.known:
            message = f"there is no {one.kind} '{one.id}'{suggest(one.id, one.known)}"
            yield content.problem(one.file, one.place, message, "known-id")


def check_start(content: Content) -> Iterator[Problem]:
    """The pose of a stretch must show how it begins, beside how it is held.

    Bad: a stretch with the pose `tree`, whose file has no `start`
    Good: a pose with `start` and `hold`
    """
    for stretch in content.guide.stretches:
        pose = content.guide.poses.get(stretch.pose)
        if pose and pose.start is None:
            message = f"the pose of a stretch must have a start; add one to poses/{pose.id}.yaml"
            yield content.problem(f"stretches/{stretch.id}.yaml", ("pose",), message, "start")


def check_link(content: Content) -> Iterator[Problem]:
    """A link in a text must lead to a page, stretch, source, question or claim of the guide.

    Bad: `See [Stay safe](saftey).`
    Good: `See [Stay safe](safety).`
    """
    known = dict(addresses(content.guide))
    for file, place, text in texts(content):
        for target in markup.targets(text):
            if target not in known:
                message = f"the link leads nowhere: there is no '{target}'{suggest(target, known)}"
                yield content.problem(file, place, message, "link")


def check_twice(content: Content) -> Iterator[Problem]:
    """An id must not be used twice for things that have an address or are named elsewhere.

    Bad: two sources with `id: garber-2011`, or a question with the name of a page, `id: safety`
    Good: every id once
    """
    first: dict[tuple[str, str], str] = {}
    for one in own_ids(content):
        key = (one.group, one.id)
        if key in first:
            where = first[key] or "the names of the guide's pages"
            message = f"must be used once, but '{one.id}' also stands in {where}"
            yield content.problem(one.file, one.place, message, "twice")
        first.setdefault(key, one.file)


def check_double_term(content: Content) -> Iterator[Problem]:
    """A word or form must lead to one entry of the glossary.

    Bad: `curve` among the forms of two words
    Good: every form once
    """
    first: dict[str, str] = {}
    for index, entry in enumerate(content.guide.glossary.terms):
        for form in (entry.term, *entry.also):
            if first.setdefault(form.casefold(), entry.term) != entry.term:
                message = f"'{form}' must lead to one entry, but '{first[form.casefold()]}' has it too"
                yield content.problem("glossary.yaml", ("terms", index), message, "double-term")


def check_unused(content: Content) -> Iterator[Problem]:
    """A source that nothing cites and a word that no text uses are told, as a warning.

    Bad: a source that no claim, stretch or page names
    Good: every source cited, every word of the glossary used
    """
    used = uses(content.guide)
    for index, source in enumerate(content.guide.sources.sources):
        if not used[source.id]:
            place: Place = ("sources", index, "id")
            yield content.problem(
                "sources.yaml", place, "nothing cites this source", "unused", level="warning"
            )
    finder = TermFinder(content.guide.glossary)
    running = (text for file, _, text in texts(content) if file != "glossary.yaml")
    found = {term for text in running for _, term in finder.find(markup.plain(text))}
    for index, entry in enumerate(content.guide.glossary.terms):
        if entry.term not in found:
            place = ("terms", index, "term")
            yield content.problem("glossary.yaml", place, "no text uses this word", "unused", level="warning")


def check_long_sentence(content: Content) -> Iterator[Problem]:
    """A sentence must have 25 words at most.

    Bad: one sentence that tells the whole stretch
    Good: two short ones
    """
    for file, place, text in _english(content):
        longest = measure([markup.plain(text)]).longest
        if longest > MOST_WORDS:
            message = (
                f"a sentence must have {MOST_WORDS} words at most, but one has {longest}; make two of it"
            )
            yield content.problem(file, place, message, "long-sentence")


def check_page_grade(content: Content) -> Iterator[Problem]:
    """A page must read at grade 6.5 or lower (Flesch-Kincaid).

    Bad: `The musculature necessitates gradual elongation.`
    Good: `Stretch the muscle slowly.`
    """
    pages: dict[str, list[str]] = defaultdict(list)
    for file, _, text in _english(content):
        pages[file].append(markup.plain(text))
    for file, page in pages.items():
        grade = measure(page).grade
        if grade > PAGE_GRADE:
            message = f"must read at grade {PAGE_GRADE} or lower, but reads at {grade:.1f}; use shorter words"
            yield content.problem(file, (), message, "page-grade")


def check_step_grade(content: Content) -> Iterator[Problem]:
    """The steps of a stretch must read at grade 5 or lower (Flesch-Kincaid).

    Bad: `Position your contralateral extremity anteriorly.`
    Good: `Put your other foot in front.`
    """
    steps: dict[str, list[str]] = defaultdict(list)
    for file, place, text in _english(content):
        if file.startswith("stretches/") and place[0] == "steps":
            steps[file].append(markup.plain(text))
    for file, page in steps.items():
        grade = measure(page).grade
        if grade > STEP_GRADE:
            message = (
                f"must read at grade {STEP_GRADE:.0f} or lower, but read at {grade:.1f}; use shorter words"
            )
            yield content.problem(file, ("steps",), message, "step-grade")


def check_pose(content: Content, drawn: Mapping[str, Drawn]) -> Iterator[Problem]:
    """A pose must be one that a body can take, and touch what it says it touches.

    Bad: a knee at 165 degrees, or a table above the hip
    Good: angles within the joint's range, contacts that can be met
    """
    for id, one in drawn.items():
        for fault in one.faults:
            yield content.problem(f"poses/{id}.yaml", fault.place, fault.message, fault.rule)


RULES: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    check_known_id,
    check_start,
    check_link,
    check_twice,
    check_double_term,
    check_unused,
    check_long_sentence,
    check_page_grade,
    check_step_grade,
)


def _english(content: Content) -> Iterator[tuple[str, Place, str]]:
    """The texts whose reading grade can be measured: the formula holds for English alone."""
    if content.guide.settings.language.partition("-")[0] == "en":
        yield from texts(content)
