"""The fixed words of a stretch: its numbers, its dose, its page and the key to its drawings."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part
from .language import DateOrder
from .patterns import Plural, holding


class NumberWords(Part):
    """Numbers, lengths of time and ranges."""

    range: Annotated[Line, holding("from", "to")] = Field(description="A range: {from}, {to}.")
    seconds: Plural = Field(description="Seconds: {n}.")
    minutes: Plural = Field(description="Minutes: {n}.")
    times: Plural = Field(description="How many times: {n}.")
    join: Annotated[Line, holding("minutes", "seconds")] = Field(description="Both: {minutes}, {seconds}.")
    date: DateOrder = Field(
        description="The order of a date: d day, MMMM month in full, y year.",
        examples=["d MMMM y"],
    )


class DoseWords(Part):
    """The dose panel and the tables of doses."""

    heading: Line = Field(description="Over the panel.")
    hold: Line = Field(description="Label of the hold.")
    repeats: Line = Field(description="Label of the repeats.")
    sides: Line = Field(description="Label of the sides.")
    total: Line = Field(description="Label of the time in all.")
    often: Line = Field(description="Label of the days.")
    each: Line = Field(description="One side, then the other.")
    both: Line = Field(description="Both sides at once.")
    each_side: Annotated[Line, holding("times")] = Field(description="Repeats on each side: {times}.")
    start_with: Annotated[Line, holding("few", "times")] = Field(
        description="Build up from {few}, as in “3 times”, to {times}."
    )
    total_first: Annotated[Line, holding("first", "total")] = Field(
        description="Time in all for a beginner, and later: {first}, {total}."
    )
    total_each: Annotated[Line, holding("side", "total")] = Field(
        description="Time on one side and in all: {side}, {total}."
    )
    days: Plural = Field(description="Days a week: {n}.")
    week_each: Annotated[Line, holding("time")] = Field(
        description="A sentence: how long one side is held in a week, {time}."
    )
    older: Annotated[Line, holding("time", "common")] = Field(
        description="A sentence: how long older people may hold, {time}, and where they begin, {common}."
    )
    short: Annotated[Line, holding("hold", "repeats")] = Field(
        description="The dose in one line: {hold}, {repeats}."
    )
    either: Annotated[Line, holding("from", "to")] = Field(
        description="Two numbers that follow each other: {from}, {to}."
    )


class StretchWords(Part):
    """The page of a stretch."""

    start: Line = Field(description="Badge of the first drawing.")
    hold: Line = Field(description="Badge of the second drawing.")
    movement: Line = Field(description="Button that shows the movement.")
    movement_back: Line = Field(description="Button that shows the way back, after the movement.")
    stop_movement: Line = Field(description="Button that stops the movement.")
    in_short: Annotated[Line, holding("hold", "repeats", "often")] = Field(
        description="The dose as a sentence: {hold}, {repeats}, {often}."
    )
    also_called: Annotated[Line, holding("names")] = Field(description="Other names, as a sentence: {names}.")
    gate: Line = Field(description="Heading over the safety gate.")
    leave_out_if: Line = Field(description="Title over the reasons to choose another stretch.")
    all_signs: Line = Field(description="Link to the safety page.")
    instead: Annotated[Line, holding("stretch")] = Field(description="What to try instead: {stretch}.")
    steps: Line = Field(description="Heading over the steps.")
    felt: Line = Field(description="Heading: where you feel it.")
    note: Line = Field(description="Heading: what else to know.")
    adjust: Line = Field(description="Heading: easier and harder.")
    sources: Line = Field(description="Heading over the sources.")
    count: Annotated[Line, holding("minutes")] = Field(
        description="Link that starts the timer: about how many {minutes}."
    )
    print: Line = Field(description="Button that prints the page.")
    handout: Line = Field(description="Label of the sheets to print.")


class FigureWords(Part):
    """The key to the drawings."""

    key: Line = Field(description="Title of the key.")
    stretches: Line = Field(description="What red stands for.")
    works: Line = Field(description="What blue stands for.")
    arrow: Line = Field(description="What an arrow stands for.")
    before: Line = Field(description="What a pale shape behind a drawing stands for.")
    line: Line = Field(description="What a dotted line through points of the body stands for.")
    gap: Line = Field(description="What a dotted line down to the floor stands for.")
