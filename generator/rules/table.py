"""Every rule of the content, in one table. The rules themselves stand in `rules`, a function a rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..content import Content, Fault, Problem
from ..model.base import Id
from ..model.levels import Levels
from . import addresses, claims, counts, facts, ids, marks, pictures, reading, review, stretches, style
from .broken import reliable_problems
from .translations import TRANSLATION_RULES

RULES: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    ids.check_known_id,
    ids.check_named_twice,
    ids.check_link,
    ids.check_twice,
    ids.check_double_term,
    ids.check_unused,
    addresses.check_own_address,
    addresses.check_moved,
    addresses.check_gone,
    stretches.check_instead,
    stretches.check_same,
    stretches.check_asks,
    stretches.check_has,
    facts.check_unfinished,
    facts.check_gate,
    facts.check_start,
    facts.check_alt,
    pictures.check_picture,
    pictures.check_drawing,
    pictures.check_distance,
    facts.check_dose,
    facts.check_alone,
    facts.check_overview,
    facts.check_change,
    review.check_reviewed,
    marks.check_mark,
    marks.check_side,
    marks.check_felt_side,
    counts.check_count,
    counts.check_plural,
    reading.check_long_sentence,
    reading.check_mean_sentence,
    reading.check_page_grade,
    reading.check_step_grade,
    style.check_verb,
    style.check_avoid,
    claims.check_promise,
    claims.check_subject,
    claims.check_doubt,
    style.check_unexplained,
    style.check_passive,
)


def check(
    content: Content, faults: Mapping[Id, Iterable[Fault]], today: date | None = None
) -> tuple[Problem, ...]:
    """Every problem that the rules find in a guide, and the faults of its poses by their ids, sorted.

    Whether a review is due is told only if `today` is given: the same content builds the same on any day.
    What a broken file may have caused is not told.
    """
    found = reliable_problems(content, (problem for rule in RULES for problem in rule(content)))
    due = review.check_review(content, today) if today and "guide.yaml" not in content.broken else ()
    return tuple(sorted({*_levelled(content, found), *check_pose(content, faults), *due}))


def _levelled(content: Content, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with the levels that style.yaml gives their rules; those that are off are left out."""
    style = content.guide.style
    levels = (style.levels if style else Levels()).model_dump(by_alias=True)
    for problem in problems:
        level = levels.get(problem.rule, problem.level)
        if level != "off":
            yield replace(problem, level=level)


def check_pose(content: Content, faults: Mapping[Id, Iterable[Fault]]) -> Iterator[Problem]:
    """A pose must be one that a body can take, and touch what it says it touches.

    Bad: a knee at 165 degrees, or a table above the hip
    Good: angles within the joint's range, contacts that can be met
    """
    for id, found in faults.items():
        for fault in found:
            yield content.problem(f"poses/{id}.yaml", fault.place, fault.message, fault.rule)


def manuals() -> Iterator[tuple[str, str]]:
    """Every rule's name and manual, in the order of the table."""
    for rule in (*RULES, check_pose, review.check_review, *TRANSLATION_RULES):
        name = rule.__name__.removeprefix("check_").replace("_", "-")
        yield name, "\n".join(line.strip() for line in (rule.__doc__ or "").strip().splitlines())
