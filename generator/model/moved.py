"""Addresses that the guide has had, and where each leads now that is gone."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Part

Address = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(\.html|\.pdf)?$", max_length=200),
    Field(examples=["stretches/index"]),
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
    gone: tuple[Address, ...] = Field(
        default=(),
        description="Addresses that are gone and lead nowhere, as nobody can have them.",
    )


class Addresses(Part):
    """The pages that the guide has had (`addresses.yaml`): every build adds new ones."""

    pages: tuple[Address, ...] = Field(description="Their addresses below the guide's own, without `.html`.")
