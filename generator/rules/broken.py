"""Which problems are told where a file is broken: those that the broken file cannot have caused."""

from collections.abc import Iterable, Iterator, Mapping

from ..content import Content, Problem

ANY = ""
"""The beginning of every file's name."""

LINKED = ("stretches/", "faq.yaml", "claims.yaml", "sources.yaml")
PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "link": LINKED,
    "unused": (ANY,),
    "moved": ("stretches/",),
    "gone": ("stretches/", "moved.yaml"),
    "start": ("poses/",),
    "picture": ("poses/",),
    "felt-side": ("poses/",),
    "unexplained": ("glossary.yaml",),
    "count": ("routines.yaml", "glossary.yaml", *LINKED),
    "same": ("stretches/",),
    "reviewed": ("reviewed.yaml",),
}
"""The rules that look at other files than the one they tell of, and what the names of those begin with."""

HOMES: Mapping[str, str] = {
    "ability": "chooser.yaml",
    "claim": "claims.yaml",
    "condition": "chooser.yaml",
    "equipment": "chooser.yaml",
    "muscle": "muscles.yaml",
    "source": "sources.yaml",
}
"""The file that lists all things of a kind, by the kind."""


def reliable_problems(content: Content, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that a broken file cannot have caused."""
    broken = {content.files[file].path for file in content.broken}
    for problem in problems:
        others = PARTS_OF.get(problem.rule, ())
        depends_on_broken = any(file.startswith(others) for file in content.broken) if others else False
        if problem.path not in broken and not depends_on_broken:
            yield problem


def may_be_there(content: Content, kind: str, id: str) -> bool:
    """Whether a thing that is not found may stand in a file that is broken."""
    own = {f"stretches/{id}.yaml", f"poses/{id}.yaml", HOMES.get(kind, "")}
    return not own.isdisjoint(content.broken)
