"""What has changed in the guide, and where each change comes from."""

from datetime import date

from pydantic import Field

from .base import Id, Part, Text


class Change(Part):
    """One change that a reader may want to know of."""

    day: date = Field(description="The day of the change.")
    text: Text = Field(description="What is different now, in a sentence.")
    comes_from: Text = Field(
        description="Where it comes from, as a whole sentence: a source, a reader, a clinician."
    )
    pages: tuple[Id, ...] = Field(
        default=(), description="The pages that it changed, by name or id (the first page is `overview`)."
    )


class Changelog(Part):
    """The last changes (`changelog.yaml`): each stands on its pages, all on the about page."""

    changes: tuple[Change, ...] = Field(min_length=1, description="The changes, newest first.")
