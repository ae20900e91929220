"""Loaded once before builds are forked (`tests.forked`): all code, and what it makes of the small guide."""

import tempfile
from pathlib import Path

from generator.editing.preload import warm_up
from tests.sample_guide import small_guide

with tempfile.TemporaryDirectory() as _folder:
    warm_up(small_guide(Path(_folder), built=False))
