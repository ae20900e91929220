"""Puts the source of a mutant in place of a module, in this process and in those that it starts."""

import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

MODULE, SOURCE = "MUTANT_MODULE", "MUTANT_SOURCE"
"""The environment variables that name the module and the file with its changed source."""


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        text = Path(os.environ[SOURCE]).read_bytes()
        return self.source_to_code(text, self.path)


class MutantFinder(MetaPathFinder):
    """Finds one module elsewhere; all others are found as usual."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != os.environ.get(MODULE):
            return None
        spec = PathFinder.find_spec(fullname, path)
        if spec is None or spec.origin is None:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            spec.origin,
            loader=_Loader(fullname, spec.origin),
            submodule_search_locations=spec.submodule_search_locations,
        )


def install() -> None:
    """Let every import from now on see the mutant that the environment names."""
    sys.meta_path.insert(0, MutantFinder())
