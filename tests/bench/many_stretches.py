"""Fill up the small guide to any number of stretches."""

from pathlib import Path
from typing import Any

import yaml

MODEL = "stretches/wall.yaml"
POSE = "poses/wall.yaml"
ANGLE = "hip: 15"
POSES = 5
"""Number of poses that the stretches share; drawings are measured separately."""

CONSONANTS, VOWELS = "bdfghjklmnprstvwxzcq", "aeiou"


def many_stretches(content: Path, number: int) -> None:
    """Fill up the small guide in `content` to `number` stretches that share five poses.

    Names, order numbers and texts all differ, because repeated words would keep the search index small. The
    same number always gives the same files. Raises ValueError if the guide already has more stretches.
    """
    there = len(list((content / "stretches").glob("*.yaml")))
    if number < there:
        raise ValueError(f"{content} has {there} stretches, more than {number}")
    poses = [f"wall-{1 + n}" for n in range(POSES)]
    pose = (content / POSE).read_text(encoding="utf-8")
    for n, name in enumerate(poses):
        text = pose.replace(ANGLE, f"hip: {15 + n}")
        (content / f"poses/{name}.yaml").write_text(text, encoding="utf-8")
    model = yaml.load((content / MODEL).read_text(encoding="utf-8"), yaml.BaseLoader)
    for n in range(number - there):
        stretch = {**model, **_texts(n), "pose": poses[n % POSES]}
        path = content / f"stretches/{_word(n)}-{n}.yaml"
        path.write_text(yaml.safe_dump(stretch, sort_keys=False, width=100), encoding="utf-8")


def _texts(n: int) -> dict[str, Any]:
    """The fields in which stretches differ, with about as many words as a real stretch has."""
    first, second, third, fourth = (_word(n * 4 + part + 1000) for part in range(4))
    name = _word(n).title()
    return {
        "order": str(10 + n * 7919 % 9973),  # all different, because 9973 is prime
        "name": f"{name} stretch",
        "short": name,
        "purpose": f"Stretches the {first} and the {second}, with your {third} at a wall.",
        "description": f"A stretch to measure with: {first}, {second} and {third}.",
        "card": f"Lean on the {first}. Feel the {second}.",
        "for_you_if": [f"You can stand on a {third}"],
        "steps": [
            f"Stand in front of the {first}. Put both hands on it at the height of your {second}.",
            f"Put your [right|left] foot back, as far as a {third} is long. Keep the heel on the floor.",
            f"Bend your [left|right] knee until the {fourth} pulls. Keep your back as straight as a {first}.",
            f"Hold and breathe. Count each {second}, and ease off if your {third} hurts.",
            f"Come back slowly, past the {fourth}, and change sides.",
        ],
        "pictures": ["start", "start", "hold", "hold", "start"],
        "felt": f"In the {first} of your **back** leg, and a little in the {second}.",
        "note": [f"The {third} is our own addition, and so is the {fourth}. Nobody has tested either."],
        "easier": f"Step less far. Keep a {first} beside you.",
        "harder": f"Step further. Lift the {fourth}.",
        "basis": f"The steps come from a test with one {second} and no {fourth}.",
    }


def _word(n: int) -> str:
    """An invented word of three syllables, different for every number below a million."""
    mixed = n * 7919 % 1_000_000
    syllables = (mixed // 10_000, mixed // 100 % 100, mixed % 100)
    return "".join(CONSONANTS[one % 20] + VOWELS[one // 20] for one in syllables)
