"""Checkers by others find nothing on any page but what one list explains, and all of the list is found."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.checkers import findings as checkers
from tests.checkers.findings import Finding

FIRST_STRETCH_SESSION = re.compile(r"^(index|session|stretches/(?!index)[\w-]+)[.]html$")
"""The first page, a stretch and the session: a page of words, one of pictures and an app."""


def judge(checker: str, found: list[Finding], every_page: bool = True) -> None:
    """Fail on a finding without a reason and, once it has seen every page, on a reason without a finding."""
    reasons = checkers.explained(checker)
    left = checkers.unexplained(found, reasons)
    assert not left, "\n".join(left)
    dead = checkers.unused(found, reasons) if every_page else []
    assert not dead, "\n".join([f"found no more, so take out of {checkers.EXPLAINED.name}:", *dead])


def test_ibms_engine_finds_nothing_unexplained(
    new_page: Callable[..., Page], server: str, kinds: list[str], pages: list[str], languages: list[str]
) -> None:
    """In the source's language and one that is written from the right; of others it would find the same.

    Of the latter three pages. The long form sees every page, as only all of them have all that is explained.
    """
    long = kinds == pages
    from_right = [f"{languages[0]}{page}" for page in kinds if long or FIRST_STRETCH_SESSION.search(page)]
    assert len(from_right) >= 3
    assert languages[0] == "ar/"
    page = new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    judge("ibm", list(checkers.by_ibm(page, server, [*kinds, *from_right])), every_page=long)


def test_the_nu_html_checker_finds_nothing_unexplained(server: str, all_pages: list[str]) -> None:
    judge("nu", list(checkers.by_nu(server, all_pages)))


def test_html_validate_finds_nothing_unexplained(site: Path, all_pages: list[str]) -> None:
    judge("html-validate", list(checkers.by_html_validate(site, all_pages)))
