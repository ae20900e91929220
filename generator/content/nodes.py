"""The events of a YAML parser to plain data; what a guide's files need not have is refused on the way."""

import re
from dataclasses import replace
from typing import cast

import yaml

from ..model.base import Place
from .meant import NO_DASH
from .problems import Problem, field_path
from .text_flaws import BREAK, Mark, hidden, misleading
from .yaml_errors import AROUND, CURLY, DASH, NAMELESS, NO_BLANK, SWALLOWED, where

Data = dict[str, "Data"] | list["Data"] | str | None
"""What a file holds: text as it is written, and nothing else that YAML could make of it."""

MOST_DEPTH = 20
MOST_ITEMS = 5_000
MOST_PROBLEMS = 100
ITEM = re.compile(rf" *-(?= )|{DASH.pattern}")
"""The start of a line that is meant as an item of a list."""
COMMENT_IN_TEXT = re.compile(r"[ \t]+#[^\s#]")
ARROW = "`->` begins no text; for a text on the lines below, write `>-` here"
NOTHING = ("", "~", "null")
"""The plain scalars that stand for nothing."""


class UnreadableError(Exception):
    """The rest of the file cannot be parsed; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class NodeReader:
    """One pass over the parser's events, which come one by one: what is too deep is never read to its end."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = [*BREAK.split(text), ""]  # the parser ends its stream on a line of its own
        self.events = yaml.parse(text, Loader=yaml.CBaseLoader)
        self.values: dict[Place, Mark] = {}
        self.keys: dict[Place, Mark] = {}
        self.problems: list[Problem] = []

    def document(self) -> dict[str, Data]:
        """The one mapping that a file holds; raises `UnreadableError` and the parser's own errors."""
        next(self.events)  # the start of the stream
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            empty = "is empty; write a first field, as in `title: Tips`"
            raise UnreadableError(Problem(self.path, 1, 1, "", empty, "empty"))
        top = next(self.events)
        if not isinstance(top, yaml.MappingStartEvent | yaml.AliasEvent):
            raise self.stop(
                top, (), "must begin with a name, a colon and a space, as in `title: Tips`", "top"
            )
        data = self.value(top, (), None)
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.stop(
                after, (), "a second document begins here; keep one in a file, without `---`", "documents"
            )
        return cast("dict[str, Data]", data)

    def value(self, event: yaml.Event, place: Place, key: Mark | None) -> Data:
        """The value that begins with this event, its mark noted; `key` is where its name stands."""
        self.refuse_aliases_and_tags(event, place)
        own = where(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            value = self.text(event, place)
            self.values[place] = key if value is None and key else own
            return value
        self.values[place] = key or own
        if len(place) == MOST_DEPTH:
            raise self.stop(
                event, place, f"stands more than {MOST_DEPTH} steps deep; write it flatter", "depth"
            )
        return self.mapping(place) if isinstance(event, yaml.MappingStartEvent) else self.sequence(place)

    def sequence(self, place: Place) -> list[Data]:
        items: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.refuse_more_items(len(items), event, place)
            items.append(self.value(event, (*place, len(items)), None))
        return items

    def mapping(self, place: Place) -> dict[str, Data]:
        fields: dict[str, Data] = {}
        again: list[Problem] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse_more_items(len(fields), event, place)
            name = self.name(event, place)
            here, mark = (*place, name), where(event.start_mark)
            if name in fields:
                told = f"is given twice, first on line {self.keys[here].line}; keep one of them"
                again.append(self.stop(event, here, told, "twice").problem)
                if len(again) > MOST_PROBLEMS:
                    self.note_repeated(again, place, next(iter(fields)))
                    raise UnreadableError(again[-1])
            else:
                self.keys[here] = mark
            fields[name] = self.value(next(self.events), here, mark)
        self.note_repeated(again, place, next(iter(fields), ""))
        return fields

    def note_repeated(self, again: list[Problem], place: Place, first: str) -> None:
        """Note the fields that a group has twice; those of an item from its `first` on are another item."""
        is_item = bool(place) and isinstance(place[-1], int)
        if is_item and len(again) > 1 and again[0].field == field_path((*place, first)):
            again = [replace(again[0], message=NO_DASH, rule="dash")]
        for one in again:
            self.add(one)

    def name(self, event: yaml.Event, place: Place) -> str:
        """The key that this event is, as it is written."""
        self.refuse_aliases_and_tags(event, place)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop(
                event, place, f"a bracket begins a name; if it is meant as text, {AROUND}", "bracket"
            )
        if not event.value:
            raise self.stop(event, place, NAMELESS, "colon")
        if event.value == "<<":
            raise self.stop(event, place, "`<<` is not taken here; write the fields out", "shorthand")
        self.text(event, (*place, event.value))
        return event.value

    def text(self, event: yaml.ScalarEvent, place: Place) -> str | None:
        """The text of a scalar as it is written, None where it stands for nothing."""
        plain = not event.style
        if plain and self.begins_comment_in_text(event):
            self.note(event, place, f"what follows ` #` is left out as a comment; {AROUND}", "comment")
        if plain and event.value.startswith("->"):
            self.note(event, place, ARROW, "sign")
        if plain and event.value in NOTHING:
            return None
        if plain and CURLY.fullmatch(event.value):
            self.note(event, place, f"curly quotes do not mark a text; {AROUND}", "curly-quotes")
        if event.style == '"':  # elsewhere no escape makes what the file itself has not
            for index in misleading(event.value):
                self.note(event, place, *hidden(event.value[index]))
        self.note_swallowed(event, place)
        return event.value

    def note_swallowed(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Note a line within a text that was to be an item of a list: its dash stands too far right."""
        first, last = where(event.start_mark).line, where(event.end_mark).line
        if first == last:
            return
        lines = self.lines[first : last - 1 if event.style in ("|", ">") else last]
        items = [(number, line) for number, line in enumerate(lines, first + 1) if ITEM.match(line)]
        if not items:
            return
        number, line = items[0]
        start = where(event.start_mark)
        alone = not event.style and not self.lines[start.line - 1][: start.column - 1].strip()
        if alone and not DASH.match(event.value) and line.index("-") + 1 == start.column:
            self.note(event, place, NO_DASH, "dash")
        elif not event.style and DASH.match(event.value):  # the first item is the one to mend
            self.note(event, place, NO_BLANK, "dash")
        else:
            told = (NO_BLANK, "dash") if DASH.match(line) else (SWALLOWED, "list-item")
            self.add(Problem(self.path, number, line.index("-") + 1, field_path(place), *told))

    def begins_comment_in_text(self, event: yaml.ScalarEvent) -> bool:
        """Whether a `#` follows that looks like text (`Exercise #2`); a comment has a space after its `#`."""
        line, column = where(event.end_mark)
        text = self.lines[line - 1]
        return "#" in text and COMMENT_IN_TEXT.match(text, column - 1) is not None

    def refuse_aliases_and_tags(self, event: yaml.Event, place: Place) -> None:
        """Refuse anchors, aliases and tags: ten lines of nested aliases can expand to gigabytes."""
        if isinstance(event, yaml.AliasEvent):
            raise self.stop(
                event, place, f"`*` copies from elsewhere: write it out; if it is text, {AROUND}", "shorthand"
            )
        if getattr(event, "anchor", None):
            raise self.stop(
                event, place, f"`&` marks for copying: leave it out; if it is text, {AROUND}", "shorthand"
            )
        if getattr(event, "tag", None):
            self.note(event, place, f"`!` names a type: leave it out; if it is text, {AROUND}", "shorthand")

    def refuse_more_items(self, so_far: int, event: yaml.Event, place: Place) -> None:
        if so_far == MOST_ITEMS:
            raise self.stop(event, place, f"must have at most {MOST_ITEMS} items, but has more", "length")

    def note(self, event: yaml.Event, place: Place, message: str, rule: str) -> None:
        self.add(self.stop(event, place, message, rule).problem)

    def add(self, problem: Problem) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            raise UnreadableError(problem)
        self.problems.append(problem)

    def stop(self, event: yaml.Event, place: Place, message: str, rule: str) -> UnreadableError:
        return UnreadableError(Problem(self.path, *where(event.start_mark), field_path(place), message, rule))
