"""What assistive technology is told of each page: landmarks, headings, rows, files, values, choices."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdfium2 import PdfDocument

from generator.content import load
from generator.model.guide import Guide
from tests.browser.accessibility import resize
from tests.browser.conftest import new_context
from tests.sample_guide import ROOT

LANDMARK = re.compile(
    r'^\s*- (banner|complementary|contentinfo|form|main|navigation|region|search)\b(?: "([^"]*)")?',
    re.MULTILINE,
)
"""In Playwright's picture of the accessibility tree."""

FIRST_CELL = re.compile(r"- row\b.*\n\s*- (\w+)")
"""The role of the first cell of each row."""

TABLES = "main table:not(.paper *)"
EMPTY = "all => all.filter((one) => !one.textContent.trim()).map((one) => one.outerHTML)"
NAMES = "all => all.map((one) => [one.pathname.split('/').pop(), one.ariaLabel ?? one.innerText])"
NOTES = "all => all.forEach((one) => { one.role = 'note'; })"
"""Playwright does not know the role of a footnote, and takes the element for a landmark."""

OUTLINED = "one => getComputedStyle(one).outlineStyle === 'solid'"


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The real guide."""
    return load(ROOT / "content").guide


@dataclass(frozen=True)
class Told:
    """What a page tells, once its scripts have run."""

    landmarks: Counter[tuple[str, str]]
    """Role and name of each."""
    empty: list[str]
    """Headings without a word."""
    files: list[tuple[str, str]]
    """The name of each file to print that it links to, and the words of the link."""
    sources: Counter[str]
    """The words of the links from its footnotes to the list of sources."""


@pytest.fixture(scope="module")
def told(browser: Browser, server: str, pages: list[str]) -> dict[str, Told]:
    """What every page tells, by its address."""
    context = new_context(browser)
    page = context.new_page()
    found = {address: _told(page, f"{server}/{address}") for address in pages}
    context.close()
    return found


def _told(page: Page, address: str) -> Told:
    page.goto(address)
    page.locator("[role=doc-footnote]").evaluate_all(NOTES)
    return Told(
        landmarks=Counter(LANDMARK.findall(page.locator("body").aria_snapshot())),
        empty=page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(EMPTY),
        files=[(file, name) for file, name in page.locator("main a[href$='.pdf']").evaluate_all(NAMES)],
        sources=Counter(page.locator(".footnote-list a.internal[href*='source-']").all_inner_texts()),
    )


def test_landmarks_can_be_told_apart(told: dict[str, Told]) -> None:
    for address, page in told.items():
        assert ("main", "") in page.landmarks, address
        assert set(page.landmarks.values()) == {1}, (address, page.landmarks)
        nameless = {role for role, name in page.landmarks if not name}
        assert not nameless & {"complementary", "form", "navigation", "region"}, address


def test_no_heading_is_empty(told: dict[str, Told]) -> None:
    assert {address: page.empty for address, page in told.items() if page.empty} == {}


def test_tables_have_a_caption_and_say_what_heads_a_row_and_a_column(
    page: Page, server: str, kinds: list[str]
) -> None:
    seen = 0
    for address in kinds:
        page.goto(f"{server}/{address}")
        tables = page.locator(TABLES).all()
        seen += len(tables)
        for width in (1280, 360) if tables else ():
            resize(page, width)
            for table in tables:
                _assert_says_what_heads_each_row_and_column(table, f"{address} at {width}")
    assert seen


def _assert_says_what_heads_each_row_and_column(table: Locator, where: str) -> None:
    assert table.locator("caption").inner_text().strip(), where
    told = table.aria_snapshot()
    rows, cells = table.locator("tbody tr").count(), table.locator("thead th").count()
    assert FIRST_CELL.findall(told) == ["columnheader"] * bool(cells) + ["rowheader"] * rows, where
    assert (told.count("- rowheader"), told.count("- columnheader")) == (rows, cells), where


def test_links_to_files_say_what_they_open(told: dict[str, Told], site: Path, guide: Guide) -> None:
    titles = {stretch.id: stretch.name for stretch in guide.stretches}
    links = [(address, *link) for address, page in told.items() for link in page.files]
    assert {file for _, file, _ in links} == {file.name for file in (site / "handouts").glob("*.pdf")}
    for address, file, name in links:
        stretch, letter, _ = file.removesuffix(".pdf").partition("-letter")
        with PdfDocument(site / "handouts" / file) as printed:
            pages = len(printed)
        assert titles.get(stretch, "") in name, (address, name)
        assert (guide.words.handout.letter if letter else guide.words.handout.a4) in name, (address, name)
        assert "PDF" in name, (address, name)
        assert str(pages) in re.sub(r"[^\d\s]", "", name).split(), (address, name)


def test_links_to_sources_have_names_of_their_own(told: dict[str, Told]) -> None:
    assert any(page.sources for page in told.values())
    assert {address for address, page in told.items() if set(page.sources.values()) > {1}} == set()


def test_the_parts_of_the_check_are_headings_and_their_signs_are_silent(
    page: Page, server: str, guide: Guide
) -> None:
    for stretch in guide.stretches:
        page.goto(f"{server}/stretches/{stretch.id}.html")
        parts = page.locator(".gate > .admonition, .gate > details").all()
        assert parts
        for part in parts:
            expect(part.get_by_role("heading")).to_have_count(1)
            assert "- img" not in part.aria_snapshot()


@pytest.mark.parametrize("address", ["session.html", "handouts.html"])
def test_each_level_of_care_in_an_app_is_a_heading(page: Page, server: str, address: str) -> None:
    page.goto(f"{server}/{address}")
    parts = page.locator(".care-brief")
    assert parts.count()
    for part in parts.all():
        expect(part.get_by_role("heading")).to_have_count(1)


def test_every_number_of_the_session_says_whose_it_is(page: Page, server: str) -> None:
    page.goto(f"{server}/session.html")
    for routine in page.locator("[data-routine]").all():
        routine.click()
        names = [one.get_attribute("aria-label") for one in page.locator("output").all()]
        assert names
        assert all(names)
        assert len(set(names)) == len(names)


def test_what_is_chosen_is_seen_in_forced_colours(page: Page, server: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{server}/session.html")
    for chosen in page.locator(".routine").all():
        chosen.click()
        page.mouse.move(0, 0)
        page.locator("h1").click()  # takes the focus, which has an outline too, away
        for routine in page.locator(".routine").all():
            pressed = routine.get_attribute("aria-pressed") == "true"
            assert routine.evaluate(OUTLINED) == pressed
        expect(page.locator(".routine[aria-pressed=true]")).to_have_count(1)
    boxes = page.locator(".pick:has([type=checkbox]), .pill:has([type=radio])")
    assert {one.evaluate(OUTLINED) for one in boxes.all()} == {True, False}
    for box in boxes.all():
        assert box.evaluate(OUTLINED) == box.locator("[type]").first.is_checked()
