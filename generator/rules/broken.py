"""Which problems are told where a file is broken: those that the broken file cannot have caused."""

from collections.abc import Iterable, Iterator, Mapping

from ..content import Content, Problem

ANY = ""
"""The beginning of every file's name."""

PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "unused": (ANY,),
    "change": ("changelog.yaml",),
    "moved": ("stretches/",),
    "gone": ("stretches/", "moved.yaml"),
    "start": ("poses/",),
    "picture": ("poses/",),
    "felt-side": ("poses/",),
    "unexplained": ("glossary.yaml",),
    "count": ("routines.yaml", "glossary.yaml", "stretches/", "faq.yaml", "claims.yaml", "sources.yaml"),
    "same": ("stretches/",),
    "reviewed": ("reviewed.yaml",),
}
"""The rules that look at other files than the one they tell of, and what the names of those begin with."""

FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "avoid": (),
    "doubt": (),
    "known-id": (),
    "link": (),
    "long-sentence": (),
    "mark": (),
    "named-twice": (),
    "promise": ("certainty",),
    "side": ("dose", "sides", "target", "side"),
    "subject": (),
    "unexplained": (),
    "unfinished": (),
    "verb": (),
}
"""The rules that judge one field of a file by itself, and the other fields of the file that they look at.

Of a file in which something stands in for what is wrong, these tell what they find where nothing does.
"""

HOMES: Mapping[str, tuple[str, ...]] = {
    "ability": ("chooser.yaml",),
    "claim": ("claims.yaml",),
    "condition": ("chooser.yaml",),
    "equipment": ("chooser.yaml",),
    "link": ("faq.yaml", "claims.yaml", "sources.yaml"),
    "muscle": ("muscles.yaml",),
    "source": ("sources.yaml",),
    "topic": ("faq.yaml",),
}
"""The files that list all things of a kind, by the kind; a link may lead to several."""


def reliable_problems(content: Content, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that a broken file cannot have caused."""
    broken = {content.files[file].path: file for file in content.broken}
    for problem in problems:
        others = PARTS_OF.get(problem.rule, ())
        depends_on_broken = any(file.startswith(others) for file in content.broken) if others else False
        own = broken.get(problem.path)
        if not depends_on_broken and (own is None or _stands_for_itself(content, own, problem)):
            yield problem


def _stands_for_itself(content: Content, file: str, problem: Problem) -> bool:
    """Whether a problem in a broken file is of a field that is written there, and of no other."""
    looked_at, places = FIELDS_OF.get(problem.rule), content.broken[file]
    if looked_at is None or any(place[-1] in looked_at for place in places if place):
        return False
    return not any(_is_at(problem, content.problem(file, place, "", "")) for place in places)


def _is_at(problem: Problem, stand_in: Problem) -> bool:
    """Whether a problem is told at, or below, the field of another of its file."""
    same = (problem.line, problem.column) == (stand_in.line, stand_in.column)
    below = (f"{stand_in.field}.", f"{stand_in.field}[") if stand_in.field else ""
    return same or problem.field.startswith(below)


def may_be_there(content: Content, kind: str, id: str) -> bool:
    """Whether a thing that is not found may stand in a file that is broken."""
    own = {f"stretches/{id}.yaml", f"poses/{id}.yaml", *HOMES.get(kind, ())}
    return not own.isdisjoint(content.broken)
