"""Every fixed word of the printed handouts (`words.yaml`, `handout`)."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part, Text
from .patterns import Plural, holding


class HandoutWords(Part):
    """The printed sheets, the booklet, and the list of both."""

    scan: Line = Field(description="Before the address that the QR code leads to, with its colon.")
    qr_alt: Annotated[Line, holding("url")] = Field(description="The QR code in words: {url}.")
    week: Line = Field(description="Heading over the boxes to tick.")
    tick_holds: Line = Field(description="How to fill in the boxes, where each hold has one.")
    tick_days: Line = Field(description="How to fill in the boxes, where each day has one.")
    tick_times: Line = Field(
        description="How to fill in the boxes, where each time has one and there are several a day."
    )
    often_daily: Annotated[Line, holding("often", "daily")] = Field(
        description="On which days and how many times: {often}, {daily}."
    )
    side: Line = Field(description="Table head: the side.")
    left: Line = Field(description="The left side, in the table.")
    right: Line = Field(description="The right side, in the table.")
    both: Line = Field(description="Both sides at once, in the table.")
    left_only: Line = Field(description="The dose's sides, if only the left one is to be done.")
    right_only: Line = Field(description="The dose's sides, if only the right one is to be done.")
    left_note: Text = Field(description="Said before the steps, if only the left side is to be done.")
    right_note: Text = Field(description="Said before the steps, if only the right side is to be done.")
    notes: Line = Field(description="Heading over the room for notes.")
    for_name: Annotated[Line, holding("name")] = Field(
        description="Whom a sheet of one's own is for: {name}."
    )
    own: Line = Field(description="Title of a sheet with several stretches.")
    contents: Line = Field(description="Heading over the booklet's contents.")
    based_on: Annotated[Line, holding("sources")] = Field(
        description="The sources of a passage, as a sentence: {sources}."
    )
    sources: Line = Field(description="Before the sources at the foot of a sheet, with its colon.")
    list: Line = Field(description="Heading over the list of files to print.")
    booklet: Line = Field(description="The whole guide as a booklet, in the list.")
    part: Annotated[Line, holding("title", "number", "all", "first", "last")] = Field(
        description="One of several booklets: {title}, {number} of {all}, from stretch {first} to {last}."
    )
    a4: Line = Field(description="The paper size A4.")
    letter: Line = Field(description="The paper size US Letter.")
    on_paper: Annotated[Line, holding("title", "paper", "file")] = Field(
        description="A link to a file, with all that it opens: {title}, {paper}, {file}."
    )
    file: Annotated[Line, holding("pages")] = Field(
        description="What a link leads to: {pages}. It must say that it is a PDF."
    )
    large_file: Annotated[Line, holding("file")] = Field(
        description="What a link to a file in large print leads to: {file}."
    )
    fold_file: Annotated[Line, holding("sheets", "file")] = Field(
        description="What a link to the booklet to fold leads to: {sheets}, {file}."
    )
    sheets: Plural = Field(description="Sheets of paper: {n}.")
    fold_title: Line = Field(description="Heading over how to fold the booklet.")
    fold_print: Text = Field(description="How to print it: full size, both sides, flipped on the short edge.")
    fold_fold: Text = Field(description="How to fold and staple it.")
    fold_paper: Text = Field(description="That this file is for paper, and which one is for a screen.")
    pages: Plural = Field(description="Pages: {n}.")
