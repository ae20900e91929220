"""Checkers by others find nothing on any page but what one list explains, and all of the list is found."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.checkers import findings as checkers
from tests.checkers.findings import Finding


def judge(checker: str, found: list[Finding]) -> None:
    """Fail on a finding without a reason, and on a reason without a finding."""
    reasons = checkers.explained(checker)
    left = checkers.unexplained(found, reasons)
    assert not left, "\n".join(left)
    dead = checkers.unused(found, reasons)
    assert not dead, "\n".join([f"found no more, so take out of {checkers.EXPLAINED.name}:", *dead])


def test_ibms_engine_finds_nothing_unexplained(
    new_page: Callable[..., Page], server: str, pages: list[str], translated_kinds: list[str]
) -> None:
    """In the source's language and one that is written from the right; of others it would find the same."""
    from_right = [address for address in translated_kinds if address.startswith("ar/")]
    assert from_right
    page = new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    judge("ibm", list(checkers.by_ibm(page, server, [*pages, *from_right])))


def test_the_nu_html_checker_finds_nothing_unexplained(server: str, all_pages: list[str]) -> None:
    judge("nu", list(checkers.by_nu(server, all_pages)))


def test_html_validate_finds_nothing_unexplained(site: Path, all_pages: list[str]) -> None:
    judge("html-validate", list(checkers.by_html_validate(site, all_pages)))
