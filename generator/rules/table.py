"""Every rule of the content, in one table. The rules themselves stand in `rules`, a function a rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ..content import Content, Fault, Problem
from ..model.base import Id
from . import addresses, facts, ids, pictures, reading, style

RULES: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    ids.check_known_id,
    ids.check_link,
    ids.check_twice,
    ids.check_double_term,
    ids.check_unused,
    addresses.check_own_address,
    addresses.check_moved,
    facts.check_unfinished,
    facts.check_start,
    facts.check_alt,
    pictures.check_picture,
    facts.check_dose,
    facts.check_alone,
    facts.check_overview,
    facts.check_change,
    reading.check_long_sentence,
    reading.check_mean_sentence,
    reading.check_page_grade,
    reading.check_step_grade,
    style.check_verb,
    style.check_avoid,
    style.check_promise,
    style.check_doubt,
    style.check_unexplained,
    style.check_passive,
)


def check(
    content: Content, faults: Mapping[Id, Iterable[Fault]], today: date | None = None
) -> tuple[Problem, ...]:
    """Every problem that the rules find in a guide, and the faults of its poses by their ids, sorted.

    Whether a review is due is told only if `today` is given: the same content builds the same on any day.
    """
    found = [problem for rule in RULES for problem in rule(content)]
    due = facts.check_review(content, today) if today else ()
    return tuple(sorted({*found, *check_pose(content, faults), *due}))


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
    for rule in (*RULES, check_pose, facts.check_review):
        name = rule.__name__.removeprefix("check_").replace("_", "-")
        yield name, "\n".join(line.strip() for line in (rule.__doc__ or "").strip().splitlines())
