"""Editing: what helps somebody who writes the content.

In: the content folder and the models. Out: a live page of the site, files and entries begun anew, JSON
Schemas and the field guide.
"""

from . import live, schema
from .field_guide import field_guide
from .new_content import NotMadeError
from .reviewed import write_review
from .scaffold import KINDS, scaffold

__all__ = [
    "KINDS",
    "NotMadeError",
    "field_guide",
    "live",
    "scaffold",
    "schema",
    "write_review",
]
