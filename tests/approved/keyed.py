"""The small guide with every field filled in, and the name of its field in place of each fixed word."""

import re
from pathlib import Path
from typing import get_args

from generator.model.article import Certainty
from tests import fields

VALUE = re.compile(r"\{\w+\}")
CERTAINTIES = [level for level in get_args(Certainty) if level not in ("weak", "theory")]
"""Those that the small guide has no claim of."""
AS_THEY_ARE = {"number"}
"""Words that are joined to sentences, and the order of a date, which is no word."""


def keyed_guide(folder: Path) -> Path:
    """Write the small guide to `folder`/content, every field filled in and keyed words; gives that folder."""
    data = fields.full_guide(folder)
    words = data["words.yaml"]
    data["words.yaml"] = {
        key: value if key in AS_THEY_ARE else _keyed(value, (key,)) for key, value in words.items()
    }
    claims, questions = data["claims.yaml"]["claims"], data["faq.yaml"]["questions"]
    for level in CERTAINTIES:
        claims.append({**claims[0], "id": level, "claim": f"A test of what is {level}.", "certainty": level})
        questions.append(
            {**questions[0], "id": f"is-{level}", "question": f"Is it {level}?", "certainty": level}
        )
    wall = data["stretches/wall.yaml"]
    wall["steps"] = [*wall["steps"], "Hold on."]
    wall["pictures"] = [*wall["pictures"], "rest"]
    states = data["poses/wall.yaml"]["states"]
    states["rest"] = {
        **states["start"],
        "alt": "The feet are beside one another.",
        "short_because": "It is a test.",
    }
    data["guide.yaml"]["language"] = data["style.yaml"]["language"] = "en"
    fields.write(folder / "content", data)
    return folder / "content"


def _keyed(value: fields.Data, place: tuple[str, ...]) -> fields.Data:
    if isinstance(value, dict):
        return {key: _keyed(inner, (*place, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_keyed(inner, (*place, str(number))) for number, inner in enumerate(value)]
    if isinstance(value, str):
        return " ".join([".".join(place[-2:]).replace("_", "-"), *sorted(set(VALUE.findall(value)))])
    return value
