"""What every part of the content is built on: frozen, strict about names, plain types with limits."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Part(BaseModel):
    """A frozen piece of content; a field that it does not know is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Names a thing in addresses and references: small letters, digits and hyphens."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
"""Words for a reader. `[right|left]` names both sides, `**so**` is strong, `[words](id)` links."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S[^\n]*$")]
"""One short line: a name, a heading, a label."""

Seconds = Annotated[int, Field(ge=1, le=600)]
"""A length of time in whole seconds."""
