"""Python imports this first in each process that a test starts: the mutant is there too; lines are noted."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType


def _module(name: str) -> ModuleType:
    """A module of the folder above, which is no package here."""
    spec = importlib.util.spec_from_file_location(f"mutants_{name}", Path(__file__).parents[1] / f"{name}.py")
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


if "MUTANT_MODULE" in os.environ:
    _module("finder").install()
if "MUTANT_LINES" in os.environ:
    _module("lines").note_to_file()
