"""Addresses that the guide once had, and where each leads now."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Part

Address = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(\.html|\.pdf)?$", max_length=200)
]
"""Where a page or a PDF stands below the guide's own address; a page may do without its `.html`."""


class Move(Part):
    """One address that has moved. With the page of a stretch its handouts move too."""

    old: Address = Field(
        alias="from",
        description="The address that was, below the guide's own: small letters, digits, hyphens, slashes. "
        "`stretches/NAME` is the page of a stretch and its handouts, `handouts/NAME.pdf` is one PDF.",
        examples=["stretches/old-name"],
    )
    new: Address = Field(
        alias="to",
        description="The address where it leads now, in the same form. It must be one that the guide has.",
        examples=["stretches/index"],
    )


class Moved(Part):
    """What has moved (`moved.yaml`): printed codes and bookmarks are led on from there for ever."""

    moved: tuple[Move, ...] = Field(description="The addresses that have moved, in any order; `[]` for none.")
