"""Templates that earlier runs have compiled: to compile them takes longer than to render every page."""

import hashlib
from collections.abc import MutableMapping
from importlib.metadata import version
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Keeps what Jinja makes of each template, while its text, its environment and Jinja are the same.

    `kept` must give back nothing but what was put into it: this is code. `environment` is the module that
    makes the environment, whose settings are compiled into every template.
    """

    def __init__(self, kept: MutableMapping[str, bytes], environment: Path) -> None:
        self._kept = kept
        tools = version("jinja2").encode() + environment.read_bytes()
        self._made_by = hashlib.sha256(tools).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept of a template; Jinja itself asks whether it was made of the same text."""
        found = self._kept.get(_name(bucket), b"")
        if found.startswith(self._made_by):
            bucket.bytecode_from_string(found.removeprefix(self._made_by))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has been compiled."""
        self._kept[_name(bucket)] = self._made_by + bucket.bytecode_to_string()


def _name(bucket: Bucket) -> str:
    return f"templates/{bucket.key}"
