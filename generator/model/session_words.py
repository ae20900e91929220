"""The fixed words of the session, and of the days that a reader ticks after it."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part
from .patterns import Plural, holding


class TimesBySide(Part):
    """How often on which side: {times}."""

    each: Annotated[Line, holding("times")] = Field(description="On one side, then on the other: {times}.")
    both: Annotated[Line, holding("times")] = Field(description="Both sides at once: {times}.")
    left: Annotated[Line, holding("times")] = Field(description="On the left alone: {times}.")
    right: Annotated[Line, holding("times")] = Field(description="On the right alone: {times}.")


class SetUpWords(Part):
    """The guided session before it starts."""

    no_script: Line = Field(description="Said where scripts are off.")
    routine: Line = Field(description="Heading over the routines.")
    stretches: Line = Field(description="Heading over the stretches.")
    repeats: Annotated[Line, holding("stretch")] = Field(description="Name of the counter: {stretch}.")
    fewer: Annotated[Line, holding("stretch")] = Field(description="Button for fewer repeats: {stretch}.")
    more: Annotated[Line, holding("stretch")] = Field(description="Button for more repeats: {stretch}.")
    hold: Line = Field(description="Heading over the lengths of a hold.")
    hold_hint: Line = Field(description="Which length suits whom.")
    pauses: Line = Field(description="Heading over the pauses.")
    position: Line = Field(description="Label: how long to get into position takes.")
    switch: Line = Field(description="Label: how long changing sides takes.")
    say_so: Line = Field(description="The choice to go on when the reader taps.")
    cues: Line = Field(description="Heading over sounds and voice.")
    sound: Line = Field(description="Switch for sounds.")
    voice: Line = Field(description="Switch for the voice.")
    total: Annotated[Line, holding("stretches", "minutes")] = Field(
        description="What is chosen: {stretches}, {minutes}."
    )
    count: Plural = Field(description="How many stretches: {n}.")
    minutes: Plural = Field(description="How many minutes: {n}.")
    none: Line = Field(description="Said while nothing is ticked.")
    start: Line = Field(description="Button that starts.")
    ready: Annotated[Line, holding("stretches", "minutes")] = Field(
        description="Question before what a link names starts: {stretches}, {minutes}."
    )
    reason: Annotated[Line, holding("reasons")] = Field(
        description="When to choose another stretch: {reasons}, whole sentences."
    )
    reason_of: Annotated[Line, holding("stretch", "reasons")] = Field(
        description="The same where there are several stretches: {stretch}, {reasons}."
    )
    all: Line = Field(description="Button that shows the whole choice.")
    where: Annotated[Line, holding("stretch", "place")] = Field(
        description="Where the session was left: {stretch}, {place}."
    )
    go_on_title: Line = Field(description="Heading of the offer to go on after the page was left.")
    go_on: Line = Field(description="Button that goes on.")
    afresh: Line = Field(description="Button that forgets what was begun.")


class RunWords(Part):
    """The guided session while it runs: shown, announced and spoken."""

    position: Line = Field(description="Before a stretch, while its steps are shown.")
    ready: Line = Field(description="For a few seconds before a hold.")
    hold: Line = Field(description="During a hold.")
    rest: Line = Field(description="Between two holds on one side.")
    switch: Line = Field(description="When the other side is due.")
    im_ready: Line = Field(description="Button that ends the wait before a hold.")
    say_position: Annotated[Line, holding("stretch")] = Field(
        description="Spoken before a stretch, and its steps after it: {stretch}."
    )
    say_ready: Line = Field(description="Spoken a few seconds before a hold.")
    say_hold: Annotated[Line, holding("seconds")] = Field(description="Spoken when a hold starts: {seconds}.")
    say_rest: Annotated[Line, holding("cue")] = Field(
        description="Spoken when a rest starts: {cue}, the way out."
    )
    say_switch: Annotated[Line, holding("cue")] = Field(description="Spoken to change sides: {cue}.")
    say_done: Line = Field(description="Spoken at the end.")
    then_hold: Annotated[Line, holding("seconds")] = Field(description="What follows, a hold: {seconds}.")
    then_rest: Line = Field(description="What follows, a rest.")
    then_switch: Line = Field(description="What follows, the other side.")
    then_position: Annotated[Line, holding("stretch")] = Field(
        description="What follows, a stretch: {stretch}."
    )
    then_done: Line = Field(description="What follows, the end.")
    place: Annotated[Line, holding("stretch", "stretches", "hold", "holds")] = Field(
        description="Where one is: {stretch} of {stretches}, {hold} of {holds}."
    )
    timer: Line = Field(description="Name of the buttons, for screen readers.")
    pause: Line = Field(description="Button that pauses.")
    carry_on: Line = Field(description="Button that ends a pause.")
    paused: Line = Field(description="Shown and spoken in a pause.")
    say_paused: Annotated[Line, holding("phase", "place")] = Field(
        description="Told to screen readers on another step in a pause: {phase}, {place}."
    )
    back: Line = Field(description="Button to the step before.")
    skip: Line = Field(description="Button to the next step.")
    stop: Line = Field(description="Button that ends the session.")
    keys: Line = Field(description="Which keys do what.")
    stop_title: Line = Field(description="Question before the session ends.")
    stop_text: Line = Field(description="The timer waits meanwhile; to end is right where it hurts.")
    stop_yes: Line = Field(description="Button that ends it.")
    stop_no: Line = Field(description="Button that goes on.")
    away_title: Line = Field(description="Question after the device slept or the reader was away.")
    away_text: Line = Field(description="What became of the time.")
    away_again: Line = Field(description="Button that starts the hold anew.")
    away_on: Line = Field(description="Button that goes on with the rest of the hold.")


class DoneWords(Part):
    """The guided session at its end."""

    title: Line = Field(description="Heading.")
    summary: Annotated[Line, holding("time", "holds")] = Field(description="What was done: {time}, {holds}.")
    holds: Plural = Field(description="How many holds: {n}.")
    stretch: Annotated[Line, holding("stretch", "time", "often")] = Field(
        description="What was done of each: {stretch}, {time} held, to be done {often}."
    )
    pain: Line = Field(description="Link to the safety page, for whoever feels pain; also where one stops.")
    again: Line = Field(description="Button that starts the same again.")
    change: Line = Field(description="Button back to the choice.")


class SessionWords(Part):
    """The guided session."""

    dose: Annotated[Line, holding("hold", "times")] = Field(description="A dose in short: {hold}, {times}.")
    sides: TimesBySide = Field(description="How often on which side.")
    set_up: SetUpWords = Field(description="Before it starts.")
    run: RunWords = Field(description="While it runs.")
    done: DoneWords = Field(description="At its end.")


class DaysWords(Part):
    """The days on which the reader stretched, kept on the device."""

    title: Line = Field(description="Heading over the days of this week.")
    done_that_day: Line = Field(description="Said of a day that is ticked.")
    sum: Plural = Field(description="How many days this week: {n}.")
    done: Line = Field(description="Button that ticks today.")
    ask: Line = Field(description="Question before the first day is kept.")
    ask_text: Line = Field(description="What is kept and where, and how to clear it.")
    yes: Line = Field(description="Button that agrees.")
    no: Line = Field(description="Button that does not.")
    not_kept: Line = Field(description="Said instead where the browser keeps nothing for a page.")
    clear: Line = Field(description="Button that clears every day that is kept.")
    clear_ask: Line = Field(description="Question before they are cleared.")
    clear_text: Line = Field(description="What that means.")
    clear_yes: Line = Field(description="Button that clears them then.")
    clear_no: Line = Field(description="Button that does not.")
    cleared: Line = Field(description="Said when they are cleared.")
    calendar: Line = Field(description="Heading over the days for a calendar file.")
    event: Line = Field(description="Title of the reminder in a calendar.")
    time: Line = Field(description="Label: the time of day.")
    save: Line = Field(description="Button that saves the calendar file.")
    no_day: Line = Field(description="Said when no day is ticked for it.")
