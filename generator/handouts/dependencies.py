"""What a handout is made from, and a checksum of it: as long as that is the same, the file is not set again.

A sheet that goes on telling what the content tells no more would be a danger. So what a sheet may depend on
is not a list for somebody to keep right: a sheet is made from a guide that holds just what was summed up. All
else is taken out of it, and code that asks for it fails.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..model.base import Id
from ..model.guide import Guide
from ..model.pose import StateName
from ..model.stretch import Stretch
from .sheet import Draw

SHARED = ("settings", "words", "safety", "chooser")
"""The parts of a guide that every sheet is made from."""


@dataclass(frozen=True)
class HandoutInput:
    """So much of a guide as one handout is made from, and drawings; `checksum` covers all of it."""

    guide: Guide
    drawings: Mapping[tuple[Id, StateName], str]
    checksum: str

    def draw(self, pose: Id, state: StateName, mirrored: bool) -> str:
        """A drawing as SVG; KeyError for one that is none of these, as every mirrored one."""
        if mirrored:
            raise KeyError(pose)
        return self.drawings[pose, state]


class UncoveredPartError(Exception):
    """A handout was to be made from a part of the guide that its checksum does not cover."""


class _UncoveredPart:
    """Stands where a part of the guide was taken out."""

    def __getattr__(self, name: str) -> Any:
        raise UncoveredPartError(name)


@dataclass(frozen=True)
class HandoutInputs:
    """What each handout of a guide is made from."""

    guide: Guide
    drawn: Draw

    def sheet(self, stretch: Stretch) -> HandoutInput:
        """What the sheet of a stretch is made from."""
        cited = tuple(map(self.guide.reference, stretch.sources))
        sources = self.guide.sources.model_copy(update={"sources": cited})
        return self._with(self._of_sheets, (stretch,), {stretch.pose}, sources=sources)

    def booklet(self, stretches: tuple[Stretch, ...]) -> HandoutInput:
        """What a booklet of these stretches is made from: all but the other stretches and their poses."""
        tips = (move.pose for group in self.guide.tips.groups for move in group.moves)
        poses = {self.guide.overview.hero.pose, *tips, *(one.pose for one in stretches)}
        return self._with(self._of_booklets, stretches, poses)

    @cached_property
    def _of_sheets(self) -> HandoutInput:
        return self._only(SHARED)

    @cached_property
    def _of_booklets(self) -> HandoutInput:
        return self._only(one.name for one in fields(self.guide) if one.name not in {"stretches", "poses"})

    def _only(self, names: Iterable[str]) -> HandoutInput:
        """Some parts of the guide, and nothing in the place of the others."""
        held = {name: getattr(self.guide, name) for name in names}
        out: dict[str, Any] = {
            one.name: _UncoveredPart() for one in fields(self.guide) if one.name not in held
        }
        return HandoutInput(replace(self.guide, **out), {}, checksum(held))

    def _with(
        self, covered: HandoutInput, stretches: tuple[Stretch, ...], poses: set[Id], **more: Any
    ) -> HandoutInput:
        """The same with these stretches and poses, and with the drawings of the poses."""
        own: dict[str, Any] = {
            **more,
            "stretches": self._named(stretches),
            "poses": {id: self.guide.poses[id] for id in sorted(poses & self.guide.poses.keys())},
        }
        drawings = {
            (id, state): self.drawn(id, state, False)
            for id, pose in own["poses"].items()
            for state in pose.states
        }
        return HandoutInput(
            replace(covered.guide, **own), drawings, checksum((covered.checksum, own, drawings))
        )

    def _named(self, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """These stretches, and those to try instead: of those the name, while all else is of these here."""
        known = {one.id: one for one in stretches}
        for one in stretches:
            if one.instead and one.instead not in known:
                name = self.guide.stretch(one.instead).name
                known[one.instead] = one.model_copy(update={"id": one.instead, "name": name})
        return tuple(known.values())


def checksum(value: Any) -> str:
    """A checksum of parts of the content and of texts, in any tuples, lists and mappings."""
    digest = hashlib.sha256()
    for piece in _pieces(value):
        data = piece.encode()
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif isinstance(value, Mapping):
        yield str(len(value))
        for item in value.items():
            yield from _pieces(item)
    elif isinstance(value, list | tuple):
        yield str(len(value))
        for item in value:
            yield from _pieces(item)
    else:
        yield str(value)
