"""The small guide with every field filled in, and the name of its field in place of each fixed word."""

import re
from pathlib import Path
from typing import get_args

from generator.model.article import Certainty
from tests import fields

VALUE = re.compile(r"\{\w+\}")
CERTAINTIES = [level for level in get_args(Certainty) if level not in ("weak", "theory")]
"""Those that the small guide has no claim of."""
NUMBER = {
    "range": "{from} to {to}",
    "seconds": "{n} seconds",
    "minutes": "{n} minutes",
    "times": "{n} times",
    "join": "{minutes} {seconds}",
    "date": "d MMMM y",
}
"""Words that are joined to sentences, and the order of a date, which is no word: they stay short."""


def keyed_guide(folder: Path) -> Path:
    """Write the small guide to `folder`/content, every field filled in and keyed words; gives that folder."""
    data = fields.full_guide(folder)
    data["words.yaml"] = keyed_words(data["words.yaml"])
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


def keyed_words(words: dict[str, fields.Data]) -> dict[str, fields.Data]:
    """The fixed words of a guide, the same however they are worded."""
    keyed = {key: _keyed(value, (key,)) for key, value in words.items()}
    number = {
        key: dict.fromkeys(forms, NUMBER[key]) if isinstance(forms, dict) else NUMBER[key]
        for key, forms in words["number"].items()
    }
    return {**keyed, "number": number}


def _keyed(value: fields.Data, place: tuple[str, ...]) -> fields.Data:
    if isinstance(value, dict):
        return {key: _keyed(inner, (*place, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_keyed(inner, (*place, str(number))) for number, inner in enumerate(value)]
    if isinstance(value, str):
        return " ".join([".".join(place[-2:]).replace("_", "-"), *sorted(set(VALUE.findall(value)))])
    return value
