"""The small guide with the name of its field in place of each fixed word."""

import re
from pathlib import Path

from tests import fields
from tests.sample_guide import small_guide

VALUE = re.compile(r"\{\w+\}")
AS_THEY_ARE = {"number"}
"""Words that are joined to sentences, and the order of a date, which is no word."""


def keyed_guide(folder: Path) -> Path:
    """Copy the small guide to `folder`/content with keyed words; returns the copy."""
    content = small_guide(folder)
    words = fields.data_of(content)["words.yaml"]
    keyed = {key: value if key in AS_THEY_ARE else _keyed(value, (key,)) for key, value in words.items()}
    fields.write(content, {"words.yaml": keyed})
    return content


def _keyed(value: fields.Data, place: tuple[str, ...]) -> fields.Data:
    if isinstance(value, dict):
        return {key: _keyed(inner, (*place, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_keyed(inner, (*place, str(number))) for number, inner in enumerate(value)]
    if isinstance(value, str):
        return " ".join([".".join(place[-2:]).replace("_", "-"), *dict.fromkeys(VALUE.findall(value))])
    return value
