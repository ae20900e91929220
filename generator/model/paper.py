"""The sizes of paper that handouts are printed on."""

from collections.abc import Mapping
from typing import Literal

Paper = Literal["a4", "us-letter"]
"""Typst's name of a paper size."""

PAPERS: Mapping[Paper, str] = {"a4": "", "us-letter": "-letter"}
"""The sizes of paper, and what a file's name says of them."""

PRINTS: Mapping[bool, str] = {False: "", True: "-large"}
"""Whether the print is large, and what a file's name says of it."""
