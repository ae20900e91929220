"""Templates that earlier runs have compiled: to compile them takes longer than to render every page."""

import hashlib
import marshal
import sys
from collections.abc import MutableMapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

FOLDER = "templates/"
"""Where compiled templates are kept."""

HEAD = 2 * hashlib.sha256().digest_size
"""The bytes before the code: checksums of what made it, and of the template's text."""

MOST_KEPT = 256
"""How many templates a process keeps as code; the pages and the theme have some 60."""


class CompiledTemplates(BytecodeCache):
    """Keeps what Jinja makes of each template, while its text, its environment and Jinja are the same.

    `kept` must give back nothing but what was put into it: this is code. `environment` is the module that
    makes the environment, whose settings are compiled into every template.
    """

    def __init__(self, kept: MutableMapping[str, bytes], environment: Path) -> None:
        self._kept = kept
        tools = f"{version('jinja2')} {sys.version}".encode() + environment.read_bytes()
        self._made_by = hashlib.sha256(tools).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was kept of a template, if it was made of the same text."""
        found, head = self._kept.get(_name(bucket), b""), self._head(bucket)
        if found.startswith(head):
            bucket.code = _code(found.removeprefix(head))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has been compiled."""
        self._kept[_name(bucket)] = self._head(bucket) + marshal.dumps(bucket.code)

    def read_ahead(self) -> None:
        """Have at hand, in this process, the code of all templates that were kept of this environment."""
        for name in self._kept:
            found = self._kept.get(name, b"") if name.startswith(FOLDER) else b""
            if found.startswith(self._made_by):
                _code(found[HEAD:])

    def _head(self, bucket: Bucket) -> bytes:
        return self._made_by + hashlib.sha256(bucket.checksum.encode()).digest()


@lru_cache(MOST_KEPT)
def _code(compiled: bytes) -> CodeType:
    code: CodeType = marshal.loads(compiled)
    return code


def _name(bucket: Bucket) -> str:
    return f"{FOLDER}{bucket.key}"
