"""Every fixed word that a reader sees: labels, buttons, patterns of numbers (`words.yaml`).

Braces stand for a value: `{n}`, `{from}`. A pattern names just the values that its description lists.
"""

from typing import Annotated

from pydantic import Field

from .app_words import ChooserWords, LongListWords, MakerWords, OfflineWords
from .base import Line, Part, Text
from .handout_words import HandoutWords
from .language_words import LanguageWords
from .patterns import Plural, holding
from .session_words import DaysWords, SessionWords
from .stretch_words import DoseWords, FigureWords, NumberWords, StretchWords


class HomeWords(Part):
    """The overview."""

    find: Line = Field(description="Button to the chooser.")
    session: Line = Field(description="Button to the guided session.")
    in_short: Line = Field(description="Heading over the main points.")
    safety: Line = Field(description="Heading over the levels of care.")
    more_claims: Line = Field(description="Link to all the claims and what stands behind them.")
    all: Plural = Field(description="Link to all stretches where there are too many to show: {n}.")


class CertaintyWords(Part):
    """How sure we are: the label, and what it stands for."""

    heading: Line = Field(description="Heading over the scale.")
    strong: Line = Field(description="Label of the surest level.")
    strong_means: Text = Field(description="What it stands for.")
    moderate: Line = Field(description="Label of the next level.")
    moderate_means: Text = Field(description="What it stands for.")
    weak: Line = Field(description="Label of the next level.")
    weak_means: Text = Field(description="What it stands for.")
    theory: Line = Field(description="Label of the next level.")
    theory_means: Text = Field(description="What it stands for.")
    unsupported: Line = Field(description="Label of what studies speak against.")
    unsupported_means: Text = Field(description="What it stands for.")
    bars: Line = Field(description="What the number of bars means.")


class SourceWords(Part):
    """The page of sources."""

    research: Line = Field(description="Heading over studies and reviews.")
    guidance: Line = Field(description="Heading over health advice.")
    background: Line = Field(description="Heading over where the guide started.")
    used_for: Line = Field(description="The line before the list of places that use it.")
    more: Plural = Field(description="How many stretches use it beside those that are named: {n}.")
    look_up: Annotated[Line, holding("source")] = Field(
        description="Link in a footnote to the entry of a {source}, such as Smith 2025."
    )
    claims: Line = Field(description="Heading over the claims.")


class PageWords(Part):
    """Chooser, session, handouts, tips, about and the page that is not there."""

    all_stretches: Line = Field(description="Heading over the chooser's table.")
    stretch: Line = Field(description="Table head: the stretch.")
    you_need: Line = Field(description="Table head: what is needed.")
    suits: Line = Field(description="Table head: whom it suits.")
    leave_out: Line = Field(description="Table head: who leaves it out.")
    nobody: Line = Field(description="Table cell: no reason to leave it out.")
    in_all: Line = Field(description="Table head: time in all.")
    routines: Line = Field(description="Heading over the routines.")
    by_hand: Line = Field(description="Heading over counting without a timer.")
    doses: Line = Field(description="Heading over the table of doses.")
    read_across: Line = Field(description="How to read a table of stretches, as a sentence.")
    holds_only: Line = Field(description="What the time in a table of doses counts, as a sentence.")
    scale: Line = Field(description="Table head: a number on the scale of how strong a stretch feels.")
    feels: Line = Field(description="Table head: how that feels.")
    then_do: Line = Field(description="Table head: what to do then.")
    caution: Line = Field(description="Label: a caution.")
    dates: Line = Field(description="Heading over the guide's dates.")
    updated: Line = Field(description="Label: last change.")
    version: Line = Field(description="Label: edition.")
    reviewed: Line = Field(description="Label: review.")
    next_review: Line = Field(description="Label: next review.")
    licence: Line = Field(description="Label: licence.")
    authors: Line = Field(description="Label: who writes.")
    plan: Line = Field(description="Heading over the plan.")
    audience: Line = Field(description="Label: whom it is for.")
    reading: Line = Field(description="Label: how well they read.")
    aim: Line = Field(description="Label: the aim.")
    message: Line = Field(description="Label: the main message.")
    correct: Line = Field(description="Link to send a correction.")
    not_found: Line = Field(description="Title of the page that is not there.")
    not_found_text: Text = Field(description="What to do then.")
    moved: Line = Field(description="Title of what stands where a page was that has moved.")
    moved_to: Line = Field(description="Link from there to the page.")
    home: Line = Field(description="Link to the overview.")
    on_this_page: Line = Field(description="Heading over a page's own contents.")
    footnotes: Line = Field(description="Name of the list of footnotes, for screen readers.")
    feelings: Line = Field(description="What the table of how strong a stretch feels is for, as a sentence.")
    changes: Line = Field(description="Heading over the last changes.")


class SiteWords(Part):
    """The frame of every page."""

    home: Line = Field(description="Link to the overview.")
    search: Line = Field(description="Link and button of the search.")
    menu: Line = Field(description="Button that opens the menu.")
    main_menu: Line = Field(description="Name of the menu, for screen readers.")
    skip: Line = Field(description="Link past the menu.")
    breadcrumb: Line = Field(description="Name of the way back, for screen readers.")
    dark: Line = Field(description="Switch to dark colours.")
    print: Line = Field(description="Button that prints the page.")
    pager: Line = Field(description="Name of the links at the foot, for screen readers.")
    previous: Line = Field(description="Label: previous page.")
    next: Line = Field(description="Label: next page.")
    review_notice: Line = Field(description="Notice at the top while nobody has reviewed the guide.")
    review_safety: Line = Field(description="Link from the notice to the safety page.")
    not_reviewed: Line = Field(description="Review state while nobody has reviewed the guide.")
    reviewed: Annotated[Line, holding("name", "date")] = Field(description="Review state: {name}, {date}.")
    changed_since: Line = Field(description="Said of a page whose text has changed since it was checked.")
    updated: Annotated[Line, holding("date", "version")] = Field(description="Last change: {date}, {version}")
    review_by: Annotated[Line, holding("date")] = Field(description="Next review: {date}.")
    general: Line = Field(description="What the guide is not.")
    feedback: Line = Field(description="Link to send a correction.")
    licence: Annotated[Line, holding("licence")] = Field(description="Link to the licence: {licence}.")
    privacy: Line = Field(description="What is not kept.")
    search_lead: Line = Field(description="Opening line of the search.")
    search_label: Line = Field(description="Label of the search field.")
    search_no_script: Line = Field(description="Said where scripts are off.")
    search_running: Line = Field(description="Said while searching.")
    search_results: Line = Field(description="Heading over what was found.")
    search_found: Annotated[Line, holding("count")] = Field(description="How many pages were found: {count}.")
    search_none: Line = Field(description="Said when nothing was found.")
    search_nearest: Annotated[Line, holding("words")] = Field(
        description="A question when a word is nowhere in the guide: the nearest that is, {words}."
    )
    search_danger: tuple[Line, ...] = Field(
        min_length=1,
        description="What somebody in danger may look for: the safety page stands first then. "
        "All words of an entry count, in any order and in every form; commas part several entries.",
    )
    search_not: Line = Field(
        description="Words that say that something is not possible, such as cannot; commas part them. "
        "One of them in an entry of `search_danger` stands for each: “cannot walk” is “unable to walk”, too."
    )


class Words(Part):
    """Every fixed word that a reader sees or hears."""

    site: SiteWords = Field(description="The frame of every page.")
    number: NumberWords = Field(description="Numbers, times and ranges.")
    dose: DoseWords = Field(description="The dose.")
    stretch: StretchWords = Field(description="The page of a stretch.")
    figures: FigureWords = Field(description="The key to the drawings.")
    home: HomeWords = Field(description="The overview.")
    certainty: CertaintyWords = Field(description="How sure we are.")
    source: SourceWords = Field(description="The page of sources.")
    page: PageWords = Field(description="The other pages.")
    handout: HandoutWords = Field(description="The printed handouts.")
    session: SessionWords = Field(description="The guided session.")
    days: DaysWords = Field(description="The days on which the reader stretched.")
    chooser: ChooserWords = Field(description="The questions that lead to a stretch.")
    maker: MakerWords = Field(description="The handout maker.")
    long_list: LongListWords = Field(description="A long list of stretches.")
    offline: OfflineWords = Field(description="Use without a network.")
    languages: LanguageWords = Field(description="Other languages of the guide.")
