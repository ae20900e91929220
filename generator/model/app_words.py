"""The fixed words of session, chooser, handout maker, long lists and of use without a network."""

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


class ChooserWords(Part):
    """The questions that lead to a stretch."""

    no_script: Line = Field(description="Said where scripts are off.")
    ask: Line = Field(description="The first question, over the signs that call for a clinician first.")
    asked: Line = Field(description="Answer to it: yes, and a clinician has been asked.")
    ask_more: Line = Field(description="Link to these signs on the safety page.")
    yes: Line = Field(description="Answer.")
    no: Line = Field(description="Answer.")
    have: Line = Field(description="Heading over the things that a stretch may need.")
    have_hint: Line = Field(description="How to answer that.")
    start: Line = Field(description="Heading over the list before the first answer.")
    so_far: Plural = Field(
        description="Heading over the list while a question is open: {n} stretches fit so far."
    )
    fit: Plural = Field(description="Heading over the list: {n} stretches fit.")
    none: Line = Field(description="Heading when no stretch fits.")
    lack: Line = Field(
        description="Heading when stretches would fit, but a thing is not there for any of them."
    )
    get: Annotated[Line, holding("things")] = Field(description="What to get then, any of these: {things}.")
    do: Annotated[Line, holding("stretches")] = Field(description="Link to the timer with these {stretches}.")
    do_one: Annotated[Line, holding("stretches")] = Field(
        description="The same with one stretch: {stretches}."
    )
    print: Annotated[Line, holding("stretches")] = Field(
        description="Link to the handout maker with these {stretches}."
    )
    print_one: Annotated[Line, holding("stretches")] = Field(
        description="The same with one stretch: {stretches}."
    )
    out: Line = Field(description="Heading over the stretches to leave out.")
    again: Line = Field(description="Button that clears the answers.")


class MakerWords(Part):
    """The handout maker and the paper that it prints."""

    heading: Line = Field(description="Heading over the maker.")
    no_script: Line = Field(description="Said where scripts are off.")
    pick: Line = Field(description="Heading over the stretches.")
    hold: Line = Field(description="Label: hold.")
    hold_of: Annotated[Line, holding("stretch")] = Field(description="The same with its stretch: {stretch}.")
    times: Line = Field(description="Label: repeats.")
    times_of: Annotated[Line, holding("stretch")] = Field(description="The same with its stretch: {stretch}.")
    sides: Line = Field(description="Label: sides.")
    sides_of: Annotated[Line, holding("stretch")] = Field(description="The same with its stretch: {stretch}.")
    each: Line = Field(description="Both sides, one after the other.")
    left: Line = Field(description="The left alone.")
    right: Line = Field(description="The right alone.")
    days: Line = Field(description="Label: days a week.")
    named_days: Line = Field(description="Heading over the days of the week, which may be named instead.")
    daily: Line = Field(description="Label: times a day.")
    clinic: Line = Field(description="Label of the line for the clinic.")
    paper: Line = Field(description="Label: the size of the paper.")
    large: Line = Field(description="Label: print in large letters.")
    second: Line = Field(description="Label: a second language, printed beside the first.")
    second_none: Line = Field(description="The choice of no second language.")
    second_missing: Line = Field(
        description="Said where a second language cannot be had, and none is chosen then."
    )
    name: Line = Field(description="Label of the name.")
    notes: Line = Field(description="Label of the notes.")
    privacy: Line = Field(description="What becomes of name and notes.")
    print: Line = Field(description="Button that prints.")
    copy_session: Line = Field(description="Button that copies the link to the session, for the person.")
    copy_link: Line = Field(description="Button that copies the link to this choice.")
    copied: Line = Field(description="Said when the link is copied.")
    by_hand: Annotated[Line, holding("address")] = Field(
        description="Said where the browser does not let a page copy: {address}."
    )
    none: Line = Field(description="Said while nothing is ticked.")
    sheets: Plural = Field(description="How many sheets it takes: {n}.")
    preview: Line = Field(description="Name of the paper, for screen readers.")
    title: Line = Field(description="Title on the paper.")
    when: Annotated[Line, holding("days", "daily")] = Field(
        description="How often, on the paper: {days} a week, {daily}."
    )
    when_named: Annotated[Line, holding("days", "daily")] = Field(
        description="The same where the days are named: {days}, {daily}."
    )
    times_a_day: Plural = Field(description="How many times a day: {n}.")
    more: Annotated[Line, holding("title", "sheet", "sheets")] = Field(
        description="At the head of a second sheet: {title}, {sheet} of {sheets}."
    )
    day_count: Plural = Field(description="How many days a week: {n}.")
    paper_name: Line = Field(description="Before the line for the name.")
    paper_date: Line = Field(description="Before the line for the date.")
    paper_notes: Line = Field(description="Heading over the lines for notes.")
    dose: Annotated[Line, holding("seconds", "times", "total")] = Field(
        description="A dose on the paper: {seconds}, {times}, {total} in all."
    )
    leave_out: Line = Field(description="The sentence before the reasons to choose another stretch.")
    diary: Line = Field(description="Heading over the boxes to tick.")
    week: Annotated[Line, holding("n")] = Field(description="A row of boxes: {n}.")
    link: Line = Field(description="Before the address of the session.")


class LongListWords(Part):
    """A list of more stretches than are shown at once."""

    find: Line = Field(description="Label of the field that finds a stretch.")
    more: Plural = Field(description="Button that shows more of them: {n}.")
    showing: Annotated[Line, holding("n", "all")] = Field(description="How many are shown: {n} of {all}.")
    nothing: Line = Field(description="Said when no stretch has what was typed.")
    chosen: Line = Field(description="Label: the stretches that are ticked.")


class OfflineWords(Part):
    """Use without a network."""

    kept: Line = Field(description="Said once the guide is kept on the device: what is kept and what is not.")
    remove: Line = Field(description="Button that takes away what is kept.")
    removed: Line = Field(description="Said when nothing is kept any more.")
    keep: Line = Field(description="Button that keeps the guide again.")
    folder: Line = Field(description="Said where pages open from a folder: what works and what does not.")
