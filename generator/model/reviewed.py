"""What was checked when somebody reviewed the guide, so that what has changed since can be told."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Id, Part

Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$"), Field(examples=["0123456789abcdef"])]


class Reviewed(Part):
    """What was checked (`reviewed.yaml`): `make reviewed` writes this file, nobody else."""

    day: date = Field(description="The day of the review, as in guide.yaml.")
    pages: Mapping[Id, Checksum] = Field(description="Each page with the checksum of what was read there.")


def checksum(parts: Iterable[Part]) -> Checksum:
    """The checksum of what these parts say; how it is laid out in its file does not count, nor its order."""
    said = [part.model_dump(mode="json", exclude_defaults=True, exclude={"order"}) for part in parts]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
