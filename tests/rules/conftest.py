"""Shared by the tests of rules."""

from tests.working_folder import tmp_path

__all__ = ["tmp_path"]
