"""The fixed words of chooser, handout maker, long lists and of use without a network."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part
from .patterns import Plural, holding


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
