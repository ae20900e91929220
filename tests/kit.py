"""Former name of `tests.sample_guide`; to be removed with the last import of it."""

from tests.sample_guide import REDIRECT_TAG, ROOT, change, small_guide

__all__ = ["REDIRECT_TAG", "ROOT", "change", "small_guide"]
