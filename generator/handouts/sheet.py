"""One stretch, or up to three, as a sheet of paper: what stands on it, in the guide's words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self

from ..content import Content, Translated
from ..model.base import Id
from ..model.guide import Guide
from ..model.paper import Paper
from ..model.side import Side
from ..model.state import StateName
from ..model.stretch import Stretch
from ..text import Wording, markup
from .document import Sheet
from .elements import Care, Exercise, Fact, Link, Picture
from .frames import Framer
from .plan import Choice, Planner
from .runs import Rich, plain_runs, rich
from .sizes import SIZES, SMALLER

Draw = Callable[[str, StateName, bool], str]
"""Gives the drawing of a pose for print as SVG: id of the pose, state, whether mirrored."""


@dataclass(frozen=True)
class Written:
    """What somebody writes onto a sheet of one's own: whom it is for, the line of the clinic, notes."""

    name: str = ""
    clinic: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printer:
    """Puts one guide into the words of its printed sheets."""

    guide: Guide
    draw: Draw
    anatomy: str = ""
    """The overview drawing for paper as SVG, if there is one."""
    smallest: float = SIZES[-1]
    """The smallest size of text on the sheet of one stretch, in points."""
    source: Guide | None = None
    """The guide that was translated, if this is a translation."""

    @classmethod
    def of(cls, content: Content, draw: Draw, anatomy: str = "") -> Self:
        """The printer of a guide; of a translation, whose texts may be longer, sheets may be set smaller."""
        if isinstance(content, Translated):
            return cls(content.guide, draw, anatomy, SMALLER[-1], content.source)
        return cls(content.guide, draw, anatomy)

    @cached_property
    def wording(self) -> Wording:
        """The guide's numbers and dates in words."""
        return Wording.of(self.guide)

    @cached_property
    def framer(self) -> Framer:
        """What each of the guide's documents has."""
        return Framer(self.guide, self.source or self.guide, self.wording)

    @cached_property
    def planner(self) -> Planner:
        """The guide's doses as they are printed."""
        return Planner(self.guide.words, self.wording)

    def sheet(self, stretch: Stretch, paper: Paper, large: bool = False) -> Sheet:
        """The sheet of one stretch with its dose as written, in usual or in large print."""
        exercise = self.exercise_as_written(stretch)
        changed = stretch.id in self.guide.changed_since_review
        frame = self.framer.frame(paper, stretch.name, stretch.description, changed)
        kind: Literal["sheet", "large"] = "large" if large else "sheet"
        return Sheet(frame, (exercise,), exercise.link, kind=kind, smallest=self.smallest)

    def own(self, choices: tuple[Choice, ...], paper: Paper, written: Written, large: bool = False) -> Sheet:
        """A sheet of one's own. What it says of a person stands in the text alone, not in the properties."""
        words = self.guide.words.handout
        exercises = tuple(map(self.exercise, choices))
        names = self.wording.list(choice.stretch.name for choice in choices)
        single = len(choices) == 1
        changed = any(one.stretch.id in self.guide.changed_since_review for one in choices)
        return Sheet(
            frame=self.framer.frame(paper, names if single else words.own, names, changed),
            exercises=exercises,
            link=exercises[0].link if single else self.link(""),
            heading="" if single else words.own,
            person=words.for_name.format(name=written.name) if written.name else "",
            clinic=written.clinic,
            notes=written.notes,
            kind="large" if large else "sheet",
            smallest=self.smallest if single else SMALLER[-1],
        )

    def link(self, page: str) -> Link | None:
        """The address of a page and its QR code; none while the guide has no address of its own."""
        if not self.guide.settings.own_url:
            return None
        url = f"{self.guide.settings.own_url}{page}"
        return Link(url, self.guide.words.handout.qr_alt.format(url=url))

    def picture(self, pose: str, state: StateName, mirrored: bool = False, caption: str = "") -> Picture:
        """A drawing with its words, for the side that it shows."""
        drawn = self.guide.poses[pose]
        alt = markup.plain(drawn.states[state].alt, mirrored)
        return Picture(self.draw(pose, state, mirrored and drawn.one_sided), alt, caption)

    def exercise_as_written(self, stretch: Stretch) -> Exercise:
        """A stretch with its own dose; made once for both sizes of paper and the booklet."""
        if stretch.id not in self._as_written:
            self._as_written[stretch.id] = self.exercise(Choice(stretch, stretch.dose))
        return self._as_written[stretch.id]

    @cached_property
    def _as_written(self) -> dict[Id, Exercise]:
        return {}

    def exercise(self, choice: Choice) -> Exercise:
        """A stretch as it is to be done."""
        guide, words, stretch = self.guide, self.guide.words, choice.stretch
        pose = guide.poses[stretch.pose]
        mirrored = choice.side not in (None, pose.drawn_side)
        return Exercise(
            id=stretch.id,
            name=stretch.name,
            purpose=rich(stretch.purpose, mirrored),
            facts=(rich(stretch.for_you_if[0], mirrored), *map(plain_runs, stretch.needs.words)),
            pictures=tuple(
                self.picture(stretch.pose, state, mirrored, getattr(words.stretch, state))
                for state in ("start", "hold")
            ),
            strip=self._strip(stretch, choice.side is not None, mirrored),
            key=self._key(stretch, choice.side is not None),
            leave_out=self._leave_out(stretch, mirrored),
            dose=self.planner.dose(choice),
            brief=self.planner.brief(choice),
            before=self._before(choice.side),
            steps=tuple(
                rich(step, mirrored) for step in (stretch.steps_alone if choice.side else stretch.steps)
            ),
            felt=Fact(words.stretch.felt, rich(stretch.felt, mirrored)),
            adjust=(rich(stretch.easier, mirrored), rich(stretch.harder, mirrored)),
            week=self.planner.week(choice),
            sources=tuple(guide.reference(id).short for id in stretch.sources),
            link=self.link(f"stretches/{stretch.id}.html"),
        )

    def _key(self, stretch: Stretch, alone: bool) -> tuple[str, ...]:
        """What the colours, arrows and dots of the strip stand for."""
        shown = stretch.pictures_alone if alone else stretch.pictures
        return tuple(
            getattr(self.guide.words.figures, line) for line in self.guide.poses[stretch.pose].key_of(shown)
        )

    def _strip(self, stretch: Stretch, alone: bool, mirrored: bool) -> tuple[Picture, ...]:
        """The pictures of the steps, each once, with the numbers of its steps; `alone` for one side."""
        numbers: dict[StateName, list[str]] = {}
        for number, state in enumerate(stretch.pictures_alone if alone else stretch.pictures, start=1):
            numbers.setdefault(state, []).append(str(number))
        return tuple(
            self.picture(stretch.pose, state, mirrored, self.wording.list(steps))
            for state, steps in numbers.items()
        )

    def _leave_out(self, stretch: Stretch, mirrored: bool) -> Care | None:
        words, why = self.guide.words.stretch, self.guide.reasons(stretch)
        if not why:
            return None
        other = self.guide.stretch(stretch.instead).name if stretch.instead else ""
        instead = plain_runs(words.instead.format(stretch=other)) if other else ()
        return Care("leave", words.leave_out_if, (), tuple(rich(one, mirrored) for one in why), instead)

    def _before(self, side: Side | None) -> tuple[Rich, ...]:
        note = (getattr(self.guide.words.handout, f"{side}_note"),) if side else ()
        return tuple(rich(text) for text in (*note, self.guide.safety.each_time))
